import type { Method, Refusal } from '../client/types.js';
import type { CodeMessages } from './messages/index.js';

/**
 * What is typed: an app's digits, a token's, two of a token's in a row, a code that was sent, or a recovery code. The same
 * refusal reads differently for each.
 */
export type CodeKind = 'app' | 'token' | 'pair' | 'sent' | 'recovery';

/** What is typed in one line of text, and not in boxes. */
export type LineKind = Extract<CodeKind, 'recovery' | 'pair'>;

export const isLine = (kind: CodeKind): kind is LineKind => kind === 'recovery' || kind === 'pair';

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

/** What to do next when an app's code was refused for one of the common reasons; `null` for every other, which `explanation.ts` has words for. */
export function commonly({ refusal: say }: CodeMessages, { reason, remaining, retry_at: wait }: Refusal, digits: number): string | null {
  if (wait !== undefined) return null;
  switch (reason) {
    case 'malformed':
      return say.malformed(digits);
    case 'wrong-code':
      return say.wrong(remaining);
    case 'already-used':
      return say.used;
    case 'outdated':
      return say.outdated;
    default:
      return null;
  }
}
