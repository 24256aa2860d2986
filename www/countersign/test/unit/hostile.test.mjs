import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import * as countersign from 'countersign';
import instantiate from '../../dist/wasm/countersign_otp.js';
import * as policy from 'countersign/policy';
import instantiatePolicy from '../../dist/wasm/countersign_policy.js';
import * as functions from '../hostile/functions.mjs';
import * as policies from '../hostile/policy.mjs';
import { run } from '../hostile/run.mjs';

/** For each entry of the package: its functions, what they are tried with, and the core's memory. */
let entries;

before(async () => {
  await Promise.all([countersign.init(), policy.init()]);
  // They are loaded by now, so this only gives what was loaded.
  entries = [
    [functions.withTotp(countersign), await instantiate(), functions],
    [policy, await instantiatePolicy(), policies],
  ];
});

test('S32: no value of any kind, in any place of any function, does more than a typed error', () => {
  const wrong = entries.flatMap(([api, { memory }, table]) => run(api, memory, table));
  assert.equal(wrong.length, 0, `${wrong.length} places:\n${wrong.slice(0, 40).join('\n')}`);
});
