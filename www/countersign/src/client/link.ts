import { BrowserSecret } from './browser-secret.js';
import { isProblemType } from '../problem-types.js';
import { Calls, type ClientOptions } from './calls.js';
import type { VerifierClock } from './clock.js';
import { ClientError } from './error.js';
import type { Link, OpenedLink } from './types.js';

/**
 * Speaks for the token of a sign-in link, on the page that the link opens.
 *
 * ```js
 * const link = new CountersignLink({ verifier: 'https://2fa.example.com', token });
 * const { workspace, sign_in } = await link.look();
 * button.onclick = () => link.open(sign_in); // the page that asked for the link goes on by itself
 * ```
 */
export class CountersignLink {
  readonly #calls: Calls;

  constructor(options: ClientOptions) {
    this.#calls = new Calls(options, isProblemType);
  }

  get clock(): VerifierClock {
    return this.#calls.clock;
  }

  /** What the link is about. Spends nothing: mail scanners look at every link. */
  look(): Promise<Link> {
    return this.#calls.call('GET', '/link');
  }

  /**
   * Passes the sign-in, in the browser that asked for it alone: in any other this rejects with `other-browser`, and
   * nothing is spent.
   */
  async open(signIn: string): Promise<OpenedLink> {
    const browser = BrowserSecret.of(signIn);
    // The verifier would say the same.
    if (browser === null) throw new ClientError('other-browser', 'Another browser asked for this', 'Open it in the browser in which it was asked for.', 409);
    return this.#calls.insist('/link/open', { browser });
  }
}
