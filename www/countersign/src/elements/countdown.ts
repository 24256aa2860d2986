import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Counts whole seconds down to a moment of the verifier's clock, drawing the host anew each second. */
export class Countdown implements ReactiveController {
  #until = 0;
  #ticking: ReturnType<typeof setInterval> | undefined;

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly now: () => number,
    private readonly over: () => void,
  ) {
    host.addController(this);
  }

  /** Seconds still to wait, rounded up: 0 only when the moment has come. */
  get left(): number {
    return Math.max(0, Math.ceil((this.#until - this.now()) / 1000));
  }

  get running(): boolean {
    return this.#ticking !== undefined;
  }

  start(until: number): void {
    this.stop();
    this.#until = until;
    this.#ticking = setInterval(() => this.#tick(), 1000);
    this.host.requestUpdate();
  }

  stop(): void {
    clearInterval(this.#ticking);
    this.#ticking = undefined;
  }

  hostDisconnected(): void {
    this.stop();
  }

  #tick(): void {
    if (this.left === 0) {
      this.stop();
      this.over();
    }
    this.host.requestUpdate();
  }
}

/** 75 → "1:15". */
export function minutesAndSeconds(seconds: number): string {
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor(seconds / 60) % 60;
  const two = (n: number) => String(n).padStart(2, '0');
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}
