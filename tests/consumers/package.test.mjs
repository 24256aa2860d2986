// The package as the tools see it that look at packages.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { here, run } from './support/run.mjs';

const tarball = process.env.COUNTERSIGN_TARBALL;

test('publint: nothing to say', async () => assert.match(await run('publint', ['--strict', tarball], here), /All good/));

const { exports } = JSON.parse(readFileSync(`${here}node_modules/countersign/package.json`, 'utf8'));
const FILES = Object.keys(exports).flatMap((name) => (name.endsWith('.wasm') ? [name.slice('./'.length)] : []));
const attw = (...args) => run('attw', [tarball, '--no-emoji', '--format', 'ascii', ...args], here);

// An element is for a browser: its module is one for `import` alone, and no fault of the types.
test('are-the-types-wrong: nothing is, for any way of resolving', async () =>
  assert.match(await attw('--exclude-entrypoints', 'custom-elements.json', ...FILES, '--ignore-rules', 'cjs-resolves-to-esm'), /No problems found/));

test('are-the-types-wrong: the .wasm files have types too', async () => {
  const said = await attw('--entrypoints', ...FILES, '--profile', 'esm-only');
  assert.equal(said.match(/^node16 \(from ESM\): OK/gm)?.length, FILES.length, said);
});
