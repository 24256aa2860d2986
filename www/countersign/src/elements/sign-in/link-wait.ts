import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { ClientError } from '../../client/error.js';
import type { SignIn } from './part.js';

/** How often a page that is looked at asks, and the longest that one asks that is not. */
const EVERY_MS = 3000;
const LONGEST_MS = 60_000;

/** Asks whether the link was opened, for as long as a sign-in `isWaiting`. */
export function waitForLink(on: SignIn, isWaiting: () => boolean): void {
  // With another token the session is another as well, and the wait begins anew.
  new LinkWait(on.host, () => on.session !== null && isWaiting(), () => isOver(on));
}

/** True when the link was opened, or the wait is over for another reason. */
async function isOver(on: SignIn): Promise<boolean> {
  const client = on.client();
  try {
    const answer = await client.complete();
    if ('receipt' in answer) on.pass(answer);
    else await on.goOn();
    return true;
  } catch (thrown) {
    if (!(thrown instanceof ClientError)) throw thrown;
    if (client !== on.client()) return true;
    if (!thrown.ended) return false;
    await on.attempt(() => Promise.reject(thrown));
    return true;
  }
}

/** Asks again and again until the answer is there: at once when the page is looked at again, and ever less while it is not. */
class LinkWait implements ReactiveController {
  #timer: ReturnType<typeof setTimeout> | undefined;
  #pause = EVERY_MS;
  #running = false;

  /** `ask` resolves to true when there is nothing to wait for any more. */
  constructor(
    host: ReactiveControllerHost,
    private readonly isWaiting: () => boolean,
    private readonly ask: () => Promise<boolean>,
  ) {
    host.addController(this);
  }

  hostUpdated(): void {
    if (this.isWaiting()) this.#start();
    else this.#stop();
  }

  hostDisconnected(): void {
    this.#stop();
  }

  #start(): void {
    if (this.#running) return;
    this.#running = true;
    this.#pause = EVERY_MS;
    document.addEventListener('visibilitychange', this.#onVisibility);
    this.#later(EVERY_MS);
  }

  #stop(): void {
    this.#running = false;
    clearTimeout(this.#timer);
    document.removeEventListener('visibilitychange', this.#onVisibility);
  }

  readonly #onVisibility = (): void => {
    if (document.visibilityState !== 'visible') return;
    this.#pause = EVERY_MS;
    this.#later(0);
  };

  #later(pause: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#ask(), pause);
  }

  async #ask(): Promise<void> {
    const over = await this.ask();
    if (!this.#running) return;
    if (over) return this.#stop();
    this.#pause = document.visibilityState === 'visible' ? EVERY_MS : Math.min(this.#pause * 2, LONGEST_MS);
    this.#later(this.#pause);
  }
}
