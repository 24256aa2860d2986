import { options, optionalText, text } from './guards.js';
import { core } from './core.js';
import { optionalU32, seconds, u64, type Integer } from './numbers.js';
import { hotp_code, hotp_derivation, parse_code, steam_code, totp_code } from './wasm/countersign_otp.js';

/** The hash under the HMAC; SHA-1 is the default, and the only one every app takes. */
export type Algorithm = 'SHA1' | 'SHA256' | 'SHA512';

/** What a counter-based code (RFC 4226) is made from. */
export interface HotpKey {
  /** The shared secret, as base32. */
  secret: string;
  /** Default `SHA1`. */
  algorithm?: Algorithm | undefined;
  /** Length of a code, 6 to 8. Default 6. */
  digits?: number | undefined;
}

/** What a time-based code (RFC 6238) is made from. */
export interface TotpKey extends HotpKey {
  /** Seconds a code is shown for. Default 30. */
  period?: number | undefined;
}

/** A time-based code and where it stands in time. */
export interface TotpCode {
  /** The digits, with their leading zeros. */
  code: string;
  /** The time step it belongs to: seconds since 1970, divided by the period. */
  step: bigint;
  /** Whole seconds until the next code, from 1 to the period. */
  secondsLeft: number;
}

/** How an HOTP code comes about (RFC 4226 §5.3), for people who debug one. */
export interface HotpDerivation {
  /** The whole HMAC, in lower-case hex. */
  hmac: string;
  /** Where the four bytes are taken from. */
  offset: number;
  /** Those four bytes without the sign bit. */
  truncated: number;
  /** The code. */
  code: string;
}

/** The code of a time-based key. `at` is in **seconds** since 1970; default: now. */
export function totpCode(key: TotpKey & { at?: Integer | undefined }): TotpCode {
  return core(() => {
    const given = options(key, 'key', [...HOTP_KEY, 'period', 'at']);
    return totp_code(...hotpKey(given), optionalU32(given.period, 'period'), seconds(given.at, 'at'));
  });
}

/** The code of a counter-based key. */
export function hotpCode(key: HotpKey & { counter: Integer }): string {
  return core(() => {
    const given = options(key, 'key', [...HOTP_KEY, 'counter']);
    return hotp_code(...hotpKey(given), u64(given.counter, 'counter'));
  });
}

/** {@link hotpCode} with its intermediate values. They are as secret as the code. */
export function hotpDerivation(key: HotpKey & { counter: Integer }): HotpDerivation {
  return core(() => {
    const given = options(key, 'key', [...HOTP_KEY, 'counter']);
    return hotp_derivation(...hotpKey(given), u64(given.counter, 'counter'));
  });
}

/** Steam's five-letter code. `at` is in **seconds** since 1970; default: now. */
export function steamCode(key: { secret: string; at?: Integer | undefined }): string {
  return core(() => {
    const given = options(key, 'key', ['secret', 'at']);
    return steam_code(text(given.secret, 'secret'), seconds(given.at, 'at'));
  });
}

/**
 * A typed code in its canonical form: spaces and hyphens go, everything but ASCII digits is refused.
 *
 * @throws {@link CountersignError} with the core's kind, to tell the person what to mend.
 */
export function parseCode(typed: string, digits?: number): string {
  return core(() => parse_code(text(typed, 'typed'), optionalU32(digits, 'digits')));
}

/** What an options object may say of a counter-based key. */
export const HOTP_KEY = ['secret', 'algorithm', 'digits'] as const;

/** A key as the flat arguments the core takes; `where` stands before the names in an error. */
export function hotpKey(given: Partial<Record<(typeof HOTP_KEY)[number], unknown>>, where = '') {
  return [
    text(given.secret, `${where}secret`),
    optionalText(given.algorithm, `${where}algorithm`),
    optionalU32(given.digits, `${where}digits`),
  ] as const;
}
