// Every exported function with good arguments. Each place in them, however deep, is where a wrong value is tried.

// RFC 6238 appendix B: the bytes "12345678901234567890".
export const SECRET = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
const URI = `otpauth://totp/ACME:alice?secret=${SECRET}&issuer=ACME`;
const RECOVERY = '0123456789';

const hotp = { secret: SECRET, algorithm: 'SHA1', digits: 6 };
const totp = { ...hotp, period: 30 };
const account = { kind: 'totp', ...totp, issuer: 'ACME', account: 'alice' };

/** An answer that is right although it is not the same each time. */
const made = (pattern) => (answer) => pattern.test(answer);

/**
 * For each function: its good arguments; where leaving a value out or giving `null` is allowed as well (`optional`, and
 * what is right then, when it is another answer); and what an answer looks like that is never the same (`right`).
 */
export const functions = {
  checkCompat: { args: [URI] },
  compatAdvice: { args: [URI] },
  compatWarnings: { args: [URI] },
  drawQr: { args: [canvas(), 'text', { level: 'M', scale: 8 }] },
  formatRecoveryCode: { args: [Uint8Array.from(RECOVERY, Number)] },
  generateRecoveryCode: { args: [], right: made(/^[0-9A-Z]{6}-[0-9A-Z]{6}-[0-9A-Z]{6}$/) },
  generateSecret: { args: [20], right: made(/^[A-Z2-7]{32}$/) },
  groupKey: { args: [SECRET] },
  hotpCode: { args: [{ ...hotp, counter: 7n }] },
  hotpDerivation: { args: [{ ...hotp, counter: 7 }] },
  parseCode: { args: ['123 456', 6] },
  parseRecoveryCode: { args: (api) => [api.formatRecoveryCode(Uint8Array.from(RECOVERY, Number))] },
  parseUri: { args: [URI, { mode: 'strict' }] },
  qrMatrix: { args: ['text', { level: 'M' }] },
  qrSvg: { args: ['text', { level: 'M', title: 'A title' }], right: (answer) => answer.startsWith('<svg ') },
  readMigration: { args: (api) => [api.writeMigration(Array.from({ length: 12 }, () => account), 7)] },
  resyncHotp: { args: [{ ...hotp, codes: ['755224', '287082'], counter: 0n, lookAhead: 10 }] },
  secretFromBase32: { args: [SECRET] },
  secretStrength: { args: [SECRET] },
  secretToBase32: { args: [Uint8Array.from(RECOVERY.repeat(2), Number)] },
  steamCode: { args: [{ secret: SECRET, at: 59 }] },
  totpCode: { args: [{ ...totp, at: 59 }] },
  verifyHotp: { args: [{ ...hotp, code: '755224', counter: 0, lookAhead: 10 }] },
  verifyTotp: {
    args: [
      {
        ...totp,
        code: '287082',
        at: 59n,
        window: { past: 1, future: 1 },
        search: { past: 40, future: 40 },
        seen: { lastStep: 0n, disclosed: 0 },
      },
    ],
  },
  totp: {
    args: [
      { ...totp, issuer: 'ACME', account: 'alice', window: { past: 1, future: 1 } },
      '287082',
      { at: 59n, seen: { lastStep: 0, disclosed: 0 } },
    ],
  },
  writeMigration: { args: [[account, { ...account, kind: 'hotp', period: undefined, counter: 7 }], 7] },
  writeUri: { args: [{ ...account, kind: 'hotp', period: undefined, counter: 7n }] },
};

/** The class `Totp` as one function: made, and asked everything once. */
export const withTotp = (api) => ({
  ...api,
  totp: (options, code, reading) => {
    const totp = new api.Totp(options);
    return [totp.check(code, reading), totp.verify('287082', { at: 59 }), totp.code(59), totp.uri()];
  },
});

function canvas() {
  return globalThis.document?.createElement('canvas');
}

/** Places that may be left out. */
export const optional =
  /^(generateSecret 0|parseCode 1|(parseUri|qrMatrix|qrSvg) 1|drawQr 2|totp 2|writeMigration 1)$|\.(algorithm|digits|period|at|window|search|past|future|seen|lastStep|disclosed|lookAhead|level|scale|title|mode|kind|issuer)$/;
/** Places where `null` means that there is none. */
export const nullable = /\.(issuer|seen|lastStep|disclosed)$/;
