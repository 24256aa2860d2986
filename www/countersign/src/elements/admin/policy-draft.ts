import type { ReactiveControllerHost } from 'lit';
import type { AdminPolicy, Policy } from '../../client/types.js';
import type { PresetName } from '../../policy/index.js';
import { withValue, type FieldPath } from './fields.js';
import { check, policyModule, preview, type Preview } from './preview.js';
import type { Roster } from './roster.js';

/** How long typing pauses before a preview is made. */
const PAUSE_MS = 150;

/** What a draft is compared with. */
export interface World {
  readonly inForce: AdminPolicy | null;
  readonly roster: Roster;
  /** The verifier's clock in milliseconds. */
  readonly now: number;
}

/** A policy as it is edited: whether it is one, what a guess may hope for under it, and what it would do to whom. */
export class PolicyDraft {
  /** Null: as it is in force. */
  policy: Policy | null = null;
  preview: Preview | null = null;
  wrong: string | null = null;
  chance: number | null = null;
  #typing: ReturnType<typeof setTimeout> | undefined;
  /** Counts what is looked at, so that the preview of something older ends. */
  #looks = 0;

  /** `unavailable` is told when what decides cannot be loaded: the policy can be put in force all the same. */
  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly world: () => World,
    private readonly unavailable: (cause: unknown) => void,
  ) {}

  edit(path: FieldPath, value: unknown): void {
    const policy = this.policy ?? this.world().inForce?.policy;
    if (policy) this.take(withValue(policy, path, value));
  }

  begin(preset: PresetName): Promise<void> {
    return this.#load(async () => {
      const core = await policyModule();
      this.take(core.presets()[preset] as unknown as Policy);
    });
  }

  /** Goes on from another policy. */
  take(policy: Policy): void {
    this.policy = policy;
    this.look();
  }

  discard(): void {
    clearTimeout(this.#typing);
    this.#looks += 1;
    this.policy = null;
    this.preview = null;
    this.wrong = null;
    this.chance = null;
    this.host.requestUpdate();
  }

  /** Looks anew at what it would do, once typing pauses. */
  look(): void {
    clearTimeout(this.#typing);
    this.host.requestUpdate();
    if (!this.policy) return;
    const look = ++this.#looks;
    this.#typing = setTimeout(() => void this.#load(() => this.#look(look)), PAUSE_MS);
  }

  async #look(look: number): Promise<void> {
    const { policy } = this;
    const { inForce, roster, now } = this.world();
    if (!inForce || !policy) return;
    const checked = await check(policy);
    if (look !== this.#looks) return;
    this.wrong = 'wrong' in checked ? checked.wrong : null;
    this.host.requestUpdate();
    if ('wrong' in checked) return;
    this.chance = checked.chance;
    const before = { policy: inForce.policy, version: inForce.version, since: inForce.since };
    await preview(before, policy, roster, Math.round(now * 1000), (soFar) => {
      if (look !== this.#looks) return false;
      this.preview = { ...soFar };
      this.host.requestUpdate();
      return true;
    });
  }

  async #load(call: () => Promise<void>): Promise<void> {
    try {
      await call();
    } catch (cause) {
      this.unavailable(cause);
    }
  }
}
