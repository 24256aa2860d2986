import { isProblemType } from '../problem-types.js';
import { Calls, type ClientOptions } from './calls.js';
import type { VerifierClock } from './clock.js';
import type { ResetLink } from './types.js';

/**
 * Speaks for the token of a link that cancels a reset, on the page that the link opens, in whatever browser.
 *
 * ```js
 * const link = new CountersignResetLink({ verifier: 'https://2fa.example.com', token });
 * const { workspace, reset } = await link.look();
 * button.onclick = () => link.cancel();
 * ```
 */
export class CountersignResetLink {
  readonly #calls: Calls;

  constructor(options: ClientOptions) {
    this.#calls = new Calls(options, isProblemType);
  }

  get clock(): VerifierClock {
    return this.#calls.clock;
  }

  /** What the link cancels. Cancels nothing: mail scanners look at every link. */
  look(): Promise<ResetLink> {
    return this.#calls.call('GET', '/reset/link');
  }

  /** Cancels it, once. */
  cancel(): Promise<void> {
    return this.#calls.call('POST', '/reset/link/cancel', {});
  }
}
