// The package in a bundler: one small page, built as each tool's own first page of its manual says, and looked at in a browser.
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { onPage, withBrowser, works } from './support/browser.mjs';
import { freePort, project, run, started } from './support/run.mjs';
import { serve } from '../../www/countersign/test/tarball/serve.mjs';

withBrowser();

/** Looks at a folder that a bundler wrote. */
async function look(folder) {
  const { origin, close } = await serve(folder);
  await onPage(`${origin}/index.html`, works).finally(close);
}

/** For a bundler that bundles scripts alone: the page beside them. */
const withPage = (folder) => cpSync(join(folder, 'index.html'), join(folder, 'dist/index.html'));

test('Vite: its development server, with nothing said about the package', async (t) => {
  const port = await freePort();
  const { origin } = await started('vite', ['--host', '127.0.0.1', '--port', String(port), '--strictPort'], project('app'), { port, test: t });
  await onPage(origin, works, /^Lit is in dev mode/);
});

test('Vite: what it builds', async () => {
  const folder = project('app');
  await run('vite', ['build', '--logLevel', 'warn'], folder);
  await look(join(folder, 'dist'));
});

test('webpack: what it builds', async () => {
  const folder = project('app', 'webpack');
  await run('webpack', ['--config', 'webpack.config.cjs'], folder);
  withPage(folder);
  await look(join(folder, 'dist'));
});

test('esbuild: one file', async () => {
  const folder = project('app');
  await run('esbuild', ['main.js', '--bundle', '--minify', '--format=esm', '--outdir=dist'], folder);
  withPage(folder);
  await look(join(folder, 'dist'));
});

test('esbuild: split, so that each page loads what it needs', async () => {
  const folder = project('app');
  await run('esbuild', ['main.js', '--bundle', '--splitting', '--format=esm', '--outdir=dist'], folder);
  withPage(folder);
  await look(join(folder, 'dist'));
});

test('Rollup: what it builds, without a warning', async () => {
  const folder = project('app', 'rollup');
  const said = await run('rollup', ['--config', '--failAfterWarnings'], folder);
  withPage(folder);
  await look(join(folder, 'dist'));
});

test('Parcel: what it builds', async () => {
  const folder = project('app', 'parcel');
  await run('parcel', ['build', 'index.html', '--no-cache'], folder);
  await look(join(folder, 'dist'));
});
