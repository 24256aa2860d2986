// A file of its own, and so a process of its own: here nothing has started the package’s WebAssembly.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setImmediate } from 'node:timers/promises';
import * as countersign from 'countersign';
import { presets } from 'countersign/policy';
import { anywhere } from '../hostile/values.mjs';

test('grouping a key is only text and starts nothing', () => {
  assert.equal(countersign.groupKey('JBSWY3DPEHPK3PXPJ'), 'JBSW Y3DP EHPK 3PXP J');
  assert.equal(countersign.groupKey(''), '');
});

test('S32: whatever the source is that init gets, it is refused in one way', async () => {
  for (const [kind, source] of Object.entries(anywhere)) {
    // Nothing given means the package's own file.
    if (source !== null) await assert.rejects(async () => countersign.init(source), { name: 'CountersignError', code: 'wasm-unavailable' }, kind);
  }
});

test('a module that has started is asked for no source: what is wrong with one is told once', async () => {
  await assert.rejects(countersign.init({ qr: new Uint8Array([1]) }), { code: 'wasm-unavailable' });
  await assert.rejects(countersign.init('nowhere'), { code: 'wasm-unavailable' });
  // A rejection that nobody waits for ends a process of Node at its next turn.
  await setImmediate();
});

test('a source that is no wasm is refused, and the package still has its own', async () => {
  await assert.rejects(countersign.init(new Uint8Array([1, 2, 3])), { code: 'wasm-unavailable' });
  assert.match(countersign.generateSecret(), /^[A-Z2-7]{32}$/);
  await countersign.init();
});

test('nothing needs to be started before the first call', () => {
  assert.ok('zendesk' in presets());
});

test('init runs once', () => {
  assert.equal(countersign.init(), countersign.init());
});
