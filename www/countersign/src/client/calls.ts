import { VerifierClock } from './clock.js';
import { ClientError } from './error.js';
import type { IsProblemType } from '../problem.js';
import { whySilent } from './silence.js';

/** How long an answer may take before the verifier counts as out of reach. */
export const TIMEOUT_MS = 15_000;

/** How long to wait before asking again for an answer that was lost. */
const BACK_OFF_MS = [600, 2000];

export interface ClientOptions {
  /** Where the verifier lives, for example `https://2fa.example.com`; empty for this page's own origin. */
  verifier: string;
  /** The token that speaks for one member and one purpose: `cs_client_…`, or that of a mailed link: `cs_link_…`, `cs_reset_…`. */
  token: string;
  /** Replaces the page's `fetch`. */
  fetch?: typeof globalThis.fetch;
}

/** What one call has beside the others. */
interface Further extends RequestInit {
  headers?: Record<string, string>;
}

/** Calls of `/v1/client` with one token. Every call rejects with a {@link ClientError}. */
export class Calls {
  readonly clock = new VerifierClock();
  readonly #verifier: string;
  readonly #token: string;
  readonly #isProblemType: IsProblemType;
  readonly #fetch: typeof globalThis.fetch;
  /** What no answer gets past, once nobody waits for one. */
  #end: Promise<never> | undefined;

  constructor(
    { verifier, token, fetch = globalThis.fetch.bind(globalThis) }: ClientOptions,
    isProblemType: IsProblemType,
  ) {
    this.#isProblemType = isProblemType;
    this.#verifier = verifier.replace(/\/+$/, '');
    this.#token = token;
    this.#fetch = fetch;
  }

  /** From now on no answer is told. */
  mute(): void {
    this.#end = new Promise(() => {});
  }

  async call<T>(method: string, path: string, body?: object, more: Further = {}): Promise<T> {
    const response = await this.ask(method, path, body, more);
    const answer: unknown = await response.json().catch(() => undefined);
    await this.#end;
    if (response.status !== 204 && (typeof answer !== 'object' || answer === null)) throw ClientError.unreadable(response.status);
    return answer as T;
  }

  /** Posts what the verifier answers once more to the same browser, so that a lost answer is simply asked for again. */
  async insist<T>(path: string, body: object): Promise<T> {
    for (const pause of BACK_OFF_MS) {
      try {
        return await this.call('POST', path, body);
      } catch (error) {
        if (!(error instanceof ClientError && error.lost)) throw error;
      }
      await new Promise((over) => setTimeout(over, pause));
    }
    return this.call('POST', path, body);
  }

  /** An answer of the kind that was asked for; its body is still to be read. */
  async ask(method: string, path: string, body?: object, { headers: added = {}, ...more }: Further = {}): Promise<Response> {
    const headers: Record<string, string> = { ...added, authorization: `Bearer ${this.#token}` };
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
    if (!response.ok) throw ClientError.fromProblem(await response.json().catch(() => undefined), response, this.#isProblemType);
    return response;
  }

  async #send(path: string, init: RequestInit): Promise<Response> {
    try {
      return await this.#fetch(`${this.#verifier}/v1/client${path}`, init);
    } catch {
      throw await whySilent(this.#verifier, this.#fetch);
    }
  }
}
