import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import {
  compatAdvice,
  compatWarnings,
  CountersignError,
  drawQr,
  formatRecoveryCode,
  generateRecoveryCode,
  generateSecret,
  hotpCode,
  init,
  parseCode,
  parseRecoveryCode,
  parseUri,
  qrMatrix,
  qrSvg,
  readMigration,
  secretFromBase32,
  secretStrength,
  secretToBase32,
  steamCode,
  totpCode,
  verifyHotp,
  verifyTotp,
  writeMigration,
  writeUri,
} from 'countersign';

// RFC 6238 appendix B: the bytes "12345678901234567890".
const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';

before(() => init());

const refuses = (code, call) => assert.throws(call, (error) => error instanceof CountersignError && error.code === code);

test('a new secret is 160 random bits unless asked otherwise', () => {
  assert.equal(secretFromBase32(generateSecret()).length, 20);
  assert.equal(secretFromBase32(generateSecret(64)).length, 64);
  assert.notEqual(generateSecret(), generateSecret());
  assert.equal(secretStrength(generateSecret()), 'recommended');
  assert.equal(secretStrength(generateSecret(10)), 'insufficient');
});

test('times are seconds: a fraction is rounded down, a bigint is taken whole', () => {
  const first = totpCode({ secret, digits: 8, at: 59 });
  assert.deepEqual(first, { code: '94287082', step: 1n, secondsLeft: 1 });
  assert.deepEqual(totpCode({ secret, digits: 8, at: 59.999 }), first);
  assert.deepEqual(totpCode({ secret, digits: 8, at: 59n }), first);
});

test('the default time is now', () => {
  const at = Date.now() / 1000;
  const { step } = totpCode({ secret });
  assert.ok(step === BigInt(Math.floor(at / 30)) || step === BigInt(Math.floor((at + 2) / 30)));
});

test('numbers that would wrap around at the boundary are refused', () => {
  const wraps = 2 ** 32;
  refuses('out-of-range', () => generateSecret(wraps + 20));
  refuses('out-of-range', () => totpCode({ secret, digits: wraps + 6 }));
  refuses('out-of-range', () => totpCode({ secret, digits: 6.5 }));
  refuses('out-of-range', () => totpCode({ secret, period: -30 }));
  refuses('out-of-range', () => totpCode({ secret, at: -1 }));
  refuses('out-of-range', () => totpCode({ secret, at: Number.POSITIVE_INFINITY }));
  refuses('out-of-range', () => hotpCode({ secret, counter: 2 ** 53 }));
  refuses('out-of-range', () => hotpCode({ secret, counter: 2n ** 64n }));
  refuses('out-of-range', () => hotpCode({ secret, counter: 0.5 }));
  refuses('out-of-range', () => writeMigration([{ secret, account: 'alice' }], 2 ** 31));
});

test('S32: an argument of another type is refused, not converted', () => {
  refuses('not-text', () => totpCode({}));
  refuses('not-text', () => verifyTotp({ secret, code: 123456 }));
  refuses('not-a-number', () => hotpCode({ secret, counter: '7' }));
  refuses('not-a-number', () => totpCode({ secret, at: Number.NaN }));
  refuses('not-bytes', () => formatRecoveryCode([...new Uint8Array(10)]));
  refuses('not-a-list', () => readMigration('otpauth-migration://offline?data=CAE'));
  refuses('not-an-object', () => totpCode(secret));
  refuses('not-a-canvas', () => drawQr({ width: 1, height: 1 }, 'text'));
});

test('S32: what is too long is refused before it is copied', () => {
  refuses('too-long', () => parseCode('1'.repeat(50_000_000)));
  refuses('too-long', () => secretToBase32(new Uint8Array(50_000_000)));
  refuses('too-long', () => readMigration(new Array(50_000_000)));
  refuses('too-long', () => readMigration(Array.from({ length: 1000 }, () => 'x'.repeat(16_000))));
});

