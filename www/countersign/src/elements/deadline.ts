import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Calls once at a moment of the verifier's clock, unless the host left the page before. */
export class Deadline implements ReactiveController {
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    host: ReactiveControllerHost,
    private readonly now: () => number,
    private readonly reached: () => void,
  ) {
    host.addController(this);
  }

  /** `moment` in milliseconds since the epoch; one that has passed is reached at once (S21: at the instant, it is over). */
  set(moment: number): void {
    this.clear();
    this.#timer = setTimeout(this.reached, Math.max(0, moment - this.now()));
  }

  clear(): void {
    clearTimeout(this.#timer);
  }

  hostDisconnected(): void {
    this.clear();
  }
}
