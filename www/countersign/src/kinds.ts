/** What goes wrong with codes, addresses, recovery codes and exports, by the numbers of `crates/wasm/src/otp/kind.rs`. */
import type { Group } from './door.js';

/** A key, and a code that was typed. */
export const KEY: Group = {
  first: 1,
  kinds: [
    ['secret-empty', 'the secret is empty'],
    ['secret-too-long', 'the secret is longer than 1,024 bytes'],
    ['secret-not-base32', 'the secret is not base32: it may hold only the letters A to Z and the digits 2 to 7, all of them'],
    ['secret-not-canonical', "the secret's last character is wrong: one may be missing or mistyped"],
    ['algorithm-unknown', 'the algorithm must be SHA1, SHA256 or SHA512'],
    ['digits-out-of-range', 'a code must have 6, 7 or 8 digits'],
    ['period-zero', 'the period must be at least one second'],
    ['code-empty', 'enter the code'],
    ['code-not-digits', 'a code has only the digits 0 to 9'],
    ['code-wrong-length', (expected, got) => `the code has ${expected} digits, not ${got}`],
    ['code-too-long', 'that is far too long for a code'],
  ],
};

/** An account that is written. */
export const ACCOUNT: Group = {
  first: 20,
  kinds: [
    ['unknown-type', 'the type is neither totp nor hotp'],
    ['missing-counter', 'an HOTP account needs the counter of its next code'],
    ['empty-account', 'the account is empty'],
    ['account-colon', 'the account contains a colon: use another character'],
    ['empty-issuer', 'the issuer is empty: leave it out instead'],
    ['issuer-character', (character) => `the issuer contains \`${String.fromCodePoint(character)}\`, which some apps misread: use another character`],
    ['control-character', 'the issuer or account contains a line break or control character'],
    ['label-too-long', 'the issuer or account is longer than 255 bytes'],
    ['absurd-period', 'the period is longer than a day'],
  ],
};

const PARAMETERS = ['secret', 'issuer', 'algorithm', 'digits', 'period', 'counter', 'encoder'];

/** An address that is read. */
export const READING: Group = {
  first: 40,
  kinds: [
    ['uri-too-long', 'the address is longer than 8192 bytes'],
    ['not-otpauth', 'this is not an otpauth:// address'],
    ['migration-uri', 'this is an export of several accounts (otpauth-migration://): import it instead'],
    ['missing-secret', 'the address has no secret'],
    ['not-utf8', "the address's escapes do not give UTF-8"],
    ['control-character', 'the label contains a line break or control character'],
    ['unsupported-algorithm', 'this value of `algorithm` is not supported: only SHA1, SHA256 and SHA512 are'],
    ['unsupported-digits', 'this value of `digits` is not supported: a code has 6, 7 or 8 digits'],
    ['unsupported-period', 'this value of `period` is not supported: it may be a day at most'],
    ['unsupported-counter', 'this value of `counter` is not supported: it has 64 bits at most'],
    ['weak-secret', 'the secret is shorter than 128 bits'],
    ['long-period', 'a code lives longer than two minutes'],
    ['unknown-parameter', 'an unknown parameter was ignored'],
    ['unused-parameter', (parameter) => `\`${PARAMETERS[parameter]}\` means nothing here and was ignored`],
    ['surrounding-space', 'white space around the address was removed'],
    ['upper-case', "the scheme, type or a parameter's name is in upper case"],
    ['unescaped-character', 'a character stands unescaped'],
    ['untidy-secret', 'the secret is not plain upper-case base32 without padding'],
    ['untidy-algorithm', 'the algorithm is not written SHA1, SHA256 or SHA512'],
    ['empty-issuer', 'the issuer is empty'],
    ['no-account', 'the label names no account'],
    ['issuer-mismatch', 'the label and the `issuer` parameter disagree'],
    ['duplicate-parameter', (parameter) => `\`${PARAMETERS[parameter]}\` stands more than once`],
    ['escaped-name', (parameter) => `the name \`${PARAMETERS[parameter]}\` is written with escapes`],
    ['unknown-algorithm', 'the algorithm is not SHA1, SHA256 or SHA512'],
    ['bad-digits', 'the number of digits is not 6, 7 or 8'],
    ['bad-period', 'the period is not a number of seconds'],
    ['missing-counter', 'an HOTP address needs a counter'],
    ['bad-counter', 'the counter is not a number'],
    ['unknown-encoder', 'the encoder is unknown'],
    ['non-canonical-secret', "the secret's base32 has left-over bits"],
    ['plus-sign', '`+` in the issuer is a space to some apps: write %20 or %2B'],
    ['broken-escape', 'a `%` is not followed by two hexadecimal digits'],
    ['fragment', 'an unescaped `#` cuts the address short: write %23'],
    ['extra-colon', 'the issuer or account contains a colon'],
  ],
};

/** A recovery code. */
export const RECOVERY: Group = {
  first: 80,
  kinds: [
    ['entropy-wrong-length', 'a recovery code is made from exactly ten bytes'],
    ['recovery-code-empty', 'enter a recovery code'],
    ['recovery-code-too-long', 'that is far too long for a recovery code'],
    ['recovery-code-bad-character', (place) => `character ${place} does not occur in recovery codes`],
    ['recovery-code-wrong-length', (expected, got) => `a recovery code has ${expected} letters and digits, not ${got}`],
    ['recovery-code-typo', 'a character is mistyped: compare the code with your copy'],
  ],
};

/** An export. */
export const MIGRATION: Group = {
  first: 100,
  kinds: [
    ['migration-empty', 'there is no account to transfer'],
    ['not-migration', (part) => `part ${part} is not an otpauth-migration:// export`],
    ['migration-too-long', (part) => `part ${part} is longer than any QR code`],
    ['migration-missing-data', (part) => `part ${part} carries no data`],
    ['migration-not-base64', (part) => `part ${part} is not base64: copy it whole`],
    ['migration-damaged', (part) => `part ${part} is damaged: scan it again`],
    ['migration-bad-index', (part) => `part ${part} does not know its place`],
    ['migration-mixed-batches', 'the parts belong to different exports: scan one export at a time'],
    ['migration-conflicting-part', (place) => `two different parts claim place ${place}: export again`],
    ['migration-missing-part', (place, parts) => `the part at place ${place} of ${parts} is missing: scan it too`],
  ],
};

/** One account of an export. */
export const EXPORTED: Group = {
  first: 120,
  kinds: [
    ['migration-bad-account', 'it is damaged'],
    ['migration-md5', 'its codes use MD5, which is not supported'],
    ['migration-algorithm', 'its hash is not given'],
    ['migration-digits', 'its number of digits is not 6 or 8'],
    ['migration-kind', 'it is neither counted nor timed'],
    ['migration-counter', 'its counter is out of range'],
    ['migration-period', 'its period is not 30 seconds, and an export cannot say so'],
    ['migration-steam', "Steam's codes cannot be exported this way"],
  ],
};
