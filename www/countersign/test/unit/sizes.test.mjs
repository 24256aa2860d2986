// The figures of README.md are the budgets that scripts/size holds.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

const read = (path) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const budgets = new Map([...read('scripts/size.mjs').matchAll(/^ {2}\['([^']+)', ([\d_]+)/gm)].map(([, name, bytes]) => [name, Number(bytes.replaceAll('_', ''))]));
const told = [...read('README.md').matchAll(/^\| (`[^|]*`) \| ([\d.]+) \| /gm)].map(([, names, figure]) => [names.replaceAll('`', '').replace(/^countersign\//, ''), Number(figure)]);

test('the figures of README.md are the budgets', () => {
  assert.ok(told.length >= 3);
  for (const element of ['code-input', 'sign-in']) assert.ok(told.some(([name]) => name === element), element);
  for (const [name, figure] of told) if (budgets.has(name)) assert.equal(figure * 1000, budgets.get(name), name);
});
