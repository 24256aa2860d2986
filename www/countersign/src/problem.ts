import type { ProblemName } from './client/types.js';

type NameOf<Urn> = Urn extends `urn:countersign:problem:${infer Name}` ? Name : never;

/** The verifier's problem types, by their name: a closed list. */
export type ProblemType = NameOf<ProblemName>;

/** Each of them: one that is left out, or is none, does not compile. */
const problemTypes: Readonly<Record<ProblemType, true>> = {
  'malformed-request': true,
  unauthenticated: true,
  'forbidden-scope': true,
  'origin-not-listed': true,
  'step-up-required': true,
  'wrong-purpose': true,
  'enrolled-already': true,
  'receipt-foreign': true,
  'other-action': true,
  'may-not-skip': true,
  'role-may-not': true,
  'not-allowed': true,
  'own-reset': true,
  'workspace-not-found': true,
  'member-not-found': true,
  'factor-not-found': true,
  'sign-in-not-found': true,
  'key-not-found': true,
  'address-not-found': true,
  'device-not-found': true,
  'reset-not-found': true,
  'route-not-found': true,
  'file-not-found': true,
  'method-not-allowed': true,
  'factor-active': true,
  'factor-limit': true,
  'pending-limit': true,
  'name-taken': true,
  'not-enrolled': true,
  'receipt-redeemed': true,
  'sign-in-passed': true,
  'sign-in-enrolls': true,
  'sign-in-challenges': true,
  'other-browser': true,
  'label-unshowable': true,
  'method-not-offered': true,
  'address-limit': true,
  'policy-changed': true,
  'if-match-required': true,
  'admin-first': true,
  'draft-limit': true,
  'idempotency-key-spent': true,
  'reset-under-way': true,
  'reset-settled': true,
  'try-again': true,
  'token-ended': true,
  'sign-in-ended': true,
  'factor-expired': true,
  'receipt-expired': true,
  'link-ended': true,
  'body-too-large': true,
  'unsupported-media-type': true,
  unprocessable: true,
  'return-to-not-listed': true,
  'address-invalid': true,
  'policy-invalid': true,
  'secret-invalid': true,
  'idempotency-key-reused': true,
  'too-many-sign-ins': true,
  'code-sent-lately': true,
  internal: true,
  unavailable: true,
  busy: true,
};

const URN = 'urn:countersign:problem:';

/** What a problem document says (RFC 9457), and when to try again. */
export interface ReadProblem {
  type: ProblemType;
  title: string;
  detail: string;
  status: number;
  retryAfter: number | null;
}

/** Reads an answer that says what went wrong. `undefined` when its body is not the verifier's: a gateway's, or no problem of ours. */
export function readProblem(body: unknown, { status, headers }: Response): ReadProblem | undefined {
  const { type, title, detail } = (body ?? {}) as Record<string, unknown>;
  const name = typeof type === 'string' && type.startsWith(URN) ? type.slice(URN.length) : '';
  if (!isProblemType(name)) return undefined;
  return { type: name, title: String(title ?? name), detail: typeof detail === 'string' ? detail : '', status, retryAfter: secondsToWait(headers) };
}

function isProblemType(name: string): name is ProblemType {
  return Object.hasOwn(problemTypes, name);
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
