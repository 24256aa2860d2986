/**
 * What goes wrong in any function of this package.
 *
 * `code` is stable and made for programs; `message` is for the person who reads the log. Neither ever holds what the function
 * was given: a secret, a code, a URI or anything else.
 */
export class CountersignError extends Error {
  override readonly name = 'CountersignError';

  /** Kebab-case and stable: `not-initialized`, `not-text`, `unknown-option`, or the core's own kind such as `code-wrong-length`. */
  readonly code: string;

  constructor(code: string, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

/** Gives an error of the core this package's type. What else is thrown passes through: it is a fault of ours, and hides nothing. */
export function fromCore(thrown: unknown): unknown {
  if (thrown instanceof Error && !(thrown instanceof CountersignError) && 'code' in thrown && typeof thrown.code === 'string') {
    return new CountersignError(thrown.code, thrown.message);
  }
  return thrown;
}
