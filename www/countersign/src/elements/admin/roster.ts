import type { CountersignAdminClient } from '../../client/admin.js';
import type { FactorKind, MemberFacts, RosterMember, Role, Setting } from '../../client/types.js';

export const ROLES = ['owner', 'admin', 'agent', 'end-user'] as const satisfies readonly Role[];
export const SETTINGS = ['inherit', 'required', 'exempt'] as const satisfies readonly Setting[];
export const KINDS = ['totp', 'hotp', 'email', 'sms'] as const satisfies readonly FactorKind[];

/** How far a member is with what the policy asks of them. */
export const STATES = ['has', 'must', 'late', 'need-not', 'locked'] as const;
export type State = (typeof STATES)[number];

/** What is looked for; null: everybody. */
export interface Search {
  text: string;
  role: Role | null;
  state: State | null;
  setting: Setting | null;
}

/** Members of the first page, which is drawn at once, and of each page after it. */
const FIRST = 200;
const NEXT = 2000;

/** Numbers kept of each member: moments, none of which is 0 where there is one. */
const MOMENTS = ['required_from', 'told_at', 'told_by', 'full_until', 'offered_at', 'since', 'by'] as const;
type MomentName = (typeof MOMENTS)[number];

const SSO = 1;
const EMAIL_KNOWN = 2;
const PHONE_KNOWN = 4;
const LOCKED = 8;

/**
 * Every member of the workspace, in columns: a hundred thousand objects would take five times the memory, and as long to
 * look through. What a policy asks about one is made again when it is asked.
 */
export class Roster {
  /** Whether the last page was read. */
  complete = false;
  readonly ids: string[] = [];
  readonly labels: (string | undefined)[] = [];
  /** What is searched: names and ids in small letters. */
  readonly #texts: string[] = [];
  #moments = new Float64Array(MOMENTS.length * FIRST);
  /** Role, setting, flags, recovery codes, then the factors of each kind. */
  #bytes = new Uint8Array(8 * FIRST);
  readonly #at = new Map<string, number>();

  get size(): number {
    return this.ids.length;
  }

  /** Reads all of them, page by page; `read` is called after each, and ends it by returning false. */
  async load(client: CountersignAdminClient, read: () => boolean): Promise<void> {
    let cursor: string | null = null;
    do {
      const page: { members: RosterMember[]; next_cursor: string | null } = await client.members({ cursor, limit: cursor ? NEXT : FIRST });
      for (const member of page.members) this.add(member);
      cursor = page.next_cursor;
      this.complete = cursor === null;
      // What is shown is drawn, and what is typed is taken, before the next ones.
      if (!read()) return;
      await new Promise((over) => setTimeout(over));
    } while (cursor);
  }

