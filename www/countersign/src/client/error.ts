import { ProblemError, type IsProblemType, readProblem } from '../problem.js';
import type { ProblemType } from '../problem-types.js';

export type { ProblemType } from '../problem-types.js';

/** A problem that the verifier named (`origin-not-listed` also where a browser keeps its answer from the page), or what went wrong before it could. */
export type ClientErrorType =
  | ProblemType
  /** This device is offline. */
  | 'offline'
  /** The verifier, or what stands before it, is down or too busy. */
  | 'unreachable'
  /** The answer is not the verifier's. */
  | 'unreadable';

/** After these, a token opens nothing any more. */
const ending: ReadonlySet<ClientErrorType> = new Set([
  'unauthenticated',
  'token-ended',
  'sign-in-ended',
  'other-browser',
  'receipt-redeemed',
  'enrolled-already',
  'link-ended',
]);

/** A call of a browser that brought no answer of its own kind. A refused code is an answer, not an error. */
export class ClientError extends ProblemError<ClientErrorType> {
  override readonly name = 'ClientError';

  /** The token in hand will never be taken again: only a new one from the app helps. */
  get ended(): boolean {
    return ending.has(this.type);
  }

  /** The verifier may have done what was asked, and its answer did not arrive. */
  get lost(): boolean {
    return this.type === 'unreachable';
  }

  static offline(): ClientError {
    return new ClientError('offline', 'This device is offline', 'Check its connection.', 0);
  }

  static unreachable(status = 0): ClientError {
    return new ClientError('unreachable', 'The verifier cannot be reached', 'It is stopped, restarting or too busy.', status);
  }

  static notListed(origin: string): ClientError {
    const detail =
      `it answers, but lets no page of ${origin} read it. Most likely no workspace lists this origin. ` +
      `Add it with \`countersign workspace origins NAME --data DIR --add ${origin}\``;
    return new ClientError('origin-not-listed', 'The verifier does not let this page call it', detail, 0);
  }

  static unreadable(status: number): ClientError {
    return new ClientError('unreadable', 'The answer could not be read', 'Something between this page and the verifier changed it.', status);
  }

  /** Reads RFC 9457 problem details. A body of another shape is not the verifier's. */
  static fromProblem(body: unknown, response: Response, isProblemType: IsProblemType): ClientError {
    const problem = readProblem(body, response, isProblemType);
    if (!problem) return response.status >= 500 ? ClientError.unreachable(response.status) : ClientError.unreadable(response.status);
    return new ClientError(problem.type, problem.title, problem.detail, problem.status, problem.retryAfter);
  }
}
