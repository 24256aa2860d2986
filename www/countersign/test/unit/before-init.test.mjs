// A file of its own, and so a process of its own: here nothing has initialised the package.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as countersign from 'countersign';
import * as policy from 'countersign/policy';
import { exported } from '../hostile/run.mjs';
import { anywhere } from '../hostile/values.mjs';

test('before init, every function that needs the core says so', () => {
  const refused = { name: 'CountersignError', code: 'not-initialized', message: /await init\(\)/ };
  for (const name of exported(countersign)) if (name !== 'groupKey') assert.throws(() => countersign[name](), refused, name);
  for (const name of exported(policy)) assert.throws(() => policy[name](), refused, name);
});

test('grouping a key is only text and needs no core', () => {
  assert.equal(countersign.groupKey('JBSWY3DPEHPK3PXPJ'), 'JBSW Y3DP EHPK 3PXP J');
  assert.equal(countersign.groupKey(''), '');
});

test('S32: whatever the source is that init gets, it is refused in one way', async () => {
  for (const [kind, source] of Object.entries(anywhere)) {
    // Nothing given means the package's own file.
    if (source !== null) await assert.rejects(async () => countersign.init(source), { name: 'CountersignError', code: 'wasm-unavailable' }, kind);
  }
});

test('a source that is no wasm is refused, and the next call may succeed', async () => {
  await assert.rejects(countersign.init(new Uint8Array([1, 2, 3])), { code: 'wasm-unavailable' });
  assert.throws(() => countersign.generateSecret(), { code: 'not-initialized' });
  await countersign.init();
  assert.match(countersign.generateSecret(), /^[A-Z2-7]{32}$/);
});

test('init runs once', () => {
  assert.equal(countersign.init(), countersign.init());
});
