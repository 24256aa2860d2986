/** The verifier's problem types, by their name: a closed list. */
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

/** A problem that the verifier named, or what went wrong before it could. */
export type ClientErrorType =
  | ProblemType
  /** This device is offline. */
  | 'offline'
  /** The verifier, or what stands before it, is down or too busy. */
  | 'unreachable'
  /** The verifier is there, but does not let pages of this origin call it. */
  | 'origin-not-listed'
  /** The answer is not the verifier's. */
  | 'unreadable';

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

  static unreadable(status: number): ClientError {
    return new ClientError('unreadable', 'The answer could not be read', 'Something between this page and the verifier changed it.', status);
  }

  /** Reads RFC 9457 problem details. A body of another shape is not the verifier's: a gateway's, or no problem of ours. */
  static fromProblem(body: unknown, status: number): ClientError {
    const { type, title, detail } = (body ?? {}) as Record<string, unknown>;
    const name = typeof type === 'string' && type.startsWith(URN) ? type.slice(URN.length) : '';
    const known = problemTypes.find((each) => each === name);
    if (!known) return status >= 500 ? ClientError.unreachable(status) : ClientError.unreadable(status);
    return new ClientError(known, String(title ?? known), typeof detail === 'string' ? detail : '', status);
  }
}
