import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import * as countersign from 'countersign';
import instantiate from '../../dist/wasm/countersign_otp.js';
import { run } from '../hostile/run.mjs';

let memory;

before(async () => {
  await countersign.init();
  // It is loaded by now, so this only gives what was loaded.
  ({ memory } = await instantiate());
});

test('S32: no value of any kind, in any place of any function, does more than a typed error', () => {
  const wrong = run(countersign, memory);
  assert.equal(wrong.length, 0, `${wrong.length} places:\n${wrong.slice(0, 40).join('\n')}`);
});
