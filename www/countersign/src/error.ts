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
