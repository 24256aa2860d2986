import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Method, MethodOffered, Refusal, Sent } from '../client/types.js';
import { focusStep } from './focus.js';
import { kindOf, type CodeKind } from './refusal.js';
import type { Sending } from './sending.js';

const isRecovery = ({ method }: MethodOffered) => method === 'recovery-code';

/**
 * The ways to pass that are open, and the one that is tried now. What must be sent for it is sent when it is chosen. `prepare`
 * fetches what a way needs before a person goes over to it, and tells whether it is there.
 */
export class ChallengeFlow implements ReactiveController {
  /** In the order in which they are offered, each method once; recovery codes last. */
  ways: readonly MethodOffered[] = [];
  way: MethodOffered | null = null;
  refused: Refusal | null = null;
  /** A token that is out of step is asked for two codes in a row (RFC 4226, 7.4). */
  pair = false;

  constructor(
    private readonly host: ReactiveControllerHost & { readonly renderRoot: ParentNode },
    /** What sends; it may come later, before the first way that needs it. */
    public sending: Sending | null,
    private readonly send: (method: Method) => Promise<Sent>,
    private readonly prepare: () => Promise<boolean> = async () => true,
  ) {
    host.addController(this);
  }

  get kind(): CodeKind {
    return this.way ? (this.pair ? 'pair' : kindOf(this.way.method)) : 'app';
  }

  /** The ways that are not tried now. */
  get others(): readonly MethodOffered[] {
    return this.ways.filter((each) => each !== this.way);
  }

  get takesRecovery(): boolean {
    return this.ways.some(isRecovery);
  }

  begin(methods: readonly MethodOffered[]): void {
    this.way = null;
    const once = methods.filter(({ method }, at) => methods.findIndex((each) => each.method === method) === at);
    this.ways = [...once.filter((each) => !isRecovery(each)), ...once.filter(isRecovery)];
    const [first] = this.ways;
    if (first) this.#take(first.method);
    else this.end();
  }

  /** The person goes over to another way: typing goes on there. False when what it needs could not be fetched. */
  async choose(method: Method): Promise<boolean> {
    if (!(await this.prepare())) return false;
    this.#take(method);
    this.#focus();
    return true;
  }

  #take(method: Method): void {
    // What is under way on one way still counts when the person comes back to it.
    if (this.way && this.sending?.sent) this.#remember(this.way, this.sending.sent);
    const way = this.ways.find((each) => each.method === method);
    if (!way) return;
    this.way = way;
    this.refused = null;
    this.pair = false;
    if (kindOf(method) === 'sent') this.sending?.start(way.sent, () => this.send(method));
    else this.sending?.stop();
    this.host.requestUpdate();
  }

  refuse(refused: Refusal): void {
    this.refused = refused;
    if (refused.sent) this.sending?.learn(refused.sent);
    this.host.requestUpdate();
  }

  askPair(): void {
    this.pair = true;
    this.refused = null;
    this.host.requestUpdate();
    this.#focus();
  }

  end(): void {
    this.way = null;
    this.ways = [];
    this.refused = null;
    this.sending?.stop();
  }

  hostDisconnected(): void {
    this.end();
  }

  #focus(): void {
    void this.host.updateComplete.then(() => focusStep(this.host.renderRoot));
  }

  #remember(way: MethodOffered, sent: Sent): void {
    this.ways = this.ways.map((each) => (each === way ? { ...way, sent } : each));
  }
}
