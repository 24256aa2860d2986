import { BrowserSecret } from './browser-secret.js';
import { Calls, type ClientOptions } from './calls.js';
import type { VerifierClock } from './clock.js';
import type {
  AddressConfirmation,
  Addresses,
  AddressKind,
  BeginFactor,
  Completed,
  Confirmation,
  Devices,
  Factor,
  Factors,
  IssuedCodes,
  Method,
  PendingFactor,
  Receipt,
  RecentSignIns,
  ResetProof,
  Sent,
  Session,
  SignInVerification,
  UnconfirmedAddress,
  Verification,
} from './types.js';

/**
 * Speaks `/v1/client` for one client token.
 *
 * ```js
 * const client = new CountersignClient({ verifier: 'https://2fa.example.com', token });
 * const answer = await client.verify('123 456');
 * if (answer.accepted && 'receipt' in answer) sendToBackend(answer.receipt);
 * ```
 *
 * Every method rejects with a {@link ClientError}; a refused code is an answer and resolves.
 */
export class CountersignClient {
  readonly #calls: Calls;
  readonly #browser: BrowserSecret;

  constructor(options: ClientOptions) {
    this.#calls = new Calls(options);
    this.#browser = new BrowserSecret(options.token);
  }

  get clock(): VerifierClock {
    return this.#calls.clock;
  }

  /** What the token is for. */
  session(): Promise<Session> {
    return this.#calls.call('GET', '/session');
  }

  /**
   * Sends a code or a link to the member, and ties the sign-in to this browser. Of an address that does not exist the
   * verifier says the same. Rejects with `code-sent-lately` before `next_at`.
   */
  send(method: Method): Promise<Sent> {
    return this.#post('/sign-in/send', { method });
  }

  /**
   * Answers the challenge of a sign-in with a code of any method that is open. The accepting answer with a receipt ends the
   * token; when it is lost on its way, this browser, and no other, gets it again. One of status `enroll` has no receipt:
   * a set-up follows with the same token, see {@link session}. `trust` asks for this device to be trusted.
   */
  async verify(code: string, { trust = false } = {}): Promise<SignInVerification> {
    const answer = await this.#insist<SignInVerification>('/sign-in/verify', trust ? { code, trust } : { code });
    if (answer.accepted && 'receipt' in answer) this.forget();
    return answer;
  }

  /** Puts off a set-up that may be put off: passes the sign-in without one. */
  async skip(): Promise<Receipt> {
    const receipt = await this.#insist<Receipt>('/sign-in/skip', {});
    this.forget();
    return receipt;
  }

  /**
   * Ends a sign-in that set up a first factor, in the browser that set it up. Also what a page asks that waits for the
   * sign-in's link to be opened: until then this rejects with `sign-in-challenges`.
   */
  async complete(): Promise<Completed> {
    const answer = await this.#insist<Completed>('/sign-in/complete', {});
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
    return this.#post('/reset', {});
  }

  /** Asks for the reset with that code: the second step can be set up anew after a delay, unless somebody cancels. */
  proveForReset(code: string): Promise<ResetProof> {
    return this.#post('/reset/prove', { code });
  }

  /** Cancels the reset that is under way, on the security page. */
  cancelReset(): Promise<void> {
    return this.#calls.call('DELETE', '/reset');
  }

  factors(): Promise<Factors> {
    return this.#calls.call('GET', '/factors');
  }

  /** Begins a set-up: the only time the secret of an authenticator is told. A code goes out where it is an address. */
  addFactor(factor: BeginFactor): Promise<PendingFactor> {
    return this.#calls.call('POST', '/factors', factor);
  }

  /** Sends the code of an e-mail or SMS set-up again. */
  sendFactor(id: string): Promise<Sent> {
    return this.#post(`/factors/${encodeURIComponent(id)}/send`, {});
  }

  /** The recovery codes that the confirmation of this set-up makes valid, where they are shown before it. */
  draftRecoveryCodes(id: string): Promise<IssuedCodes> {
    return this.#insist(`/factors/${encodeURIComponent(id)}/recovery-codes`, {});
  }

  /** Ends a set-up with the first code that the authenticator shows, or that was sent. */
  confirmFactor(id: string, code: string): Promise<Confirmation> {
    return this.#insist(`/factors/${encodeURIComponent(id)}/confirm`, { code });
  }

  /** An empty label takes the name away. */
  renameFactor(id: string, label: string): Promise<Factor> {
    return this.#calls.call('PATCH', `/factors/${encodeURIComponent(id)}`, { label: label || null });
  }

  removeFactor(id: string): Promise<void> {
    return this.#calls.call('DELETE', `/factors/${encodeURIComponent(id)}`);
  }

  /** Issues a new set of recovery codes; the old set dies. */
  issueRecoveryCodes(): Promise<IssuedCodes> {
    return this.#calls.call('POST', '/recovery-codes', {});
  }

  addresses(): Promise<Addresses> {
    return this.#calls.call('GET', '/addresses');
  }

  /** Adds an e-mail address or a phone number (E.164), and sends a code to it. */
  addAddress(kind: AddressKind, value: string): Promise<UnconfirmedAddress> {
    return this.#calls.call('POST', '/addresses', { kind, value });
  }

  confirmAddress(id: string, code: string): Promise<AddressConfirmation> {
    return this.#calls.call('POST', `/addresses/${encodeURIComponent(id)}/confirm`, { code });
  }

  sendAddress(id: string): Promise<Sent> {
    return this.#calls.call('POST', `/addresses/${encodeURIComponent(id)}/send`, {});
  }

  removeAddress(id: string): Promise<void> {
    return this.#calls.call('DELETE', `/addresses/${encodeURIComponent(id)}`);
  }

  devices(): Promise<Devices> {
    return this.#calls.call('GET', '/devices');
  }

  removeDevice(id: string): Promise<void> {
    return this.#calls.call('DELETE', `/devices/${encodeURIComponent(id)}`);
  }

  /** The member's latest sign-ins, for them to see whether each was theirs. */
  signIns(): Promise<RecentSignIns> {
    return this.#calls.call('GET', '/sign-ins');
  }

  /** Ends every session of the member but this page's. Asks for a step-up, and the application is told. */
  endSessions(): Promise<void> {
    return this.#calls.call('POST', '/end-sessions', {});
  }

  /** Proves the second factor again, before a change to it. */
  stepUp(code: string): Promise<Verification> {
    return this.#calls.call('POST', '/security/step-up', { code });
  }

  /** Sends the code to prove it with, where that one is sent. */
  sendStepUp(method: Method): Promise<Sent> {
    return this.#calls.call('POST', '/security/send', { method });
  }

  /** Ends a security page's token for good, even while its page goes away. What stands in the browser's history opens nothing then. */
  async leave(): Promise<void> {
    await this.#calls.call('DELETE', '/session', undefined, { keepalive: true }).catch(() => {});
  }

  #post<T>(path: string, body: object): Promise<T> {
    return this.#calls.call('POST', path, { ...body, browser: this.#browser.value });
  }

  #insist<T>(path: string, body: object): Promise<T> {
    return this.#calls.insist(path, { ...body, browser: this.#browser.value });
  }
}
