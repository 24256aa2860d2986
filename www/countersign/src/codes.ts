import { codes, Operation } from './codes-module.js';
import { options, optionalText, text } from './guards.js';
import { KEY } from './kinds.js';
import { optionalU32, seconds, u64, type Integer } from './numbers.js';

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

/** The code of a time-based key. `at` is in **seconds** since 1970; default: now. */
export function totpCode(key: TotpKey & { at?: Integer | undefined }): TotpCode {
  const given = options(key, 'key', [...HOTP_KEY, 'period', 'at']);
  const answer = codes([KEY], Operation.totpCode, ...hotpKey(given), optionalU32(given.period, 'period'), seconds(given.at, 'at'));
  return { code: answer.text(), step: answer.bigint(), secondsLeft: answer.number() };
}

/** The code of a counter-based key. */
export function hotpCode(key: HotpKey & { counter: Integer }): string {
  const given = options(key, 'key', [...HOTP_KEY, 'counter']);
  return codes([KEY], Operation.hotpCode, ...hotpKey(given), u64(given.counter, 'counter')).text();
}

/**
 * A typed code in its canonical form: spaces and hyphens go, everything but ASCII digits is refused.
 *
 * @throws {@link CountersignError} with the core's kind, to tell the person what to mend.
 */
export function parseCode(typed: string, digits?: number): string {
  return codes([KEY], Operation.parseCode, text(typed, 'typed'), optionalU32(digits, 'digits')).text();
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
