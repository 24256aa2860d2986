// The package on pages that nothing is built for, and under policies that forbid what is usually allowed.
import assert from 'node:assert/strict';
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { computes, onPage, signsIn, withBrowser, works } from './support/browser.mjs';
import { here, project, run } from './support/run.mjs';
import { serve } from '../../www/countersign/test/tarball/serve.mjs';

withBrowser();

const SELF = "default-src 'none'; connect-src 'self'; style-src 'self'";

/** The static page with the package's files in some folder of it. */
function site() {
  const folder = project('static');
  cpSync(join(here, 'node_modules/countersign/dist'), join(folder, 'some/where'), { recursive: true });
  return folder;
}

async function look(folder, headers, what, expected) {
  const { origin, close } = await serve(folder, headers);
  await onPage(`${origin}/index.html`, what, expected).finally(close);
}

test('<script type="module">: the files of the package, in any folder', () => look(site(), {}, works));

test('Content security policy: strict, with wasm-unsafe-eval', () => look(site(), { 'content-security-policy': `${SELF}; script-src 'self' 'wasm-unsafe-eval'` }, works));

test('Content security policy: without wasm-unsafe-eval people still sign in, and a function says what is missing', () =>
  look(
    site(),
    { 'content-security-policy': `${SELF}; script-src 'self'` },
    async (page) => {
      const failed = page.waitForEvent('pageerror');
      await page.reload();
      assert.match(String(await failed), /CountersignError: .*script-src 'wasm-unsafe-eval'/);
      await signsIn(page);
    },
    /wasm-unsafe-eval|WebAssembly/,
  ));

test('Trusted Types: the elements with their own policy, and a QR code that is drawn', () => {
  const folder = site();
  cpSync(join(folder, 'drawn.js'), join(folder, 'main.js'));
  return look(
    folder,
    { 'content-security-policy': `${SELF}; script-src 'self' 'wasm-unsafe-eval'; require-trusted-types-for 'script'; trusted-types lit-html` },
    works,
  );
});

test('Web Worker: bundled by Vite', async () => {
  const folder = project('worker');
  await run('vite', ['build', '--logLevel', 'warn'], folder);
  await look(join(folder, 'dist'), {}, computes);
});
