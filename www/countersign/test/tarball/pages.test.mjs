// The package on a page, in a real browser: from a plain <script type="module">, and through a bundler.
import assert from 'node:assert/strict';
import { cpSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { chromium } from '@playwright/test';
import { build } from 'vite';
import { installed } from './project.mjs';
import { serve } from './serve.mjs';

/** What a page does with the package: it says in its title whether all of it worked. */
const program = (specifier) => `
  import { init, generateSecret, totpCode, verifyTotp, writeUri, drawQr } from '${specifier}';
  await init();
  const secret = generateSecret();
  const { code } = totpCode({ secret });
  const { verdict } = verifyTotp({ secret, code });
  const canvas = document.querySelector('canvas');
  drawQr(canvas, writeUri({ secret, issuer: 'ACME', account: 'alice' }), { scale: 2 });
  document.title = verdict + ' ' + (canvas.width > 60);
`;

const html = (body) => `<!doctype html><html lang="en"><title>…</title><canvas></canvas>${body}</html>`;

let browser;

before(async () => {
  const root = process.getuid?.() === 0;
  browser = await chromium.launch({
    executablePath: process.env.COUNTERSIGN_CHROMIUM ?? '/usr/bin/chromium',
    args: [
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      // Chromium refuses its sandbox to root, which is what build machines run as.
      ...(root ? ['--no-sandbox'] : []),
    ],
  });
});

after(() => browser.close());

/** Opens a folder's index.html, waits for its verdict, and gives what was requested. */
async function open(folder, headers, verdict = 'match true') {
  const site = await serve(folder, headers);
  const page = await browser.newPage();
  const requests = [];
  const problems = [];
  page.on('request', (request) => requests.push(request.url()));
  page.on('pageerror', (error) => problems.push(String(error)));
  page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
  try {
    await page.goto(`${site.origin}/index.html`);
    await page.waitForFunction(() => document.title !== '…', null, { timeout: 60_000 }).catch(() => {});
    assert.deepEqual(problems, []);
    assert.equal(await page.title(), verdict);
    return { page, own: requests.filter((url) => url.startsWith(site.origin)).map((url) => url.slice(site.origin.length)), requests };
  } finally {
    await page.close();
    await site.close();
  }
}

test('a plain script loads it from any folder, under a strict content security policy, and the wasm once', async () => {
  const folder = installed();
  mkdirSync(join(folder, 'site'));
  cpSync(join(folder, 'node_modules/countersign/dist'), join(folder, 'site/some/where'), { recursive: true });
  writeFileSync(join(folder, 'site/main.js'), program('./some/where/countersign.js'));
  writeFileSync(join(folder, 'site/more.js'), "import './some/where/elements.js';");
  writeFileSync(
    join(folder, 'site/index.html'),
    html('<script type="module" src="/more.js"></script><script type="module" src="/main.js"></script>'),
  );
  const { own, requests } = await open(join(folder, 'site'), {
    'content-security-policy': "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; style-src 'self'",
  });
  assert.deepEqual(own.filter((path) => path.endsWith('.wasm')), ['/some/where/countersign_otp_bg.wasm']);
  assert.equal(own.length, requests.length, 'everything came from the page’s own origin');
});

test('a bundler finds the wasm by itself and leaves out what is not imported', async () => {
  const folder = installed();
  writeFileSync(join(folder, 'main.js'), program('countersign'));
  writeFileSync(join(folder, 'index.html'), html('<script type="module" src="/main.js"></script>'));
  await build({ root: folder, configFile: false, logLevel: 'error', build: { target: 'es2022' } });

  const assets = readdirSync(join(folder, 'dist/assets'));
  assert.equal(assets.filter((name) => /^countersign_otp_bg-.+\.wasm$/.test(name)).length, 1);
  const { own, requests } = await open(join(folder, 'dist'));
  assert.equal(own.filter((path) => path.endsWith('.wasm')).length, 1);
  assert.equal(own.length, requests.length, 'everything came from the page’s own origin');
});

test('S32: in a browser too, no value of any kind does more than a typed error', async () => {
  const folder = installed();
  cpSync(new URL('../hostile/', import.meta.url), join(folder, 'hostile'), { recursive: true });
  writeFileSync(
    join(folder, 'main.js'),
    `import * as api from 'countersign';
     import instantiate from './node_modules/countersign/dist/wasm/countersign_otp.js';
     import * as policy from 'countersign/policy';
     import instantiatePolicy from './node_modules/countersign/dist/wasm/countersign_policy.js';
     import * as functions from './hostile/functions.mjs';
     import * as policies from './hostile/policy.mjs';
     import { run } from './hostile/run.mjs';
     await Promise.all([api.init(), policy.init()]);
     const wrong = [
       ...run(functions.withTotp(api), (await instantiate()).memory, functions),
       ...run(policy, (await instantiatePolicy()).memory, policies),
     ];
     document.title = wrong.length + ' wrong ' + wrong.slice(0, 5).join('; ');`,
  );
  writeFileSync(join(folder, 'index.html'), html('<script type="module" src="/main.js"></script>'));
  await build({ root: folder, configFile: false, logLevel: 'error', build: { target: 'es2022' } });
  // Isolated, so that a page has shared memory.
  await open(
    join(folder, 'dist'),
    { 'cross-origin-opener-policy': 'same-origin', 'cross-origin-embedder-policy': 'require-corp' },
    '0 wrong',
  );
});
