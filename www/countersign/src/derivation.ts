import { Operation, tools } from './tools-module.js';
import { HOTP_KEY, hotpKey, type HotpKey } from './codes.js';
import { options } from './guards.js';
import { KEY } from './kinds.js';
import { u64, type Integer } from './numbers.js';

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

/** {@link hotpCode} with its intermediate values. They are as secret as the code. */
export function hotpDerivation(key: HotpKey & { counter: Integer }): HotpDerivation {
  const given = options(key, 'key', [...HOTP_KEY, 'counter']);
  const answer = tools([KEY], Operation.hotpDerivation, ...hotpKey(given), u64(given.counter, 'counter'));
  const hmac = Array.from(answer.bytes(), (byte) => byte.toString(16).padStart(2, '0')).join('');
  return { hmac, offset: answer.number(), truncated: answer.number(), code: answer.text() };
}
