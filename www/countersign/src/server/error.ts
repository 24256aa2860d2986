import { ProblemError, readProblem, secondsToWait } from '../problem.js';
import { isProblemType, type ProblemType } from '../problem-types.js';

export type VerifierErrorType =
  | ProblemType
  /** No answer came in time, or one of something before the verifier that says it is down. What was asked may have been done. */
  | 'unreachable'
  /** The answer is not the verifier's. */
  | 'unreadable';

const UNREACHABLE = 'The verifier cannot be reached';

/** A call of a backend that brought no answer of its own kind. A refused code is an answer, not an error. */
export class VerifierError extends ProblemError<VerifierErrorType> {
  override readonly name = 'VerifierError';

  /** The verifier may have done what was asked, and its answer did not arrive. */
  get lost(): boolean {
    return this.type === 'unreachable';
  }

  static unreachable(verifier: string, cause: unknown): VerifierError {
    const detail = `Nothing answers at ${verifier}: is \`countersign serve\` running there?`;
    return new VerifierError('unreachable', UNREACHABLE, detail, 0, null, { cause });
  }

  static unreadable(status: number): VerifierError {
    const detail = 'Something between this backend and the verifier changed it, or the address is not a verifier’s.';
    return new VerifierError('unreadable', 'The answer could not be read', detail, status);
  }

  static fromProblem(body: unknown, response: Response, verifier: string): VerifierError {
    const problem = readProblem(body, response, isProblemType);
    if (problem) return new VerifierError(problem.type, problem.title, problem.detail, problem.status, problem.retryAfter);
    if (response.status < 500) return VerifierError.unreadable(response.status);
    const detail = `Something before it answers at ${verifier}: it is stopped, restarting or too busy.`;
    return new VerifierError('unreachable', UNREACHABLE, detail, response.status, secondsToWait(response.headers));
  }
}
