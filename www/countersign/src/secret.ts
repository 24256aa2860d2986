import { bytes, text } from './guards.js';
import { core } from './core.js';
import { u32 } from './numbers.js';
import { base32_decode, base32_encode, generate_secret, secret_strength } from './wasm/countersign_otp.js';

/**
 * A new secret from the platform's random source, as base32 (upper case, no padding).
 *
 * @param length - How many random bytes; 20 (160 bits, RFC 4226 §4) is what every app takes.
 */
export function generateSecret(length = 20): string {
  return core(() => generate_secret(u32(length, 'length')));
}

/**
 * The bytes of a base32 secret. Lower case, spaces, hyphens and trailing padding are fine; anything else is refused.
 *
 * @throws {@link CountersignError} with the core's kind.
 */
export function secretFromBase32(secret: string): Uint8Array {
  return core(() => base32_decode(text(secret, 'secret')));
}

/** The base32 of a secret's bytes: upper case, no padding. */
export function secretToBase32(secret: Uint8Array): string {
  return core(() => base32_encode(bytes(secret, 'secret')));
}

/**
 * What a secret's length is worth (RFC 4226 §4, NIST SP 800-63B-4): under 112 bits is `insufficient`, under 128 `weak`,
 * under 160 `sufficient`.
 */
export type SecretStrength = 'insufficient' | 'weak' | 'sufficient' | 'recommended';

/** What the length of a base32 secret is worth. */
export function secretStrength(secret: string): SecretStrength {
  return core(() => secret_strength(text(secret, 'secret')));
}
