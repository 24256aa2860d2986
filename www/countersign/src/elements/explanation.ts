import type { Refusal } from '../client/types.js';
import type { WaysMessages } from './messages/index.js';
import type { CodeKind } from './refusal.js';

/** Puts a refusal of any code in words that say what to do next. `now` is the verifier's clock in milliseconds. */
export function explain({ refusal: say, signIn }: WaysMessages, refused: Refusal, kind: CodeKind, digits: number, now: number): string {
  // A refusal that begins a wait says so, whatever was wrong with the code.
  if (refused.retry_at !== undefined) return say.wait(Math.max(1, Math.ceil((Date.parse(refused.retry_at) - now) / 1000)));
  switch (refused.reason) {
    case 'malformed':
      if (kind === 'recovery') return say.malformedRecovery;
      if (kind === 'pair') return say.malformedPair;
      return { app: say.malformed, token: say.malformedToken, sent: say.malformedSent }[kind](digits);
    case 'wrong-code':
      return { app: say.wrong, token: say.wrongToken, pair: say.wrongPair, sent: say.wrongSent, recovery: say.wrongRecovery }[kind](refused.remaining);
    case 'already-used':
      return { app: say.used, token: say.usedToken, pair: say.usedToken, sent: say.usedSent, recovery: say.usedRecovery }[kind];
    case 'outdated':
      return kind === 'sent' ? say.outdatedSent : say.outdated;
    case 'expired':
      return refused.sent ? say.expiredAndSent : say.expired;
    case 'not-sent':
      return say.notSent;
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
