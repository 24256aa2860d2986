import type { Refusal } from '../client/types.js';
import type { Messages } from './messages/index.js';

/** What was typed: an authenticator's digits or a recovery code. The same refusal reads differently for each. */
export type CodeKind = 'app' | 'recovery';

/** Puts a refusal in words that say what to do next. `now` is the verifier's clock in milliseconds. */
export function explain({ refusal: say, signIn }: Messages, refused: Refusal, kind: CodeKind, digits: number, now: number): string {
  // A refusal that begins a wait says so, whatever was wrong with the code.
  if (refused.retry_at !== undefined) return say.wait(Math.max(1, Math.ceil((Date.parse(refused.retry_at) - now) / 1000)));
  const recovery = kind === 'recovery';
  switch (refused.reason) {
    case 'malformed':
      return recovery ? say.malformedRecovery : say.malformed(digits);
    case 'wrong-code':
      return (recovery ? say.wrongRecovery : say.wrong)(refused.remaining);
    case 'already-used':
      return recovery ? say.usedRecovery : say.used;
    case 'outdated':
      return say.outdated;
    case 'clock-off':
      return refused.clock_off_seconds === undefined ? say.clockOffUnknown : say.clockOff(refused.clock_off_seconds);
    case 'wait':
      return say.waitUnknown;
    case 'locked':
      return signIn.lockedLead;
    case 'password-change':
      return signIn.passwordChangeLead;
    case 'not-enrolled':
      return say.notEnrolled;
  }
}
