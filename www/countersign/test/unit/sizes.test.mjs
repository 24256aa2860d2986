// The figures of README.md are the budgets that scripts/size holds, and beside them stand the same libraries.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

const read = (path) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const [, chapter] = /^## What a page downloads$(.*?)^## /ms.exec(read('README.md'));
const { dependencies } = JSON.parse(read('../../tests/peers/package.json'));

/** The libraries that a cell or a list names, without what they take. */
const named = (text) => text.split(',').map((one) => one.replace(/[ '\d.]+$|^[ ']+/g, '')).filter(Boolean);

const uses = [...read('scripts/size.mjs').matchAll(/^ {2}\['([^']+)', ([\d_]+), \w+\([^)]*\)(.*)\],$/gm)].map(([, name, bytes, others]) => ({
  name,
  kB: Number(bytes.replaceAll('_', '')) / 1000,
  others: named(others),
}));
const told = [...chapter.matchAll(/^\| ([^|]+) \| ([\d.]+) \|(.*)\|$/gm)].map(([, name, kB, others]) => ({
  name: name.replaceAll('`', '').replace(/^countersign\//, ''),
  kB: Number(kB),
  others: named(others),
}));

test('the figures of README.md are the budgets', () => {
  assert.ok(uses.length >= 6);
  assert.deepEqual(told, uses);
});

test('README.md names the versions that are measured', () => {
  const versions = Object.fromEntries([...chapter.matchAll(/\b(\w+) (\d+\.\d+\.\d+)/g)].map(([, name, version]) => [name, version]));
  assert.deepEqual(versions, dependencies);
});
