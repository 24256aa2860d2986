// The recipe for Django of the npm package's RECIPES.md, word by word, in front of a real verifier.
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { after, before, test } from 'node:test';
import { inProject, python } from './support/paths.mjs';
import { Browser, Person } from './support/person.mjs';
import { freePort, Program } from './support/processes.mjs';
import { Verifier } from './support/verifier.mjs';

const ada = { email: 'ada@example.org', password: 'correct horse' };
const person = new Person();
let folder;
let origin;
let verifier;
let app;

before(async () => {
  mkdirSync(inProject('tests/samples/test-results'), { recursive: true });
  folder = mkdtempSync(inProject('tests/samples/test-results/django-'));
  const port = String(await freePort());
  origin = `http://127.0.0.1:${port}`;
  verifier = await Verifier.start(folder, origin);

  const recipe = /^### Django$(.*?)^### /ms.exec(readFileSync(inProject('www/countersign/RECIPES.md'), 'utf8'))[1];
  for (const [, file, text] of recipe.matchAll(/```\S+ (\S+)\n(.*?)```/gs)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
  const env = {
    ...process.env,
    VERIFIER: verifier.origin,
    COUNTERSIGN_API_KEY_FILE: verifier.apiKeyFile,
    SESSION_SECRET: randomBytes(32).toString('hex'),
    PYTHONPATH: inProject('www/clients/python'),
    PYTHONDONTWRITEBYTECODE: '1',
  };
  app = new Program(python(), [inProject('tests/samples/support/django_site.py'), port], { cwd: folder, env });
  await app.answersAt(origin);
});

after(async () => {
  await Promise.all([app?.stop(), verifier?.stop()]);
  if (folder) rmSync(folder, { recursive: true, force: true });
});

const part = (text, pattern) => pattern.exec(text)?.[1] ?? assert.fail(`${pattern} is not in ${text}`);

/** The page of the second step: what its element gets, and what its form sends back. */
async function halfWay(browser) {
  const { status, text } = await browser.go('/sign-in', ada);
  assert.equal(status, 200, text);
  const form = { csrfmiddlewaretoken: part(text, /name="csrfmiddlewaretoken" value="([^"]+)"/) };
  return { form, action: part(text, /<form id="second-step" method="post" action="([^"]+)"/), page: `${part(text, / verifier="([^"]+)"/)}/sign-in#${part(text, / token="([^"]+)"/)}` };
}

test('somebody signs in, and is signed in only then', async () => {
  const browser = new Browser(origin);
  const { page, form, action } = await halfWay(browser);
  assert.equal((await browser.go('/')).text, 'signed in: False');
  const receipt = await person.passed(page);
  const { status, location } = await browser.go(action, { ...form, receipt });
  assert.deepEqual([status, location], [302, '/']);
  assert.equal((await browser.go('/')).text, 'signed in: True');
});

test('a form of another site opens nothing, nor does the receipt of another browser’s sign-in', async () => {
  const [mine, theirs] = [new Browser(origin), new Browser(origin)];
  const { form, action } = await halfWay(mine);
  const receipt = await person.passed((await halfWay(theirs)).page);
  assert.equal((await mine.go(action, { receipt })).status, 403, 'without the form’s token');
  assert.equal((await mine.go(action, { ...form, receipt })).status, 500, 'the verifier does not redeem it');
  assert.equal((await mine.go('/')).text, 'signed in: False');
});
