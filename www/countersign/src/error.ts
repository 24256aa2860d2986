/**
 * What goes wrong in any function of this package.
 *
 * `code` is stable and made for programs; `message` is for the person who reads the log. Neither ever holds what the function
 * was given: a secret, a code, a URI or anything else.
 */
export class CountersignError extends Error {
  override readonly name = 'CountersignError';

  /** Kebab-case and stable: `wasm-unavailable`, `not-text`, `unknown-option`, or the core's own kind such as `code-wrong-length`. */
  readonly code: string;

  constructor(code: string, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

/** The name and the words for an answer that no module of this version gives. */
export const OTHER_VERSION = ['wasm-unavailable', 'The WebAssembly of countersign is of another version than its JavaScript.'] as const;
