// The pages of migrating/ by their word: what a page's code gives with the other package, it gives with this one.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { after, before, mock, test } from 'node:test';
import { init, parseUri, secretToBase32, totpCode, Totp } from 'countersign';

const folder = new URL('../../migrating/', import.meta.url);
const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
const NOW = 1_764_103_851;
// One step old, one of now, one of nobody, and one that was right a while ago.
const typed = [NOW - 30, NOW, NOW - 300].map((at) => () => totpCode({ secret, at }).code).concat(() => '000000');
const written = [];

before(() => init());
before(() => mock.timers.enable({ apis: ['Date'], now: NOW * 1000 }));
after(() => mock.timers.reset());
after(() => written.forEach((file) => rmSync(file)));

/** Runs a page's block with `typed`, and gives what it names. */
async function run(page, language, block, at) {
  const file = new URL(`.${page}-${language}-${at}.mjs`, import.meta.url);
  written.push(file);
  writeFileSync(file, `const secret = '${secret}';\nconst typed = '${typed[at]()}';\n${block}\nexport { code, right, uri };\n`);
  const { code, right, uri } = await import(file);
  const { diagnostics, labelIssuer, ...account } = parseUri(uri, { mode: 'lenient' });
  return { code, right, account };
}

for (const page of readdirSync(folder)) {
  const blocks = [...readFileSync(new URL(page, folder), 'utf8').matchAll(/```js (\S+)\n(.*?)```/gs)].map(([, language, block]) => [language, block]);
  const ours = blocks.find(([language]) => language === 'countersign')[1];
  for (const [language, theirs] of blocks.filter(([language]) => language !== 'countersign')) {
    test(`${page}: the code for ${language} and ours give the same`, async () => {
      for (const at of typed.keys()) assert.deepEqual(await run(page, `countersign-${language}`, ours, at), await run(page, language, theirs, at), `code ${at}`);
    });
  }
}

test('speakeasy.md: a secret that was stored in another form becomes the same one', () => {
  assert.equal(secretToBase32(new TextEncoder().encode('12345678901234567890')), secret);
  const hex = Buffer.from('12345678901234567890').toString('hex');
  assert.equal(secretToBase32(new Uint8Array(Buffer.from(hex, 'hex'))), secret);
  assert.equal(new Totp({ secret }).code(59), '287082');
});
