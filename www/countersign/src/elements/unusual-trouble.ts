import type { ClientError } from '../client/error.js';
import type { CodeMessages, SetUpMessages } from './messages/index.js';
import type { UnusualWords } from './messages/unusual/index.js';

/** What can go wrong with a set-up alone is told in words that come with it. */
type Words = (CodeMessages & UnusualWords)['trouble'] & Partial<SetUpMessages['trouble']>;

/** What a person is told of a problem that seldom comes between a page and the verifier. */
export function unusually({ trouble }: CodeMessages & UnusualWords, { type }: ClientError): string {
  const say: Words = trouble;
  switch (type) {
    case 'origin-not-listed':
      return say.notListed;
    case 'factor-limit':
      return say.factorLimit ?? say.other;
    case 'pending-limit':
      return say.pendingLimit ?? say.other;
    // Nothing else that a page sends is a person's own choice.
    case 'unprocessable':
    case 'label-unshowable':
      return say.badName ?? say.other;
    case 'factor-active':
    case 'sign-in-passed':
    case 'sign-in-enrolls':
    case 'sign-in-challenges':
    case 'not-enrolled':
    case 'may-not-skip':
    case 'method-not-offered':
      return say.conflict;
    case 'code-sent-lately':
      return say.sentLately;
    case 'wrong-purpose':
      return say.forbidden;
    default:
      return say.other;
  }
}
