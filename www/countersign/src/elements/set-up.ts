import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { CountersignClient } from '../client/client.js';
import type { ClientError } from '../client/error.js';
import type { Address, BeginFactor, Confirmed, FactorKind, KindOffered, PendingFactor, Shown, Refusal } from '../client/types.js';
import { Sending, type Attempt } from './sending.js';

/**
 * The steps of a set-up: which kind, its address or secret, the recovery codes where they come first, what to scan and
 * the first code. `scan` and `enroll` show a QR; `enroll` asks for the code beside it, after `scan` it has a step of its own.
 */
export type SetUpStep = 'kinds' | 'details' | 'draft' | 'scan' | 'enroll' | 'confirm';

export interface Plan {
  kinds: readonly KindOffered[];
  /** When the recovery codes are shown; `null` when this set-up brings none. */
  recovery: Shown | null;
  label?: string | undefined;
}

/** What the person told of a token, an address or a phone. */
export type Details = { email: string } | { phone: string } | { address: string } | { secret: string; counter?: number; digits?: number };

/** An address or a secret that no set-up can begin with; a number may be of a country that the policy bars. */
const UNUSABLE: ReadonlySet<string> = new Set(['address-invalid', 'secret-invalid', 'not-allowed']);

/** One set-up, from the choice of its kind to its first code. Holds the secret for as long as it stands on the page. */
export class SetUp implements ReactiveController {
  plan: Plan = { kinds: [], recovery: null };
  step: SetUpStep = 'kinds';
  kind: FactorKind = 'totp';
  factor: PendingFactor | null = null;
  /** What the person told is none that a set-up can begin with. */
  unusable = false;
  /** Recovery codes that the confirmation makes valid. */
  draft: readonly string[] = [];
  /** The person's addresses that a code can be sent to. */
  known: readonly Address[] = [];
  refused: Refusal | null = null;
  busy = false;
  digits = 6;
  readonly sending: Sending;
  #steps: SetUpStep[] = [];
  #details: Details | null = null;

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly client: () => CountersignClient,
    now: () => number,
    attempt: Attempt,
  ) {
    host.addController(this);
    this.sending = new Sending(host, now, attempt);
  }

  async begin(plan: Plan): Promise<void> {
    this.clear();
    this.plan = plan;
    // Whoever has a token knows: nobody else is held up by the choice.
    const [likely, ...more] = plan.kinds.length > 1 ? plan.kinds.filter(({ kind }) => kind !== 'hotp') : plan.kinds;
    if (likely && more.length === 0) await this.choose(likely.kind);
    else this.#go('kinds');
  }

  /** Back to the choice, where there was one. */
  get mayGoBack(): boolean {
    return this.step !== 'kinds' && this.plan.kinds.length > 1;
  }

  back(): void {
    const { plan } = this;
    this.clear();
    this.plan = plan;
    this.#go('kinds');
  }

  async choose(kind: FactorKind): Promise<void> {
    this.kind = kind;
    this.#details = null;
    this.unusable = false;
    if (kind === 'totp') return this.#begin({ kind, ...this.#label });
    this.known = kind === 'hotp' ? [] : await this.#addresses(kind === 'email' ? 'email' : 'phone');
    this.#go('details');
  }

  /** Takes what the person told, and begins. */
  async tell(details: Details): Promise<void> {
    this.#details = details;
    this.unusable = false;
    this.digits = 'digits' in details ? (details.digits ?? 6) : 6;
    await this.#begin({ kind: this.kind, ...this.#label, ...details } as BeginFactor);
  }

  /** Another QR, or another code to the same address, when the set-up got too old. */
  async again(): Promise<void> {
    if (this.#details) await this.tell(this.#details);
    else await this.choose(this.kind);
  }

  /** The person has seen the step and goes on. */
  async next(): Promise<void> {
    const [step, ...rest] = this.#steps;
    if (!step) return;
    if (step === 'draft' && this.factor) this.draft = (await this.client().draftRecoveryCodes(this.factor.id)).recovery_codes;
    this.#steps = rest;
    this.#go(step);
  }

  /** Resolves to the confirmation, or to `null` when the code was refused (then `refused` says why). */
  async confirm(code: string): Promise<Confirmed | null> {
    if (!this.factor || this.busy) return null;
    this.#set(true, null);
    try {
      const answer = await this.client().confirmFactor(this.factor.id, code);
      if (answer.accepted) {
        this.clear();
        return answer;
      }
      this.refused = answer;
      if (answer.sent) this.sending.learn(answer.sent);
      return null;
    } finally {
      this.#set(false, this.refused);
    }
  }

  /**
   * Takes an error that concerns this set-up alone: an address or secret that is none, which is typed again, or that the
   * set-up is over though the page thought otherwise. Then the person is offered to begin again; should the session be over
   * as well, that will tell.
   */
  takes({ type }: ClientError): boolean {
    this.unusable = this.step === 'details' && UNUSABLE.has(type);
    const over = this.factor !== null && (type === 'factor-expired' || type === 'factor-not-found');
    if (this.factor && over) this.factor = { ...this.factor, expires_at: new Date(0).toISOString() };
    this.host.requestUpdate();
    return this.unusable || over;
  }

  clear(): void {
    this.factor = null;
    this.draft = [];
    this.#steps = [];
    this.sending.stop();
    this.#set(false, null);
  }

  hostDisconnected(): void {
    this.clear();
  }

  get #label(): { label?: string } {
    return this.plan.label ? { label: this.plan.label } : {};
  }

  async #begin(begun: BeginFactor): Promise<void> {
    const factor = await this.client().addFactor(begun);
    this.factor = factor;
    this.refused = null;
    this.#steps = stepsOf(this.kind, this.plan.recovery);
    if (this.kind === 'email' || this.kind === 'sms') this.sending.start(factor.sent, () => this.client().sendFactor(factor.id));
    await this.next();
  }

  /** Who signs in with a password alone may not be shown them: then the person types one. */
  async #addresses(kind: Address['kind']): Promise<readonly Address[]> {
    try {
      const { addresses } = await this.client().addresses();
      return addresses.filter((each) => each.kind === kind);
    } catch {
      return [];
    }
  }

  #go(step: SetUpStep): void {
    this.step = step;
    this.refused = null;
    this.host.requestUpdate();
  }

  #set(busy: boolean, refused: Refusal | null): void {
    this.busy = busy;
    this.refused = refused;
    this.host.requestUpdate();
  }
}

/** What follows once a set-up has begun. */
function stepsOf(kind: FactorKind, shown: Shown | null): SetUpStep[] {
  const qr = kind === 'totp';
  switch (shown) {
    case 'before-qr':
      return ['draft', qr ? 'enroll' : 'confirm'];
    case 'before-last-code':
      return qr ? ['scan', 'draft', 'confirm'] : ['draft', 'confirm'];
    default:
      return [qr ? 'enroll' : 'confirm'];
  }
}
