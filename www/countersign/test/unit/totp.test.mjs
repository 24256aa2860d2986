import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { inspect } from 'node:util';
import { CountersignError, init, parseUri, Totp } from 'countersign';

// RFC 6238 appendix B: the bytes "12345678901234567890".
const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
const AT = 1_000_000;

before(() => init());

const refuses = (code, call, message = /./) => assert.throws(call, (error) => error instanceof CountersignError && error.code === code && message.test(error.message));

test('its codes are those of RFC 6238', () => {
  assert.equal(new Totp({ secret, digits: 8 }).code(59), '94287082');
  assert.equal(new Totp({ secret, digits: 8 }).code(20_000_000_000n), '65353130');
  assert.match(new Totp({ secret }).code(), /^[0-9]{6}$/);
});

test('a right code is a match, and anything else is null: an `if` around it cannot let the wrong one in', () => {
  const totp = new Totp({ secret });
  assert.equal(totp.verify(totp.code(AT), { at: AT }).offset, 0);
  assert.equal(totp.verify(totp.code(AT - 30), { at: AT }).offset, -1);
  for (const wrong of ['000000', totp.code(AT - 90), totp.code(AT + 300), '', '12345', '1234567', 'abcdef', '１２３４５６', '9'.repeat(100), '9'.repeat(20_000), '\ud800']) {
    assert.equal(totp.verify(wrong, { at: AT }), null, wrong);
  }
  assert.equal(new Totp({ secret, window: { past: 3, future: 0 } }).verify(totp.code(AT - 90), { at: AT }).offset, -3);
});

test('a code works once, through JSON and through a database that gives text back', () => {
  const totp = new Totp({ secret });
  const { seen } = totp.verify(totp.code(AT), { at: AT });
  assert.deepEqual(JSON.parse(JSON.stringify(seen)), seen);
  const asText = { lastStep: String(seen.lastStep), disclosed: null };
  const asBigint = { lastStep: BigInt(seen.lastStep) };
  for (const kept of [seen, JSON.parse(JSON.stringify(seen)), asText, asBigint]) {
    assert.equal(totp.verify(totp.code(AT), { at: AT, seen: kept }), null);
    assert.equal(totp.check(totp.code(AT), { at: AT, seen: kept }).verdict, 'replayed');
    assert.equal(totp.verify(totp.code(AT + 30), { at: AT + 30, seen: kept }).offset, 0);
  }
  assert.equal(totp.verify(totp.code(AT), { at: AT, seen: null }).offset, 0);
});

test('the largest steps are exact', () => {
  const at = 2n ** 64n - 1n;
  const totp = new Totp({ secret, period: 1, window: { past: 0, future: 0 } });
  const { seen, step } = totp.verify(totp.code(at - 5n), { at: at - 5n });
  assert.equal(seen.lastStep, String(step));
  assert.equal(totp.check(totp.code(at - 5n), { at: at - 5n, seen: JSON.parse(JSON.stringify(seen)) }).verdict, 'replayed');
});

test('S32: what was stored is read as a whole number, or refused by name', () => {
  const totp = new Totp({ secret });
  for (const lastStep of ['', ' 7', '7 ', '-7', '0x7', '7e2', '7.5', '9'.repeat(21), '1'.repeat(50_000_000)]) {
    refuses('not-a-number', () => totp.check('123456', { seen: { lastStep } }), /`seen\.lastStep`/);
  }
  refuses('out-of-range', () => totp.check('123456', { seen: { disclosed: String(2n ** 64n) } }), /`seen\.disclosed`/);
  refuses('unknown-option', () => totp.check('123456', { seen: { last_step: 7 } }), /lastStep/);
});

test('whoever asks why is told, and a disclosed code is not accepted when its time comes', () => {
  const totp = new Totp({ secret });
  const early = totp.check(totp.code(AT + 300), { at: AT });
  assert.equal(early.seconds, 300);
  assert.equal(totp.verify(totp.code(AT + 300), { at: AT + 300, seen: early.seen }), null);
  refuses('code-wrong-length', () => totp.check('12345'));
});

test('its address is what the app scans', () => {
  const { account, issuer, secret: read } = parseUri(new Totp({ secret, issuer: 'ACME', account: 'alice@example.com' }).uri());
  assert.deepEqual({ account, issuer, read }, { account: 'alice@example.com', issuer: 'ACME', read: secret });
  refuses('not-text', () => new Totp({ secret }).uri(), /account/);
});

test('what cannot work is refused at once, by name', () => {
  refuses('secret-not-base32', () => new Totp({ secret: 'secret 1' }));
  refuses('digits-out-of-range', () => new Totp({ secret, digits: 12 }));
  refuses('unknown-option', () => new Totp({ secret, step: 30 }), /did you mean `period`/);
  refuses('unknown-option', () => new Totp({ secret, label: 'alice' }), /did you mean `account`/);
  refuses('milliseconds', () => new Totp({ secret }).code(Date.now()), /`at`/);
  refuses('milliseconds', () => new Totp({ secret }).verify('123456', { at: Date.now() }), /`at`/);
  refuses('unknown-option', () => new Totp({ secret }).verify('123456', { timestamp: 1 }), /did you mean `at`/);
  refuses('unknown-option', () => new Totp({ secret }).verify('123456', { epoch: 1 }), /`epoch`.*did you mean `at`/);
  refuses('unknown-option', () => new Totp({ secret }).verify('123456', { afterTimeStep: 1 }), /did you mean `seen`/);
  refuses('unknown-option', () => new Totp({ secret, epochTolerance: 30 }), /did you mean `window`/);
  refuses('not-an-object', () => new Totp({ secret, window: 1 }), /`window`.*past, future/);
  refuses('not-text', () => new Totp({ secret }).verify(123456), /`code`/);
});

test('it keeps its secret from logs and from JSON', () => {
  const totp = new Totp({ secret, issuer: 'ACME', account: 'alice' });
  assert.equal(inspect(totp, { showHidden: true, depth: 9 }).includes(secret), false);
  assert.equal(JSON.stringify({ totp, own: { ...totp } }), '{"totp":{},"own":{}}');
});

test('what its options become later is of no account', () => {
  const given = { secret, window: { past: 1, future: 1 } };
  const totp = new Totp(given);
  given.secret = 'AAAA';
  given.window.past = 99;
  assert.equal(totp.code(59), '287082');
  assert.equal(totp.verify(totp.code(AT - 90), { at: AT }), null);
});
