import { bytes, text } from './guards.js';
import { core } from './core.js';
import { format_recovery_code, generate_recovery_code, parse_recovery_code } from './wasm/countersign_otp.js';

/** A new recovery code (80 random bits and two check characters), as people write it down. */
export function generateRecoveryCode(): string {
  return core(() => generate_recovery_code());
}

/** The recovery code of ten given bytes; the same bytes, the same code. */
export function formatRecoveryCode(entropy: Uint8Array): string {
  return core(() => format_recovery_code(bytes(entropy, 'entropy')));
}

/**
 * A typed recovery code in its canonical form. Case, spaces, hyphens and look-alikes (`o` for `0`, `l` for `1`) are
 * forgiven; a typo is found by the check characters.
 *
 * @throws {@link CountersignError} with the core's kind, to tell the person what to mend.
 */
export function parseRecoveryCode(typed: string): string {
  return core(() => parse_recovery_code(text(typed, 'typed')));
}
