import type { Refused } from '../client/types.js';
import { messages } from './messages/index.js';

/** What was typed: an authenticator's digits or a recovery code. The same refusal reads differently for each. */
export type CodeKind = 'app' | 'recovery';

/** Puts a refusal in words that say what to do next. `now` is the verifier's clock in milliseconds. */
export function explain(refused: Refused, kind: CodeKind, digits: number, now: number): string {
  const say = messages.refusal;
  const recovery = kind === 'recovery';
  switch (refused.reason) {
    case 'malformed':
      return recovery ? say.malformedRecovery : say.malformed(digits);
    case 'wrong-code':
      return (recovery ? say.wrongRecovery : say.wrong)(refused.remaining);
    case 'already-used':
      return recovery ? say.usedRecovery : say.used;
    case 'clock-off':
      return refused.clock_off_seconds === undefined ? say.clockOffUnknown : say.clockOff(refused.clock_off_seconds);
    case 'wait':
      return refused.retry_at === undefined
        ? say.waitUnknown
        : say.wait(Math.max(1, Math.ceil((Date.parse(refused.retry_at) - now) / 1000)));
    case 'locked':
      return say.locked;
    case 'not-enrolled':
      return say.notEnrolled;
  }
}
