/** The verifier's problem types, by their slug: a closed list. */
const problemTypes = [
  'malformed-request',
  'unauthenticated',
  'forbidden',
  'not-found',
  'method-not-allowed',
  'conflict',
  'gone',
  'body-too-large',
  'unsupported-media-type',
  'unprocessable',
  'step-up-required',
  'unavailable',
  'internal',
] as const;

export type ProblemType = (typeof problemTypes)[number];

/** A problem the verifier named, `offline` (no answer came), or `unreadable` (the answer is not the verifier's). */
export type ClientErrorType = ProblemType | 'offline' | 'unreadable';

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
  ) {
    super(detail ? `${title}: ${detail}` : title);
  }

  /** The token in hand will never be taken again: only a new one from the app helps. */
  get ended(): boolean {
    return this.type === 'gone' || this.type === 'unauthenticated';
  }

  static offline(): ClientError {
    return new ClientError('offline', 'The verifier cannot be reached', 'Check the connection. A page of an origin that the verifier does not list is not let through either.', 0);
  }

  static unreadable(status: number): ClientError {
    return new ClientError('unreadable', 'The answer could not be read', 'Something between this page and the verifier changed it.', status);
  }

  /** Reads RFC 9457 problem details; a body of another shape becomes `unreadable`. */
  static fromProblem(body: unknown, status: number): ClientError {
    if (typeof body !== 'object' || body === null) return ClientError.unreadable(status);
    const { type, title, detail } = body as Record<string, unknown>;
    const slug = typeof type === 'string' && type.startsWith(URN) ? type.slice(URN.length) : '';
    const known = problemTypes.find((each) => each === slug);
    if (!known) return ClientError.unreadable(status);
    return new ClientError(known, String(title ?? known), typeof detail === 'string' ? detail : '', status);
  }
}
