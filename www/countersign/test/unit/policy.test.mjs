import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { check, CountersignError, decide, init, presets, preview, switched } from 'countersign/policy';

const root = fileURLToPath(new URL('../../../../', import.meta.url));
const now = 1_700_000_000_000_000;
const day = 24 * 3600 * 1_000_000;

before(() => init());

const refuses = (message, call) =>
  assert.throws(call, (error) => error instanceof CountersignError && (assert.equal(error.message, message), error.code === 'not-a-policy'));

test('ten thousand cases are decided, switched and previewed as they are natively', { timeout: 300_000 }, async () => {
  const native = spawn('cargo', ['run', '--quiet', '--package', 'countersign-policy', '--example', 'cases'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise((resolve) => native.on('close', resolve));
  const kinds = new Map();
  let cases = 0;
  for await (const line of createInterface({ input: native.stdout })) {
    const { case: given, decision, policy, switched: next, change } = JSON.parse(line);
    const { in_force: inForce, member, from } = given;
    assert.deepEqual(decide(inForce, member, from, given.now), decision, line);
    assert.deepEqual(switched(inForce, policy, given.now), next, line);
    assert.deepEqual(preview(inForce, policy, [member], given.now), [change], line);
    for (const kind of [decision.decision, change.effect]) kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
    cases += 1;
  }
  assert.equal(await ended, 0);
  assert.equal(cases, 10_000);
  // None of the outcomes is so rare that agreeing on it says nothing.
  for (const kind of ['passed', 'challenge', 'enroll', 'denied', 'gains', 'keeps', 'loses', 'unaffected']) {
    assert.ok(kinds.get(kind) > 100, `${kind}: ${kinds.get(kind)}`);
  }
});

test('a week of grace ends at exactly its deadline', () => {
  const inForce = switched({ policy: presets().heyy, version: 1, since: [] }, presets().helpkit, now);
  const member = { required_from: 0 };
  const first = decide(inForce, member, {}, now);
  assert.deepEqual(first, { decision: 'enroll', by: now + 7 * day, may_skip: true, kinds: ['totp', 'sms'] });
  assert.equal(decide(inForce, member, {}, first.by - 1).may_skip, true);
  assert.deepEqual(decide(inForce, member, {}, first.by), { ...first, by: null, may_skip: false });
});

test('every preset is a policy, and reads as itself', () => {
  assert.deepEqual(Object.keys(presets()), ['heyy', 'hello-customer', 'zendesk', 'helpkit', 'customer-io']);
  for (const preset of Object.values(presets())) assert.deepEqual(check(preset), preset);
});

test('what is left out of a policy has its default', () => {
  const policy = check({ required: { grace_days: 7 } });
  assert.equal(policy.required.team, 'everyone');
  assert.equal(policy.budget.stop, 100);
});

test('what is wrong in a policy is told with its place, and what would be right', () => {
  refuses('methods.sms_code.seconds: a whole number from 30 to 600 is expected, not 900', () => check({ methods: { sms_code: { seconds: 900 } } }));
  refuses(
    'required.grace: unknown field `grace`, expected one of `team`, `end_users`, `grace_days`, `overrides`, `admin_first`, `sso_exempt`, `encourage_days`',
    () => check({ required: { grace: 7 } }),
  );
  refuses('required.team: unknown variant `all`, expected one of `nobody`, `admins`, `everyone`, `per-member`', () => check({ required: { team: 'all' } }));
});

test('a field that is not known is refused wherever it stands', () => {
  const refused = (call) => assert.throws(call, { code: 'wrong-shape', message: /unknown field/ });
  refused(() => decide({ polcy: {} }, {}, {}, now));
  refused(() => decide({}, { exempt: true }, {}, now));
  refused(() => decide({}, { factors: { totpp: 1 } }, {}, now));
  refused(() => decide({}, {}, { browser: 'known' }, now));
});

test('a moment that cannot be told as a number is refused and not rounded', () => {
  assert.throws(() => decide({}, {}, {}, 2 ** 53), { code: 'out-of-range' });
  const late = Number.MAX_SAFE_INTEGER - 1;
  const inForce = switched({ policy: presets().heyy }, presets().helpkit, late);
  assert.throws(() => decide(inForce, {}, {}, late), { code: 'out-of-range' });
});
