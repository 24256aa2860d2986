// The package on a page, in a real browser: from a plain <script type="module">, and through a bundler.
import assert from 'node:assert/strict';
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { chromium } from '@playwright/test';
import { build } from 'vite';
import { installed } from './project.mjs';
import { serve } from './serve.mjs';

/** What a page does with the package: it says in its title whether all of it worked. */
const program = (specifier) => `
  import { generateSecret, totpCode, verifyTotp, writeUri, drawQr } from '${specifier}';
  const secret = generateSecret();
  const { code } = totpCode({ secret });
  const { verdict } = verifyTotp({ secret, code });
  const canvas = document.querySelector('canvas');
  drawQr(canvas, writeUri({ secret, issuer: 'ACME', account: 'alice' }), { scale: 2 });
  document.title = verdict + ' ' + (canvas.width > 60);
`;

const html = (body) => `<!doctype html><html lang="en"><title>…</title><canvas></canvas>${body}</html>`;

/** How many modules of WebAssembly a script holds: long texts. */
const modulesIn = (file) => (file.endsWith('.js') ? readFileSync(file, 'utf8').split('"').filter((text) => text.length > 9000 && !text.includes(' ')).length : 0);

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

test('a plain script loads it from any folder, under a strict content security policy, and the wasm with it, once', async () => {
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
    'content-security-policy': "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'",
  });
  assert.deepEqual(own.filter((path) => path.endsWith('.wasm')), [], 'there is no file to find');
  assert.equal(own.map((path) => modulesIn(join(folder, 'site', path))).reduce((sum, each) => sum + each), 3);
  assert.equal(own.length, requests.length, 'everything came from the page’s own origin');
});

test('a bundler takes the wasm along by itself and leaves out what is not imported', async () => {
  const folder = installed();
  writeFileSync(join(folder, 'main.js'), program('countersign'));
  writeFileSync(join(folder, 'index.html'), html('<script type="module" src="/main.js"></script>'));
  await build({ root: folder, configFile: false, logLevel: 'error', build: { target: 'es2022' } });

  const assets = readdirSync(join(folder, 'dist/assets'));
  assert.deepEqual(assets.map((name) => modulesIn(join(folder, 'dist/assets', name))), [2], 'one script, with two modules in it');
  const { own, requests } = await open(join(folder, 'dist'));
  assert.equal(own.length, requests.length, 'everything came from the page’s own origin');
});

test('a page that only draws loads the module that draws, and each module of the picture is where the matrix has it', async () => {
  const folder = installed();
  writeFileSync(
    join(folder, 'main.js'),
    `import { init, drawQr, qrMatrix, CountersignError } from 'countersign';
     await init();
     const text = 'otpauth://totp/a?secret=JBSWY3DPEHPK3PXP';
     const canvas = document.querySelector('canvas');
     const [scale, quiet] = [3, 4];
     drawQr(canvas, text, { scale });
     const { size, modules } = qrMatrix(text);
     const side = size + 2 * quiet;
     const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
     const wrong = [];
     for (let place = 0; place < side * side; place += 1) {
       const [x, y] = [place % side, Math.floor(place / side)];
       const inside = [x, y].every((at) => at >= quiet && at < quiet + size);
       const dark = inside && modules[(y - quiet) * size + x - quiet] === 1;
       const middle = (y * scale + 1) * side * scale + x * scale + 1;
       if (data[middle * 4] !== (dark ? 0 : 255)) wrong.push(place);
     }
     const taken = document.createElement('canvas');
     taken.getContext('bitmaprenderer');
     const refused = [[taken, 8], [canvas, 0], [canvas, 65]].map(([on, scale]) => {
       try { return drawQr(on, text, { scale }); } catch (error) { return error instanceof CountersignError && error.code; }
     });
     document.title = [canvas.width === side * scale, canvas.height === side * scale, wrong.length, ...refused].join(' ');`,
  );
  writeFileSync(join(folder, 'index.html'), html('<script type="module" src="/main.js"></script>'));
  await build({ root: folder, configFile: false, logLevel: 'error', build: { target: 'es2022' } });
  const { own } = await open(join(folder, 'dist'), {}, 'true true 0 canvas-unavailable out-of-range out-of-range');
  assert.deepEqual(own.filter((path) => path.endsWith('.js')).map((path) => modulesIn(join(folder, 'dist', path))), [1]);
});

test('S32: in a browser too, no value of any kind does more than a typed error', async () => {
  const folder = installed();
  cpSync(new URL('../hostile/', import.meta.url), join(folder, 'hostile'), { recursive: true });
  writeFileSync(
    join(folder, 'main.js'),
    `import * as api from 'countersign';
     import * as policy from 'countersign/policy';
     import * as functions from './hostile/functions.mjs';
     import * as policies from './hostile/policy.mjs';
     import { memories } from './hostile/memories.mjs';
     import { run } from './hostile/run.mjs';
     const started = memories();
     await Promise.all([api.init(), policy.init()]);
     const wrong = started.length < 3 ? ['not every module was seen'] : [...run(functions.withTotp(api), started, functions), ...run(policy, started, policies)];
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
