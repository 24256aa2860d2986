import type { ProblemName } from './types.js';

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

const URN = 'urn:countersign:problem:';

/** A call that brought no answer of its own kind. A refused code is an answer, not an error. */
export class ClientError extends Error {
  override readonly name = 'ClientError';

  constructor(
    readonly type: ClientErrorType,
    readonly title: string,
    readonly detail: string,
    /** The HTTP status, or 0 when no answer came. */
    readonly status: number,
    /** After how many seconds it is worth another try, where the verifier says so (`Retry-After`). */
    readonly retryAfter: number | null = null,
  ) {
    super(detail ? `${title}: ${detail}` : title);
  }

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
      `Add it with \`countersign workspace origins NAME --add ${origin}\``;
    return new ClientError('origin-not-listed', 'The verifier does not let this page call it', detail, 0);
  }

  /** This browser did not ask for what it is about to answer: the verifier would say the same. */
  static otherBrowser(): ClientError {
    return new ClientError('other-browser', 'Another browser asked for this', 'Open it in the browser in which it was asked for.', 409);
  }

  static unreadable(status: number): ClientError {
    return new ClientError('unreadable', 'The answer could not be read', 'Something between this page and the verifier changed it.', status);
  }

  /** Reads RFC 9457 problem details. A body of another shape is not the verifier's: a gateway's, or no problem of ours. */
  static fromProblem(body: unknown, { status, headers }: Response): ClientError {
    const { type, title, detail } = (body ?? {}) as Record<string, unknown>;
    const name = typeof type === 'string' && type.startsWith(URN) ? type.slice(URN.length) : '';
    if (!isProblemType(name)) return status >= 500 ? ClientError.unreachable(status) : ClientError.unreadable(status);
    return new ClientError(name, String(title ?? name), typeof detail === 'string' ? detail : '', status, secondsOf(headers.get('retry-after')));
  }
}

function isProblemType(name: string): name is ProblemType {
  return Object.hasOwn(problemTypes, name);
}

/** RFC 9110, 10.2.3: the verifier writes seconds; a date would come from something before it. */
function secondsOf(retryAfter: string | null): number | null {
  return retryAfter !== null && /^[0-9]{1,6}$/.test(retryAfter) ? Number(retryAfter) : null;
}
