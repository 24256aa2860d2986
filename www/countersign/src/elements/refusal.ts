import type { Method, Refusal } from '../client/types.js';
import type { CodeMessages, WaysMessages } from './messages/index.js';

/**
 * What is typed: an app's digits, a token's, two of a token's in a row, a code that was sent, or a recovery code. The same
 * refusal reads differently for each.
 */
export type CodeKind = 'app' | 'token' | 'pair' | 'sent' | 'recovery';

const kinds: Readonly<Record<Method, CodeKind>> = {
  totp: 'app',
  hotp: 'token',
  'recovery-code': 'recovery',
  'email-code': 'sent',
  'sms-code': 'sent',
  'new-device-code': 'sent',
  'email-link': 'sent',
};

export function kindOf(method: Method): CodeKind {
  return kinds[method];
}

/** The words of codes that are not an app's come with the ways that ask for them. */
type RefusalWords = CodeMessages['refusal'] & Partial<WaysMessages['refusal']>;

/** Puts a refusal in words that say what to do next. `now` is the verifier's clock in milliseconds. */
export function explain({ refusal, signIn }: CodeMessages, refused: Refusal, kind: CodeKind, digits: number, now: number): string {
  const say: RefusalWords = refusal;
  // A refusal that begins a wait says so, whatever was wrong with the code.
  if (refused.retry_at !== undefined) return say.wait(Math.max(1, Math.ceil((Date.parse(refused.retry_at) - now) / 1000)));
  switch (refused.reason) {
    case 'malformed':
      if (kind === 'recovery') return say.malformedRecovery;
      if (kind === 'pair') return say.malformedPair ?? say.malformed(digits);
      return ({ app: say.malformed, token: say.malformedToken, sent: say.malformedSent }[kind] ?? say.malformed)(digits);
    case 'wrong-code':
      return ({ app: say.wrong, token: say.wrongToken, pair: say.wrongPair, sent: say.wrongSent, recovery: say.wrongRecovery }[kind] ?? say.wrong)(refused.remaining);
    case 'already-used':
      return { app: say.used, token: say.usedToken, pair: say.usedToken, sent: say.usedSent, recovery: say.usedRecovery }[kind] ?? say.used;
    case 'outdated':
      return (kind === 'sent' && say.outdatedSent) || say.outdated;
    case 'expired':
      return (refused.sent ? say.expiredAndSent : say.expired) ?? say.outdated;
    case 'not-sent':
      return say.notSent ?? say.outdated;
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
