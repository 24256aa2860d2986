import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { CountersignClient } from '../../client/client.js';
import type { Address, AddressKind, Refusal } from '../../client/types.js';
import { Sending, type Attempt } from '../sending.js';

/** One address on its way: from what was typed to the code that came to it. */
export class AddressFlow implements ReactiveController {
  kind: AddressKind = 'email';
  address: Address | null = null;
  refused: Refusal | null = null;
  /** What was typed is none that can be used. */
  unusable = false;
  readonly sending: Sending;

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly client: () => CountersignClient,
    now: () => number,
    attempt: Attempt,
  ) {
    host.addController(this);
    this.sending = new Sending(host, now, attempt);
  }

  begin(kind: AddressKind): void {
    this.clear();
    this.kind = kind;
  }

  async add(value: string): Promise<void> {
    this.unusable = false;
    const { sent, ...address } = await this.client().addAddress(this.kind, value);
    this.#wait(address, sent);
  }

  /** One that was added before, and not confirmed. */
  resume(address: Address): void {
    this.begin(address.kind);
    this.#wait(address, null);
  }

  /** Whether the code was the one that came. */
  async confirm(code: string): Promise<boolean> {
    if (!this.address) return false;
    const answer = await this.client().confirmAddress(this.address.id, code);
    if (answer.accepted) {
      this.clear();
      return true;
    }
    this.refused = answer;
    if (answer.sent) this.sending.learn(answer.sent);
    this.host.requestUpdate();
    return false;
  }

  reject(): void {
    this.unusable = true;
    this.host.requestUpdate();
  }

  clear(): void {
    this.address = null;
    this.refused = null;
    this.unusable = false;
    this.sending.stop();
  }

  hostDisconnected(): void {
    this.clear();
  }

  #wait(address: Address, sent: Parameters<Sending['start']>[0]): void {
    this.address = address;
    this.refused = null;
    this.sending.start(sent, () => this.client().sendAddress(address.id));
  }
}