test('S32: a time in milliseconds, or a name of another library, is said by name', () => {
  const says = (code, words, call) => assert.throws(call, { name: 'CountersignError', code, message: words });
  const code = '123456';
  says('milliseconds', /^`at` is in seconds since 1970; this looks like milliseconds/, () => verifyTotp({ secret, code, at: Date.now() }));
  says('milliseconds', /`at`/, () => totpCode({ secret, at: BigInt(Date.now()) }));
  says('milliseconds', /`at`/, () => steamCode({ secret, at: Date.now() }));
  says('unknown-option', /`token` is not an option; did you mean `code`\?/, () => verifyTotp({ secret, token: code }));
  says('unknown-option', /did you mean `lookAhead`\?/, () => verifyHotp({ secret, code, counter: 0, lookahead: 3 }));
  says('unknown-option', /known are secret, algorithm, digits/, () => verifyTotp({ secret, code, [secret]: 1 }));
  says('unknown-option', /`window`.*known are past, future/, () => verifyTotp({ secret, code, window: { before: 1 } }));
  says('unknown-mode', /strict/, () => parseUri(`otpauth://totp/alice?secret=${secret}`, { mode: 'Lenient' }));
  assert.equal(totpCode({ secret, at: 2n ** 64n - 1n }).step, (2n ** 64n - 1n) / 30n);
});

test('S32: text with half a character is refused, for it would be written as another', () => {
  refuses('not-text', () => writeUri({ secret, account: 'a\ud800' }));
  refuses('not-text', () => qrSvg('\udc00'));
  assert.match(writeUri({ secret, account: '\ud83d\udd11' }), /%F0%9F%94%91/);
});

test('an account as it was read can be written as it is', () => {
  const uri = writeUri({ kind: 'hotp', secret, issuer: 'ACME', account: 'alice', counter: 7 });
  assert.equal(writeUri(parseUri(uri, { mode: 'lenient' })), uri);
  const [read] = readMigration(writeMigration([{ secret, account: 'alice' }])).accounts;
  assert.deepEqual(readMigration(writeMigration([read])), { accounts: [read], refused: [] });
});

test('`seen` may be null, as it is stored before the first code', () => {
  const { code } = totpCode({ secret, at: 59 });
  assert.equal(verifyTotp({ secret, code, at: 59, seen: null }).verdict, 'match');
});

test('a code is a match once: what `seen` says is passed back', () => {
  const { code } = totpCode({ secret, at: 1_000_000 });
  const first = verifyTotp({ secret, code, at: 1_000_000 });
  assert.equal(first.verdict, 'match');
  assert.equal(first.offset, 0);
  assert.deepEqual(first.seen, { lastStep: Number(first.lastStep), disclosed: null });

  const second = verifyTotp({ secret, code, at: 1_000_010, seen: first.seen });
  assert.equal(second.verdict, 'replayed');
  assert.deepEqual(second.seen, first.seen);
});

test('a wrong clock is told in seconds, and a disclosed code is not accepted when its time comes', () => {
  const at = 1_000_000;
  const { code } = totpCode({ secret, at: at + 300 });
  const early = verifyTotp({ secret, code, at });
  assert.equal(early.verdict, 'clock-off');
  assert.equal(early.seconds, 300);
  assert.equal(early.seen.disclosed, Number(early.step));
  assert.equal(verifyTotp({ secret, code, at: at + 300, seen: early.seen }).verdict, 'outdated');
});

test('a URI comes back as it was written', () => {
  const account = { secret, issuer: 'ACME Co', account: 'alice@example.com' };
  const uri = writeUri(account);
  assert.equal(uri, `otpauth://totp/ACME%20Co:alice@example.com?secret=${secret}&issuer=ACME%20Co`);
  assert.deepEqual(parseUri(uri), {
    ...account,
    kind: 'totp',
    algorithm: 'SHA1',
    digits: 6,
    period: 30,
    labelIssuer: null,
    diagnostics: [],
  });
});

