import type { ProblemType } from './problem-types.js';

const URN = 'urn:countersign:problem:';

/** What a problem document says (RFC 9457), and when to try again. */
export interface ReadProblem {
  type: ProblemType;
  title: string;
  detail: string;
  status: number;
  retryAfter: number | null;
}

/** Whether a problem has this name, by a list of them or by whatever a caller goes by. */
export type IsProblemType = (name: string) => name is ProblemType;

/** Reads an answer that says what went wrong. `undefined` when its body is not the verifier's: a gateway's, or no problem of ours. */
export function readProblem(body: unknown, { status, headers }: Response, isProblemType: IsProblemType): ReadProblem | undefined {
  const { type, title, detail } = (body ?? {}) as Record<string, unknown>;
  const name = typeof type === 'string' && type.startsWith(URN) ? type.slice(URN.length) : '';
  if (!isProblemType(name)) return undefined;
  return { type: name, title: String(title ?? name), detail: typeof detail === 'string' ? detail : '', status, retryAfter: secondsToWait(headers) };
}

/** `Retry-After` (RFC 9110, 10.2.3) in seconds: the verifier writes those; a date would come from something before it. */
export function secondsToWait(headers: Headers): number | null {
  const retryAfter = headers.get('retry-after');
  return retryAfter !== null && /^[0-9]{1,6}$/.test(retryAfter) ? Number(retryAfter) : null;
}

/** A call that brought no answer of its own kind. A refused code is an answer, not an error. */
export class ProblemError<Type extends string> extends Error {
  constructor(
    readonly type: Type,
    readonly title: string,
    readonly detail: string,
    /** The HTTP status, or 0 when no answer came. */
    readonly status: number,
    /** After how many seconds it is worth another try, where the verifier says so (`Retry-After`). */
    readonly retryAfter: number | null = null,
    options?: ErrorOptions,
  ) {
    super(detail ? `${title}: ${detail}` : title, options);
  }
}
