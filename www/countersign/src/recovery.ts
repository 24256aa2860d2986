import { Operation, tools } from './tools-module.js';
import { bytes, text } from './guards.js';
import { RECOVERY } from './kinds.js';
import { random } from './random.js';

/** Eighty bits. */
const BYTES = 10;

/** A new recovery code (80 random bits and two check characters), as people write it down. */
export function generateRecoveryCode(): string {
  return random(BYTES, format);
}

/** The recovery code of ten given bytes; the same bytes, the same code. */
export function formatRecoveryCode(entropy: Uint8Array): string {
  return format(bytes(entropy, 'entropy'));
}

/**
 * A typed recovery code in its canonical form. Case, spaces, hyphens and look-alikes (`o` for `0`, `l` for `1`) are
 * forgiven; a typo is found by the check characters.
 *
 * @throws {@link CountersignError} with the core's kind, to tell the person what to mend.
 */
export function parseRecoveryCode(typed: string): string {
  return tools([RECOVERY], Operation.parseRecoveryCode, text(typed, 'typed')).text();
}

const format = (entropy: Uint8Array) => tools([RECOVERY], Operation.formatRecoveryCode, entropy).text();