  add(member: RosterMember): void {
    const at = this.size;
    this.#reserve(at + 1);
    this.ids.push(member.id);
    this.labels.push(member.label);
    this.#texts.push(`${member.label ?? ''}\n${member.id}`.toLowerCase());
    this.#at.set(member.id, at);
    const { facts } = member;
    const moments: Record<MomentName, number | undefined> = {
      required_from: facts.required_from,
      told_at: facts.granted?.told_at,
      told_by: facts.granted?.by,
      full_until: facts.full_until,
      offered_at: facts.offered_at,
      since: member.since,
      by: member.by,
    };
    MOMENTS.forEach((name, column) => (this.#moments[at * MOMENTS.length + column] = moments[name] ?? 0));
    const flags = (facts.sso ? SSO : 0) | (facts.email_known ? EMAIL_KNOWN : 0) | (facts.phone_known ? PHONE_KNOWN : 0) | (facts.locked ? LOCKED : 0);
    const counts = KINDS.map((kind) => facts.factors?.[kind] ?? 0);
    this.#bytes.set([ROLES.indexOf(facts.role ?? 'agent'), SETTINGS.indexOf(facts.setting ?? 'inherit'), flags, facts.recovery_codes_left ?? 0, ...counts], at * 8);
  }

  indexOf(id: string): number {
    return this.#at.get(id) ?? -1;
  }

  name(at: number): string {
    return this.labels[at] ?? this.ids[at] ?? '';
  }

  role(at: number): Role {
    return ROLES[this.#byte(at, 0)] ?? 'agent';
  }

  setting(at: number): Setting {
    return SETTINGS[this.#byte(at, 1)] ?? 'inherit';
  }

  sso(at: number): boolean {
    return this.#flag(at, SSO);
  }

  locked(at: number): boolean {
    return this.#flag(at, LOCKED);
  }

  /** The kinds of which the member has a factor. */
  kinds(at: number): FactorKind[] {
    return KINDS.filter((_, kind) => this.#byte(at, 4 + kind) > 0);
  }

  /** In microseconds since 1970, as everywhere here; null when they need not. */
  by(at: number): number | null {
    return this.#moment(at, 'by') || null;
  }

  since(at: number): number | null {
    return this.#moment(at, 'since') || null;
  }

  /** How far they are at `now`; that they are locked is beside it. */
  state(at: number, now: number): Exclude<State, 'locked'> {
    if (this.#bytes.subarray(at * 8 + 4, at * 8 + 8).some((factors) => factors > 0)) return 'has';
    const by = this.#moment(at, 'by');
    return by === 0 ? 'need-not' : by <= now ? 'late' : 'must';
  }

  /** What a policy asks about them, as `countersign/policy` takes it. */
  facts(at: number): MemberFacts {
    const moment = (name: MomentName) => this.#moment(at, name);
    const [totp = 0, hotp = 0, email = 0, sms = 0] = this.#bytes.subarray(at * 8 + 4, at * 8 + 8);
    return {
      role: this.role(at),
      setting: this.setting(at),
      sso: this.sso(at),
      required_from: moment('required_from'),
      ...(moment('told_at') && { granted: { told_at: moment('told_at'), by: moment('told_by') } }),
      factors: { totp, hotp, email, sms },
      recovery_codes_left: this.#byte(at, 3),
      email_known: this.#flag(at, EMAIL_KNOWN),
      phone_known: this.#flag(at, PHONE_KNOWN),
      locked: this.locked(at),
      ...(moment('full_until') && { full_until: moment('full_until') }),
      ...(moment('offered_at') && { offered_at: moment('offered_at') }),
    };
  }

  /** The members that a search finds, in their order; of those from a place on, when the ones before were looked through. */
  find({ text, role, state, setting }: Search, now: number, from = 0): Uint32Array {
    const found = new Uint32Array(this.size - from);
    const wanted = text.trim().toLowerCase();
    let n = 0;
    for (let at = from; at < this.size; at += 1) {
      if (wanted && !this.#texts[at]?.includes(wanted)) continue;
      if (role && this.role(at) !== role) continue;
      if (setting && this.setting(at) !== setting) continue;
      if (state && (state === 'locked' ? !this.locked(at) : this.state(at, now) !== state)) continue;
      found[n] = at;
      n += 1;
    }
    return found.subarray(0, n);
  }

  #byte(at: number, column: number): number {
    return this.#bytes[at * 8 + column] ?? 0;
  }

  #flag(at: number, flag: number): boolean {
    return (this.#byte(at, 2) & flag) !== 0;
  }

  #moment(at: number, name: MomentName): number {
    return this.#moments[at * MOMENTS.length + MOMENTS.indexOf(name)] ?? 0;
  }

  /** Columns grow by doubling. */
  #reserve(size: number): void {
    if (size * 8 <= this.#bytes.length) return;
    const bytes = new Uint8Array(this.#bytes.length * 2);
    const moments = new Float64Array(this.#moments.length * 2);
    bytes.set(this.#bytes);
    moments.set(this.#moments);
    this.#bytes = bytes;
    this.#moments = moments;
  }
}
