// The package where no page is: on servers, at the edge and in the tools that run tests.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { project, run } from './support/run.mjs';

const RIGHT = /^true true true function$/m;

test('Node: import', async () => assert.match(await run('node', ['verify.mjs'], project('runtimes')), RIGHT));

test('Node: require', async () => assert.match(await run('node', ['verify.cjs'], project('runtimes')), RIGHT));

test('Node: require where a module cannot be required, as before 20.19', async () =>
  assert.match(await run('node', ['--no-experimental-require-module', 'verify.cjs'], project('runtimes')), RIGHT));

test('Node: bundled into one file, as for a function in a cloud', async () => {
  const folder = project('runtimes');
  await run('esbuild', ['verify.mjs', '--bundle', '--platform=node', '--outfile=alone/verify.cjs'], folder);
  assert.match(await run('node', ['alone/verify.cjs'], folder), RIGHT);
});

test('Bun: import and require', async () => {
  const folder = project('runtimes');
  assert.match(await run('bun', ['verify.mjs'], folder), RIGHT);
  assert.match(await run('bun', ['verify.cjs'], folder), RIGHT);
});

test('Deno: without any permission', async () =>
  assert.match(await run('deno', ['run', '--no-prompt', '--no-remote', '--node-modules-dir=manual', 'verify.mjs'], project('runtimes')), RIGHT));

test('workerd: bundled by esbuild, the WebAssembly beside the script', async (t) => {
  const folder = project('workerd');
  await run('esbuild', ['worker.js', '--bundle', '--format=esm', '--conditions=workerd', '--loader:.wasm=copy', '--asset-names=[name]', '--outdir=dist'], folder);
  assert.deepEqual(await answer(t, folder), { qr: true, right: true });
});

test('workerd: bundled for another runtime, an error says what to do', async (t) => {
  const folder = project('workerd');
  const worker = readFileSync(join(folder, 'worker.js'), 'utf8');
  writeFileSync(join(folder, 'worker.js'), worker.replace('const totp', 'try { qrSvg("x"); } catch ({ code, message }) { return Response.json({ code, message }); }\n    const totp'));
  await run('esbuild', ['worker.js', '--bundle', '--format=esm', '--outdir=dist'], folder);
  writeFileSync(join(folder, 'config.capnp'), readFileSync(join(folder, 'config.capnp'), 'utf8').replace(/^.*\.wasm".*\n/gm, ''));
  const { code, message } = await answer(t, folder);
  assert.equal(code, 'wasm-unavailable');
  assert.match(message, /workerd/);
});

test('Vitest: a test that imports it', async () => {
  const said = await run('vitest', ['run'], project('vitest'));
  assert.match(said, /Tests\s+1 passed/);
});

test('Jest: functions, countersign/server and countersign/react, with nothing configured', async () => {
  assert.match(await run('jest', ['--no-cache'], project('jest')), /Tests:\s+2 passed/);
});

/** What a worker answers, on a port that workerd chooses. */
async function answer(t, folder) {
  const workerd = spawn(join(folder, '../node_modules/.bin/workerd'), ['serve', 'config.capnp', '--control-fd=1'], { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
  t.after(() => workerd.kill('SIGKILL'));
  let said = '';
  workerd.stderr.on('data', (data) => (said += data));
  for await (const data of workerd.stdout) {
    const port = String(data).match(/"port":(\d+)/)?.[1];
    if (port) return (await fetch(`http://127.0.0.1:${port}`)).json();
  }
  throw new Error(`workerd ended:\n${said}`);
}
