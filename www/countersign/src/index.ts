/**
 * One-time codes, `otpauth://` URIs, QR codes and recovery codes, computed by a Rust core in WebAssembly.
 *
 * Everything but `init` is synchronous. Times are **seconds** since 1970, secrets are base32 strings.
 *
 * @packageDocumentation
 */
// The order is that of the modules in a bundle: WebAssembly comes before JavaScript, which gzip makes less of.
export { hotpCode, parseCode, totpCode, type Algorithm, type HotpKey, type TotpCode, type TotpKey } from './codes.js';
export { drawQr, qrMatrix, qrSvg, type QrLevel, type QrMatrix } from './qr.js';
export {
  checkCompat,
  compatAdvice,
  compatWarnings,
  type AppReport,
  type CompatAdvice,
  type CompatGrade,
  type CompatOutcome,
} from './compat.js';
export { hotpDerivation, type HotpDerivation } from './derivation.js';
export { CountersignError } from './error.js';
export { groupKey } from './group-key.js';
export { init, type InitSource, type InitSources } from './init.js';
export { readMigration, writeMigration, type RefusedAccount, type Transfer } from './migration.js';
export type { Integer } from './numbers.js';
export { formatRecoveryCode, generateRecoveryCode, parseRecoveryCode } from './recovery.js';
export { generateSecret, secretFromBase32, secretStrength, secretToBase32, type SecretStrength } from './secret.js';
export type { NewSeen, Seen, StoredStep } from './seen.js';
export { Totp, type TotpMatch, type TotpOptions } from './totp.js';
export { steamCode } from './steam.js';
export { parseUri, writeUri, type Account, type NewAccount, type ParsedUri } from './uri.js';
export {
  resyncHotp,
  verifyHotp,
  verifyTotp,
  type HotpVerdict,
  type Reach,
  type TotpQuestion,
  type TotpVerdict,
} from './verify.js';
