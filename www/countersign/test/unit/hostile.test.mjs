import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import * as countersign from 'countersign';
import * as policy from 'countersign/policy';
import * as functions from '../hostile/functions.mjs';
import * as policies from '../hostile/policy.mjs';
import { memories } from '../hostile/memories.mjs';
import { run } from '../hostile/run.mjs';

const started = memories();

before(() => Promise.all([countersign.init(), policy.init()]));

test('S32: no value of any kind, in any place of any function, does more than a typed error', () => {
  assert.ok(started.length >= 3, 'not every module was seen');
  const wrong = [...run(functions.withTotp(countersign), started, functions), ...run(policy, started, policies)];
  assert.equal(wrong.length, 0, `${wrong.length} places:\n${wrong.slice(0, 40).join('\n')}`);
});
