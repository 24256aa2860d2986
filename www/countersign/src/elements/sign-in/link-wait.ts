import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** How often a page that is looked at asks, and the longest that one asks that is not. */
const EVERY_MS = 3000;
const LONGEST_MS = 60_000;

/** Asks again and again until the answer is there: at once when the page is looked at again, and ever less while it is not. */
export class LinkWait implements ReactiveController {
  #timer: ReturnType<typeof setTimeout> | undefined;
  #pause = EVERY_MS;
  #running = false;

  /** `ask` resolves to true when there is nothing to wait for any more. */
  constructor(
    host: ReactiveControllerHost,
    private readonly ask: () => Promise<boolean>,
  ) {
    host.addController(this);
  }

  start(): void {
    if (this.#running) return;
    this.#running = true;
    this.#pause = EVERY_MS;
    document.addEventListener('visibilitychange', this.#onVisibility);
    this.#later(EVERY_MS);
  }

  stop(): void {
    this.#running = false;
    clearTimeout(this.#timer);
    document.removeEventListener('visibilitychange', this.#onVisibility);
  }

  hostDisconnected(): void {
    this.stop();
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
    if (over) return this.stop();
    this.#pause = document.visibilityState === 'visible' ? EVERY_MS : Math.min(this.#pause * 2, LONGEST_MS);
    this.#later(this.#pause);
  }
}
