import { codes, Operation } from './codes-module.js';
import { bytes, text } from './guards.js';
import { KEY } from './kinds.js';
import { u32 } from './numbers.js';
import { random } from './random.js';

/** The most bytes that a secret can have. */
const MAX_BYTES = 1024;

/**
 * A new secret from the platform's random source, as base32 (upper case, no padding).
 *
 * @param length - How many random bytes; 20 (160 bits, RFC 4226 §4) is what every app takes.
 */
export function generateSecret(length = 20): string {
  // One byte too many is refused by the core like any other number of them.
  return random(Math.min(u32(length, 'length'), MAX_BYTES + 1), encode);
}

/**
 * The bytes of a base32 secret. Lower case, spaces, hyphens and trailing padding are fine; anything else is refused.
 *
 * @throws {@link CountersignError} with the core's kind.
 */
export function secretFromBase32(secret: string): Uint8Array {
  return codes([KEY], Operation.decodeSecret, text(secret, 'secret')).bytes();
}

/** The base32 of a secret's bytes: upper case, no padding. */
export function secretToBase32(secret: Uint8Array): string {
  return encode(bytes(secret, 'secret'));
}

/**
 * What a secret's length is worth (RFC 4226 §4, NIST SP 800-63B-4): under 112 bits is `insufficient`, under 128 `weak`,
 * under 160 `sufficient`.
 */
export type SecretStrength = 'insufficient' | 'weak' | 'sufficient' | 'recommended';

/** What the length of a base32 secret is worth. */
export function secretStrength(secret: string): SecretStrength {
  return codes([KEY], Operation.strength, text(secret, 'secret')).text() as SecretStrength;
}

const encode = (secret: Uint8Array) => codes([KEY], Operation.encodeSecret, secret).text();
