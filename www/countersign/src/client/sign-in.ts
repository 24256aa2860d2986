import type { IsProblemType } from '../problem.js';
import type { ProblemType } from '../problem-types.js';
import { BrowserSecret } from './browser-secret.js';
import { Calls, type ClientOptions } from './calls.js';
import type { VerifierClock } from './clock.js';
import type { Completed, Method, Receipt, ResetProof, Sent, Session, SignInVerification } from './types.js';

/** Each name as it stands: a page tells a problem that it does not know in the words that it has for most. */
const anyName: IsProblemType = (name): name is ProblemType => name !== '';

/** What a sign-in asks of `/v1/client`: all that its page needs from the beginning. */
export class SignInClient {
  protected readonly calls: Calls;
  readonly #options: ClientOptions;
  readonly #browser: BrowserSecret;

  constructor(options: ClientOptions, isProblemType = anyName) {
    this.calls = new Calls(options, isProblemType);
    this.#options = options;
    this.#browser = new BrowserSecret(options.token);
  }

  get clock(): VerifierClock {
    return this.calls.clock;
  }

  /** What speaks for the same token and the same browser, and asks for more. */
  as<Client>(another: new (options: ClientOptions) => Client): Client {
    return new another(this.#options);
  }

  /** From now on no call is answered: what is shown is somebody else's. What was sent may still be done. */
  mute(): void {
    this.calls.mute();
  }

  /** What the token is for. */
  session(): Promise<Session> {
    return this.calls.call('GET', '/session');
  }

  /**
   * Sends a code or a link to the member, and ties the sign-in to this browser. Of an address that does not exist the
   * verifier says the same. Rejects with `code-sent-lately` before `next_at`.
   */
  send(method: Method): Promise<Sent> {
    return this.post('/sign-in/send', { method });
  }

  /**
   * Answers the challenge of a sign-in with a code of any method that is open. The accepting answer with a receipt ends the
   * token; when it is lost on its way, this browser, and no other, gets it again. One of status `enroll` has no receipt:
   * a set-up follows with the same token, see {@link session}. `trust` asks for this device to be trusted.
   */
  async verify(code: string, { trust = false } = {}): Promise<SignInVerification> {
    const answer = await this.insist<SignInVerification>('/sign-in/verify', trust ? { code, trust } : { code });
    if (answer.accepted && 'receipt' in answer) this.forget();
    return answer;
  }

  /** Puts off a set-up that may be put off: passes the sign-in without one. */
  async skip(): Promise<Receipt> {
    const receipt = await this.insist<Receipt>('/sign-in/skip', {});
    this.forget();
    return receipt;
  }

  /**
   * Ends a sign-in that set up a first factor, in the browser that set it up. Also what a page asks that waits for the
   * sign-in's link to be opened: until then this rejects with `sign-in-challenges`.
   */
  async complete(): Promise<Completed> {
    const answer = await this.insist<Completed>('/sign-in/complete', {});
    if ('receipt' in answer) this.forget();
    return answer;
  }

  /** Lets a sign-in's link, opened in another tab of this browser and origin, find what this browser is known by. */
  shareWith(signIn: string): void {
    this.#browser.share(signIn);
  }

  /** Forgets what this browser is known by: no answer is due to it any more. */
  forget(): void {
    this.#browser.forget();
  }

  /** Sends a code to the e-mail address of somebody who lost everything that passes this sign-in, where the session offers it. */
  startReset(): Promise<Sent> {
    return this.post('/reset', {});
  }

  /** Asks for the reset with that code: the second step can be set up anew after a delay, unless somebody cancels. */
  proveForReset(code: string): Promise<ResetProof> {
    return this.post('/reset/prove', { code });
  }

  protected post<T>(path: string, body: object): Promise<T> {
    return this.calls.call('POST', path, { ...body, browser: this.#browser.value });
  }

  protected insist<T>(path: string, body: object): Promise<T> {
    return this.calls.insist(path, { ...body, browser: this.#browser.value });
  }
}