test('an HOTP account needs its counter', () => {
  refuses('missing-counter', () => writeUri({ kind: 'hotp', secret, account: 'alice' }));
  const uri = writeUri({ kind: 'hotp', secret, account: 'alice', counter: 2n ** 60n });
  assert.equal(parseUri(uri).counter, 2n ** 60n);
});

test('lenient reading lists what it forgave; strict refuses it', () => {
  const uri = `otpauth://totp/alice?secret=${secret.toLowerCase()}&digits=x`;
  assert.deepEqual(parseUri(uri, { mode: 'lenient' }).diagnostics.sort(), ['bad-digits', 'untidy-secret']);
  assert.throws(() => parseUri(uri), CountersignError);
  const unsupported = `otpauth://totp/alice?secret=${secret}&algorithm=SHA3-256`;
  assert.throws(() => parseUri(unsupported, { mode: 'lenient' }), { code: 'unsupported-algorithm' });
});

test('no error holds the secret', () => {
  const calls = [
    () => parseUri(`otpauth://foo/alice?secret=${secret}`),
    () => parseUri(`otpauth://totp/alice?secret=${secret}1`),
    () => totpCode({ secret: `${secret}1` }),
    () => writeUri({ secret: `${secret}1`, account: 'alice' }),
  ];
  for (const call of calls) {
    assert.throws(call, (error) => !JSON.stringify({ ...error, text: String(error), stack: error.stack }).includes(secret));
  }
});

test('an export survives its QR codes, in any order', () => {
  const accounts = Array.from({ length: 25 }, (_, at) => ({ secret, issuer: 'ACME', account: `user ${at}` }));
  const uris = writeMigration(accounts);
  assert.ok(uris.length > 1);
  const read = readMigration(uris.reverse());
  assert.deepEqual(read.refused, []);
  assert.deepEqual(read.accounts.map(({ account }) => account), accounts.map(({ account }) => account));
  assert.throws(() => readMigration(uris.slice(1)), CountersignError);
});

test('what every app reads needs no warning, and anything else gets one', () => {
  const plain = writeUri({ secret, issuer: 'ACME', account: 'alice' });
  assert.deepEqual(compatWarnings(plain), []);
  assert.deepEqual(compatAdvice(plain), []);

  const unusual = writeUri({ secret, issuer: 'ACME', account: 'alice', algorithm: 'SHA256' });
  const microsoft = compatWarnings(unusual).find(({ app }) => app === 'microsoft');
  assert.equal(microsoft.outcome, 'wrong-codes');
  assert.match(microsoft.why, /SHA1/);
  assert.ok(compatAdvice(unusual).some(({ unusable, apps }) => unusable && apps.includes(microsoft.name)));
});

test('recovery codes forgive how people type', () => {
  const code = formatRecoveryCode(new Uint8Array(10).fill(0xa5));
  assert.equal(parseRecoveryCode(` ${code.toLowerCase().replaceAll('-', ' ')} `), code);
  assert.notEqual(generateRecoveryCode(), generateRecoveryCode());
  refuses('entropy-wrong-length', () => formatRecoveryCode(new Uint8Array(9)));
});

test('an SVG escapes its title and holds nothing but the drawing', () => {
  const svg = qrSvg('https://example.com', { title: '<script>&"' });
  assert.ok(svg.startsWith('<svg ') && svg.endsWith('</svg>'));
  assert.ok(!svg.includes('<script>'));
  refuses('unknown-level', () => qrSvg('text', { level: 'X' }));
  refuses('unknown-level', () => qrSvg('text', { level: 'LM' }));
});

test('a matrix has its finder pattern in the corner', () => {
  const { size, modules } = qrMatrix('text');
  assert.equal(modules.length, size * size);
  assert.deepEqual([...modules.slice(0, 8)], [1, 1, 1, 1, 1, 1, 1, 0]);
});
