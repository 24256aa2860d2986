import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { CountersignClient } from '../client/client.js';
import type { ClientError } from '../client/error.js';
import type { Confirmed, PendingFactor, Refusal } from '../client/types.js';

/** One set-up from its secret to its first code. Holds the secret for as long as the QR stands on the page, not longer. */
export class EnrollmentFlow implements ReactiveController {
  factor: PendingFactor | null = null;
  refused: Refusal | null = null;
  busy = false;

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly client: () => CountersignClient,
  ) {
    host.addController(this);
  }

  async begin(label?: string): Promise<void> {
    this.clear();
    this.factor = await this.client().addFactor(label);
    this.host.requestUpdate();
  }

  /** Resolves to the confirmation, or to `null` when the code was refused (then `refused` says why). */
  async confirm(code: string): Promise<Confirmed | null> {
    if (!this.factor || this.busy) return null;
    this.#set(true, null);
    try {
      const answer = await this.client().confirmFactor(this.factor.id, code);
      if (!answer.accepted) {
        this.refused = answer;
        return null;
      }
      this.clear();
      return answer;
    } finally {
      this.#set(false, this.refused);
    }
  }

  /**
   * Whether the error means that only this set-up is over, though the page thought otherwise. Then the person is offered
   * a new QR; should the session be over as well, drawing that one will tell.
   */
  overtakenBy({ type }: ClientError): boolean {
    if (!this.factor || (type !== 'factor-expired' && type !== 'factor-not-found')) return false;
    this.factor = { ...this.factor, expires_at: new Date(0).toISOString() };
    this.host.requestUpdate();
    return true;
  }

  clear(): void {
    this.factor = null;
    this.#set(false, null);
  }

  hostDisconnected(): void {
    this.clear();
  }

  #set(busy: boolean, refused: Refusal | null): void {
    this.busy = busy;
    this.refused = refused;
    this.host.requestUpdate();
  }
}
