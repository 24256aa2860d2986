/**
 * What every function of this package throws.
 *
 * `code` is stable and made for programs; `message` is for the person who reads the log. Neither ever holds a secret,
 * a code or a URI.
 */
export class CountersignError extends Error {
  override readonly name = 'CountersignError';

  /** Kebab-case and stable: `not-initialised`, `out-of-range`, or the core's own kind such as `wrong-length`. */
  readonly code: string;

  constructor(code: string, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

/** Gives what was thrown at the wasm boundary this package's type. A trap of the core itself passes through unchanged. */
export function fromCore(thrown: unknown): unknown {
  if (thrown instanceof Error && 'code' in thrown && typeof thrown.code === 'string') {
    return new CountersignError(thrown.code, thrown.message);
  }
  if (thrown instanceof TypeError) {
    return new CountersignError('wrong-type', 'An argument is missing or of another type than the function takes.', { cause: thrown });
  }
  return thrown;
}
