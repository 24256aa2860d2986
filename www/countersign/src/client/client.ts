import { BrowserSecret } from './browser-secret.js';
import { VerifierClock } from './clock.js';
import { ClientError } from './error.js';
import { whySilent } from './silence.js';
import type { Confirmation, Factors, IssuedCodes, PendingFactor, Receipt, Session, SignInVerification, Verification } from './types.js';

/** How long an answer may take before the verifier counts as out of reach. */
const TIMEOUT_MS = 15_000;

/** How long to wait before asking again for an answer that was lost. */
const BACK_OFF_MS = [600, 2000];

export interface ClientOptions {
  /** Where the verifier lives, for example `https://2fa.example.com`; empty for this page's own origin. */
  verifier: string;
  /** The `cs_client_…` token that the app's backend minted for this one member and purpose. */
  token: string;
  /** Replaces the page's `fetch`. */
  fetch?: typeof globalThis.fetch;
}

/**
 * Speaks `/v1/client` for one client token.
 *
 * ```js
 * const client = new CountersignClient({ verifier: 'https://2fa.example.com', token });
 * const answer = await client.verify('123 456');
 * if (answer.accepted) sendToBackend(answer.receipt);
 * ```
 *
 * Every method rejects with a {@link ClientError}; a refused code is an answer and resolves.
 */
export class CountersignClient {
  readonly clock = new VerifierClock();
  readonly #verifier: string;
  readonly #token: string;
  readonly #browser: BrowserSecret;
  readonly #fetch: typeof globalThis.fetch;

  constructor({ verifier, token, fetch = globalThis.fetch.bind(globalThis) }: ClientOptions) {
    this.#verifier = verifier.replace(/\/+$/, '');
    this.#token = token;
    this.#browser = new BrowserSecret(token);
    this.#fetch = fetch;
  }

  /** What the token is for. */
  session(): Promise<Session> {
    return this.#call('GET', '/session');
  }

  /**
   * Answers the challenge of a sign-in with an authenticator's code or a recovery code. The accepting answer ends the
   * token; when it is lost on its way, this browser, and no other, gets it again.
   */
  async verify(code: string): Promise<SignInVerification> {
    const answer = await this.#insist<SignInVerification>('/sign-in/verify', { code });
    if (answer.accepted) this.forget();
    return answer;
  }

  /** Ends a sign-in that set up a first factor, in the browser that set it up. */
  async complete(): Promise<Receipt> {
    const receipt = await this.#insist<Receipt>('/sign-in/complete', {});
    this.forget();
    return receipt;
  }

  /** Forgets what this browser is known by: no answer is due to it any more. */
  forget(): void {
    this.#browser.forget();
  }

  factors(): Promise<Factors> {
    return this.#call('GET', '/factors');
  }

  /** Begins a set-up: the only time the secret is told. */
  addFactor(label?: string): Promise<PendingFactor> {
    return this.#call('POST', '/factors', label ? { kind: 'totp', label } : { kind: 'totp' });
  }

  /** Ends a set-up with the first code that the authenticator shows. */
  confirmFactor(id: string, code: string): Promise<Confirmation> {
    return this.#insist(`/factors/${encodeURIComponent(id)}/confirm`, { code });
  }

  removeFactor(id: string): Promise<void> {
    return this.#call('DELETE', `/factors/${encodeURIComponent(id)}`);
  }

  /** Issues a new set of recovery codes; the old set dies. */
  issueRecoveryCodes(): Promise<IssuedCodes> {
    return this.#call('POST', '/recovery-codes', {});
  }

  /** Proves the second factor again, before a change to it. */
  stepUp(code: string): Promise<Verification> {
    return this.#call('POST', '/security/step-up', { code });
  }

  /** Posts what the verifier answers once more to the same browser, so that a lost answer is simply asked for again. */
  async #insist<T>(path: string, body: object): Promise<T> {
    const known = { ...body, browser: this.#browser.value };
    for (const pause of BACK_OFF_MS) {
      try {
        return await this.#call('POST', path, known);
      } catch (error) {
        if (!(error instanceof ClientError && error.lost)) throw error;
      }
      await new Promise((over) => setTimeout(over, pause));
    }
    return this.#call('POST', path, known);
  }

  /** Ends a security page's token for good, even while its page goes away. What stands in the browser's history opens nothing then. */
  async leave(): Promise<void> {
    await this.#call('DELETE', '/session', undefined, { keepalive: true }).catch(() => {});
  }

  async #call<T>(method: string, path: string, body?: object, more: RequestInit = {}): Promise<T> {
    const headers: Record<string, string> = { authorization: `Bearer ${this.#token}` };
    if (body) headers['content-type'] = 'application/json';
    const response = await this.#send(path, {
      method,
      headers,
      ...(body && { body: JSON.stringify(body) }),
      // No cookie, no copy in a cache, no page address in a referrer, no detour: the token goes to the verifier alone.
      credentials: 'omit',
      cache: 'no-store',
      referrerPolicy: 'no-referrer',
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT_MS),
      ...more,
    });
    this.clock.learn(response.headers);
    if (response.status === 204) return undefined as T;
    const answer: unknown = await response.json().catch(() => undefined);
    if (!response.ok) throw ClientError.fromProblem(answer, response.status);
    if (typeof answer !== 'object' || answer === null) throw ClientError.unreadable(response.status);
    return answer as T;
  }

  async #send(path: string, init: RequestInit): Promise<Response> {
    try {
      return await this.#fetch(`${this.#verifier}/v1/client${path}`, init);
    } catch {
      throw await whySilent(this.#verifier, this.#fetch);
    }
  }
}
