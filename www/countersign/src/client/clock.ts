/**
 * The verifier's clock as this page can tell it. Deadlines come from the verifier, and a device whose own clock is off
 * (the very case we explain to people) would count down to the wrong moment.
 */
export class VerifierClock {
  #ahead = 0;

  /** Learns from an answer's `Date` header, where the verifier lets this origin see it. */
  learn(headers: Headers, now = Date.now()): void {
    const told = Date.parse(headers.get('date') ?? '');
    if (Number.isNaN(told)) return;
    const ahead = told - now;
    // The header has whole seconds and travels: less than two seconds apart says nothing.
    this.#ahead = Math.abs(ahead) < 2000 ? 0 : ahead;
  }

  /** Milliseconds since the epoch, by the verifier. */
  now(): number {
    return Date.now() + this.#ahead;
  }
}
