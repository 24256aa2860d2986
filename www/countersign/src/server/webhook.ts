import { named, text } from './given.js';
import { onlyOptions } from './options.js';
import type { EventName } from './types.js';

/** What happened, as it was sent. One `id` may come more than once: the second is a copy, to be ignored. */
export interface WebhookEvent {
  id: string;
  type: EventName;
  /** RFC 3339, in UTC. */
  at: string;
  workspace: string;
  /** To whom it happened; null when it was not to a member. */
  member: string | null;
  detail: Record<string, unknown>;
}

export interface WebhookRequest {
  /** What `countersign workspace webhook` showed: `cs_hook_…`. */
  secret: string;
  /** The header `Countersign-Signature`. */
  signature: string | null | undefined;
  /** The body as it came: not parsed, and not written anew. */
  body: string | Uint8Array;
  /** Seconds since 1970; now unless it is said. */
  at?: number;
}

/** A request that is not to be believed: it is not signed with this secret (`forged`), or longer ago than five minutes (`outdated`). */
export class WebhookError extends Error {
  override readonly name = 'WebhookError';

  constructor(readonly type: 'forged' | 'outdated') {
    super(type === 'forged' ? 'The verifier did not sign this request' : 'The signature is not of the last five minutes');
  }
}

const SECONDS = 300;
/** The year 2001 in milliseconds: as seconds it would be the year 33658. */
const MILLISECONDS = 1e12;

/** The event that a request of the verifier tells of. Rejects with a {@link WebhookError}. */
export async function verifyWebhook(request: WebhookRequest): Promise<WebhookEvent> {
  onlyOptions(named('verifyWebhook', request, '{ secret, signature, body }'), 'verifyWebhook', ['secret', 'signature', 'body', 'at']);
  const { signature, body, at = Date.now() / 1000 } = request;
  if (at >= MILLISECONDS) throw new RangeError('at is in seconds since 1970; this looks like milliseconds: divide by 1000');
  const secret = text('secret', request.secret, 'the text that `countersign workspace webhook` showed or wrote to --secret-file').trim();
  if (typeof body !== 'string' && !(body instanceof Uint8Array)) throw new TypeError('body is the text or the bytes as they came, not parsed JSON');
  // With a part of it that everybody knows anybody could sign.
  if (!/^cs_hook_[a-z2-7]{59}$/.test(secret)) throw new TypeError('secret is not the whole secret of a webhook: one begins with cs_hook_');
  const [, t = '', v1 = ''] = /^t=(\d{1,12}),v1=([0-9a-f]{64})$/.exec(signature ?? '') ?? [];
  const bytes = (text: string) => new TextEncoder().encode(text);
  const key = await crypto.subtle.importKey('raw', bytes(secret), { name: 'HMAC', hash: 'SHA-256' }, false, ['verify']);
  const made = Uint8Array.from(v1.match(/../g) ?? [], (byte) => Number.parseInt(byte, 16));
  const sent = typeof body === 'string' ? bytes(body) : body;
  const before = bytes(`${t}.`);
  const signed = new Uint8Array(before.length + sent.length);
  signed.set(before);
  signed.set(sent, before.length);
  // In constant time, as Web Cryptography compares.
  if (!(await crypto.subtle.verify('HMAC', key, made, signed))) throw new WebhookError('forged');
  // This way round, so that a time that is none is not near.
  if (!(Math.abs(at - Number(t)) <= SECONDS)) throw new WebhookError('outdated');
  return JSON.parse(typeof body === 'string' ? body : new TextDecoder().decode(body)) as WebhookEvent;
}
