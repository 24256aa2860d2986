import { VerifierError } from './error.js';
import { named, text } from './given.js';
import { onlyOptions } from './options.js';

export interface CountersignOptions {
  /** Where the verifier is, as this backend reaches it: `http://127.0.0.1:8600`. */
  verifier: string;
  /**
   * Takes an `http:` address beyond this machine too. The API key then goes in the clear: for a network that nobody else can read.
   */
  insecureHttp?: boolean;
  /** `cs_live_…`. A newline at its end, as a file has it, does no harm. */
  apiKey: string;
  /** How many seconds the verifier may take to answer one request; 5 unless it is said. */
  timeout?: number;
  /** Replaces the runtime's `fetch`. */
  fetch?: typeof globalThis.fetch;
}

/** What one call has beside the others. */
export interface CallOptions {
  /** A name for this one request: under it, the verifier does it once, and answers it the same for 24 hours. */
  idempotencyKey?: string;
}

const PAUSE_MS = 300;

/** More bytes than any answer of the verifier has. */
const LONGEST = 8_000_000;

/** Calls of the verifier with one API key. Every call rejects with a {@link VerifierError}. */
export class Calls {
  readonly #verifier: string;
  /** Private to the language: no log, no inspection and no JSON shows it. */
  readonly #apiKey: string;
  readonly #timeoutMs: number;
  readonly #fetch: typeof globalThis.fetch;

  constructor(options: CountersignOptions) {
    onlyOptions(named('Countersign', options, '{ verifier, apiKey }'), 'Countersign', ['verifier', 'apiKey', 'timeout', 'fetch', 'insecureHttp']);
    const { verifier, apiKey, timeout = 5, fetch = globalThis.fetch, insecureHttp = false } = options;
    this.#verifier = address(text('verifier', verifier, 'its address, such as http://127.0.0.1:8600'), insecureHttp);
    const key = text('apiKey', apiKey, 'the text of the file that `countersign init --api-key-file` wrote').trim();
    // Checked here: what `fetch` says of a header that it cannot send repeats it.
    if (!/^cs_live_[a-z2-7]{59}$/.test(key)) throw new TypeError('apiKey is not a whole API key: one begins with cs_live_');
    this.#apiKey = key;
    if (!(timeout > 0 && timeout <= 600)) throw new RangeError('timeout is a number of seconds, up to 600');
    this.#timeoutMs = timeout * 1000;
    this.#fetch = (input, init) => fetch(input, init);
  }

  /** Sends a request. One whose answer was lost is sent once more where that does no harm. */
  async call<T>(method: 'GET' | 'PUT' | 'POST' | 'DELETE', path: string, body?: object, options: CallOptions = {}): Promise<T> {
    onlyOptions(named('options', options, '{ idempotencyKey }'), 'options', ['idempotencyKey']);
    const { idempotencyKey } = options;
    if (idempotencyKey !== undefined && !/^[!-~]{1,128}$/.test(idempotencyKey)) throw new TypeError('idempotencyKey is 1 to 128 visible ASCII characters');
    try {
      return await this.#once<T>(method, path, body, idempotencyKey);
    } catch (error) {
      const harmless = method === 'GET' || method === 'PUT' || idempotencyKey !== undefined;
      if (!(harmless && error instanceof VerifierError && error.lost)) throw error;
    }
    await new Promise((over) => setTimeout(over, PAUSE_MS));
    return this.#once(method, path, body, idempotencyKey);
  }

  async #once<T>(method: string, path: string, body?: object, idempotencyKey?: string): Promise<T> {
    const headers: Record<string, string> = { authorization: `Bearer ${this.#apiKey}` };
    if (body) headers['content-type'] = 'application/json';
    if (idempotencyKey !== undefined) headers['idempotency-key'] = idempotencyKey;
    let response: Response;
    let text: string;
    try {
      // No detour: the key goes to the verifier alone.
      const init: RequestInit = { method, headers, redirect: 'manual', signal: AbortSignal.timeout(this.#timeoutMs) };
      response = await this.#fetch(`${this.#verifier}/v1/${path}`, body ? { ...init, body: JSON.stringify(body) } : init);
      text = await whole(response);
    } catch (cause) {
      throw VerifierError.unreachable(this.#verifier, cause);
    }
    if (response.status === 204) return undefined as T;
    const answer = parsed(text);
    if (!response.ok) throw VerifierError.fromProblem(answer, response, this.#verifier);
    if (typeof answer !== 'object' || answer === null) throw VerifierError.unreadable(response.status);
    return answer as T;
  }
}

/** An id as one segment of a path, whatever it holds. */
export function segment(name: string, id: string): string {
  // These a URL takes for steps, however they are written; and half a letter it cannot write.
  if (['', '.', '..'].includes(text(name, id)) || /\p{Surrogate}/u.test(id)) throw new TypeError(`${name} is whole letters, and neither empty nor one or two dots`);
  return encodeURIComponent(id);
}

/** Loopback, as `URL` writes it. */
const THIS_MACHINE = /^(localhost|127(\.[0-9]+){3}|\[::1\])$/;

function address(verifier: string, insecureHttp: boolean): string {
  // What `URL` says of one that it cannot read does not say of what.
  const url = URL.canParse(verifier) ? new URL(verifier) : undefined;
  const { protocol, hostname, username, password, search, hash, href } = url ?? {};
  if (!href || !/^https?:$/.test(protocol ?? '') || username || password || search || hash) {
    throw new TypeError('verifier is an address such as https://verify.example.org, without a name, a query or a fragment');
  }
  if (protocol === 'http:' && !THIS_MACHINE.test(hostname ?? '') && insecureHttp !== true) {
    throw new TypeError('verifier is an http: address beyond this machine, where the API key would go in the clear: give an https: one, or insecureHttp: true on a network that nobody else can read');
  }
  return href.replace(/\/+$/, '');
}

/** The text of an answer; none of one that is too long to be the verifier's, which is not read to its end. */
async function whole(response: Response): Promise<string> {
  const reader = response.body?.getReader();
  const decoder = new TextDecoder();
  let text = '';
  let length = 0;
  for (let part = await reader?.read(); part?.value; part = await reader?.read()) {
    length += part.value.length;
    if (length > LONGEST) {
      await reader?.cancel();
      return '';
    }
    text += decoder.decode(part.value, { stream: true });
  }
  return text + decoder.decode();
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
