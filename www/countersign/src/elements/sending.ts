import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { ClientError } from '../client/error.js';
import type { Sent } from '../client/types.js';
import { Countdown } from './countdown.js';
import { Deadline } from './deadline.js';

/** Runs a call and turns what it throws into what the person sees; true when it went through. */
export type Attempt = (call: () => Promise<void>) => Promise<boolean>;

/**
 * A code or link that is sent: sends it, says when the next may be asked for, and replaces it when its time is over. One
 * replacement for each thing that the person did: a page that is left open sends no stream of messages.
 */
export class Sending implements ReactiveController {
  /** What is under way to the person; `null` before the first was sent. */
  sent: Sent | null = null;
  busy = false;
  /** What was sent last is not valid any more. */
  expired = false;
  /** What the last try to send came to, to be announced. */
  told: 'sent' | 'lately' | null = null;

  #send: (() => Promise<Sent>) | null = null;
  #mayReplace = false;
  readonly #next: Countdown;
  readonly #life: Deadline;

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly now: () => number,
    private readonly attempt: Attempt,
  ) {
    host.addController(this);
    this.#next = new Countdown(host, now, () => {});
    this.#life = new Deadline(host, now, () => this.#onExpired());
  }

  /** Seconds until the next may be asked for; 0: now. */
  get wait(): number {
    return this.#next.running ? this.#next.left : 0;
  }

  /** Begins with what was sent already, or else sends at once. */
  start(sent: Sent | null, send: () => Promise<Sent>): void {
    this.stop();
    this.#send = send;
    this.#mayReplace = true;
    if (sent) this.learn(sent);
    if (!sent || this.expired) void this.#go();
  }

  /** The person asks for another. */
  again(): void {
    this.#mayReplace = true;
    if (this.wait === 0) void this.#go();
  }

  /** The verifier sent another by itself. */
  learn(sent: Sent): void {
    this.sent = sent;
    this.expired = Date.parse(sent.expires_at) <= this.now();
    if (Date.parse(sent.next_at) > this.now()) this.#next.start(Date.parse(sent.next_at));
    else this.#next.stop();
    if (!this.expired) this.#life.set(Date.parse(sent.expires_at));
    this.host.requestUpdate();
  }

  stop(): void {
    this.#send = null;
    this.sent = null;
    this.expired = false;
    this.told = null;
    this.#next.stop();
    this.#life.clear();
    this.host.requestUpdate();
  }

  hostDisconnected(): void {
    this.stop();
  }

  async #go(): Promise<void> {
    const send = this.#send;
    if (!send || this.busy) return;
    this.#set(true, null);
    await this.attempt(async () => {
      try {
        const sent = await send();
        // The person chose another way meanwhile.
        if (this.#send !== send) return;
        this.learn(sent);
        this.told = 'sent';
      } catch (thrown) {
        if (!(thrown instanceof ClientError && thrown.type === 'code-sent-lately')) throw thrown;
        this.told = 'lately';
        this.#next.start(this.now() + (thrown.retryAfter ?? 30) * 1000);
      }
    });
    this.#set(false, this.told);
  }

  #onExpired(): void {
    this.expired = true;
    this.told = null;
    this.host.requestUpdate();
    if (!this.#mayReplace || document.visibilityState !== 'visible') return;
    this.#mayReplace = false;
    if (this.wait === 0) void this.#go();
  }

  #set(busy: boolean, told: Sending['told']): void {
    this.busy = busy;
    this.told = told;
    this.host.requestUpdate();
  }
}
