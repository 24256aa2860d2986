import { init, presets, type PresetName } from '../../../www/countersign/dist/policy/index.js';
import type { AdminPolicy, Announcement, CoveredDay, CoveredRole, Event, EventName, Member, MemberInFull, Policy, PolicyChange, Reset, Role, RosterMember } from '../../../www/countersign/src/client/types.ts';
import { type Answer, type MockVerifier, problem } from './mock-verifier.ts';
import { accepted, address, device, factor, inMinutes, session } from './sessions.ts';

await init();

const HOUR = 60;
const DAY = 24 * HOUR;
const micros = (minutes: number) => Math.round((Date.now() + minutes * 60_000) * 1000);

export function preset(name: PresetName): Policy {
  return presets()[name] as unknown as Policy;
}

const FIRST = ['Ana', 'Bao', 'Chidi', 'Dana', 'Elif', 'Farid', 'Greta', 'Hana', 'Ivo', 'Jun', 'Kofi', 'Lena', 'Mina', 'Noor', 'Omar', 'Pia'];
const LAST = ['Ruiz', 'Nguyen', 'Okafor', 'Levi', 'Demir', 'Haddad', 'Berg', 'Sato', 'Novak', 'Mori', 'Mensah', 'Vogt', 'Aziz', 'Khalil', 'Sayed', 'Lund'];

/** Somebody of an invented help desk; the first is its owner, who has a second factor. */
export function colleague(n: number): RosterMember {
  const [first = '', last = ''] = [FIRST[n % FIRST.length], LAST[(n * 7 + Math.floor(n / FIRST.length)) % LAST.length]];
  const role: Role = n === 0 ? 'owner' : n % 9 === 0 ? 'admin' : n % 4 === 3 ? 'end-user' : 'agent';
  const [has, sso] = [n % 3 === 0, n % 11 === 5];
  return {
    id: `m-${String(n + 1).padStart(6, '0')}`,
    label: `${first} ${last}`,
    facts: {
      role,
      required_from: micros(-40 * DAY),
      email_known: n % 5 !== 1,
      factors: { totp: has ? 1 : 0, sms: n % 12 === 0 ? 1 : 0 },
      recovery_codes_left: has ? 8 : 0,
      ...(n % 8 === 2 && { setting: 'required' as const }),
      ...(n % 13 === 4 && { setting: 'exempt' as const }),
      ...(sso && { sso }),
      ...(n === 7 && { locked: true }),
    },
    ...(role !== 'end-user' && !sso && { since: micros(-2 * DAY), by: micros(n % 6 === 1 ? -DAY : 5 * DAY) }),
  };
}

const covered = (day: number): CoveredRole[] => [
  { role: 'owner', have: day < 4 ? 0 : 1, required: 1 },
  { role: 'admin', have: Math.min(6, Math.floor(day / 4)), required: 6 },
  { role: 'agent', have: Math.floor(38 * (1 - Math.exp(-day / 14))), required: 40 },
];

/** Days that were counted: a team that sets it up little by little. */
function coveredDays(days: number): CoveredDay[] {
  return Array.from({ length: days }, (_, day) => ({ at: inMinutes((day - days) * DAY), roles: covered(day) }));
}

export function reset(changes: Partial<Reset> = {}): Reset {
  return {
    id: 'rst_1',
    member: 'm-000003',
    status: 'permission',
    asked_by: 'member',
    by: 'm-000010',
    asked_at: inMinutes(-95),
    due_at: null,
    expires_at: inMinutes(6 * DAY),
    settled_at: null,
    ...changes,
  };
}

const HAPPENED: readonly [EventName, string | null, object][] = [
  ['admin.acted', 'm-000003', { by: 'm-000010', act: 'ask-reset' }],
  ['reset.asked', 'm-000003', { reset: 'rst_1', by: 'm-000010' }],
  ['sign_in.passed', 'm-000004', { sign_in: 'si_9', why: 'trusted-device' }],
  ['code.refused', 'm-000008', { reason: 'wrong-code' }],
  ['member.locked', 'm-000008', {}],
  ['code.accepted', 'm-000001', { method: 'totp', factor: 'f_1' }],
  ['policy.changed', null, { version: 3 }],
  ['factor.confirmed', 'm-000013', { factor: 'f_2' }],
  ['recovery.issued', 'm-000013', { codes: 10 }],
  ['device.trusted', 'm-000004', { device: 'dv_1' }],
];

/** What happened, newest first, as a page of the log. */
function happened(query: URLSearchParams): Event[] {
  const [kind, member] = [query.get('kind'), query.get('member')];
  const all = HAPPENED.map(([kind, member, detail], at) => ({ id: `ev_${at}`, at: inMinutes(-12 - at * 47), kind, member, detail: detail as Event['detail'] }));
  return all.filter((event) => (!kind || event.kind === kind) && (!member || event.member === member));
}

export function policyChange(version: number, policy: Policy, by: string | null): PolicyChange {
  return { version, policy, changed_at: inMinutes((version - 4) * 9 * DAY - 3 * HOUR), changed_by: by };
}

/** The policies that the workspace had, newest first. */
export function pastPolicies(): PolicyChange[] {
  const first = preset('helpkit');
  const before = { ...first, required: { ...first.required, team: 'admins' as const }, trusted_devices: { days: 0 } };
  const begun = { ...before, required: { ...before.required, team: 'nobody' as const }, budget: { ...before.budget, slips: 2 } };
  return [policyChange(3, first, 'm-000001'), policyChange(2, before, 'm-000010'), policyChange(1, begun, null)];
}

export function member(changes: Partial<Member> = {}): Member {
  return {
    id: 'm-000008',
    label: 'Hana Vogt',
    role: 'agent',
    status: 'active',
    setting: 'inherit',
    sso: false,
    language: 'en',
    factors: 2,
    failures: 6,
    locked: true,
    password_change_due: false,
    recovery_codes_left: 3,
    requirement: { required: true, since: inMinutes(-20 * DAY), by: inMinutes(-13 * DAY) },
    retry_at: null,
    trusted_devices: 1,
    created_at: '2026-03-02T09:00:00.000000Z',
    ...changes,
  };
}

export function memberInFull(changes: Partial<Member> = {}): MemberInFull {
  return {
    member: member(changes),
    factors: [factor(), factor({ id: 'f-2', kind: 'sms', label: null, hint: '•••• 42', last_used_at: null })],
    devices: [device()],
    addresses: [address({ primary: true, value: 'hana@harbour.example' }), address({ id: 'ad-2', kind: 'phone', value: '+49 30 555 0142', confirmed: null })],
  };
}

/** What an office has that a test wants otherwise. */
export interface Wanted {
  members?: readonly RosterMember[];
  resets?: readonly Reset[];
  /** How many days were counted. */
  days?: number;
  /** Second factors of the administrator. */
  factors?: number;
  /** Who looks: the owner, or an admin. */
  by?: 'm-000001' | 'm-000010';
  /** The policy in force. */
  policy?: Policy;
}

/** A verifier that answers an administrator's page: 60 people, a policy in its third version; a change wants a code first, 123456. */
export function office(mock: MockVerifier, wanted: Wanted = {}): void {
  const { members = Array.from({ length: 60 }, (_, n) => colleague(n)), resets = queue(), days = 45, factors = 1, by = 'm-000001' } = wanted;
  let steppedUp = false;
  /** Resets that nothing may come of any more. */
  const settled = new Set<string>();
  const [now] = pastPolicies() as [PolicyChange];
  const policy: AdminPolicy = { ...now, policy: wanted.policy ?? now.policy, guess_chance_per_year: 0.0009, since: [] };
  const guarded = <Body>(answer: Answer<Body>) => (): Answer<Body> => (steppedUp ? answer : problem(403, 'step-up-required'));
  mock
    .on('GET /session', () => ({
      body: session({ purpose: 'admin', status: 'open', member: { id: by, label: by === 'm-000001' ? 'Ana Ruiz' : 'Jun Lund' }, methods: factors > 0 ? session().methods : [], needs_step_up: !steppedUp, factors }),
    }))
    .on('POST /security/step-up', ({ body }) => {
      steppedUp = (body as { code: string }).code === '123456';
      return { body: steppedUp ? accepted() : { accepted: false, reason: 'wrong-code', remaining: 4 } };
    })
    .on('GET /admin/policy', { body: policy })
    .on('PUT /admin/policy', guarded({ body: { ...policy, version: 4 } }))
    .on('GET /admin/policy/history', { body: { policies: pastPolicies(), next_cursor: null } })
    .on('GET /admin/members', ({ query }) => {
      const from = query.has('cursor') ? members.findIndex(({ id }) => id === query.get('cursor')) + 1 : 0;
      const until = from + Number(query.get('limit') ?? 50);
      return { body: { members: members.slice(from, until), next_cursor: until < members.length ? (members[until - 1]?.id ?? null) : null } };
    })
    .on('GET /admin/members/m-000008', { body: memberInFull() })
    .on('PUT /admin/members/m-000008/setting', guarded({ body: member() }))
    .on('POST /admin/members/m-000008/end-sessions', guarded({ status: 204 }))
    .on('POST /admin/members/m-000008/unlock', guarded({ body: member() }))
    .on('DELETE /admin/members/m-000008/factors/f-1', guarded({ status: 204 }))
    .on('DELETE /admin/members/m-000008/devices/dv-1', guarded({ status: 204 }))
    .on('POST /admin/members/m-000008/recovery-code', guarded({ status: 201, body: { recovery_codes: ['GK2QK2-VACSZ5-YEXNYT'] } }))
    .on('POST /admin/members/m-000008/reset', guarded({ status: 201, body: reset({ member: 'm-000008' }) }))
    .on('GET /admin/resets', () => ({ body: { resets: resets.filter(({ id }) => !settled.has(id)), next_cursor: null } }))
    .on('GET /admin/events', ({ query }) => ({ body: { events: happened(query), next_cursor: query.has('kind') ? null : 'ev_9' } }))
    .on('GET /admin/coverage', { body: { days: coveredDays(days), now: covered(days) } })
    .on('GET /admin/announcement', ({ query }) => ({ body: ANNOUNCED[query.get('language') ?? 'en'] ?? ANNOUNCED['en'] }));
  for (const waiting of resets) {
    const { id } = waiting;
    const settle = <Body>(answer: Answer<Body>) => (): Answer<Body> => {
      if (!steppedUp) return problem(403, 'step-up-required');
      if (settled.has(id)) return problem(409, 'reset-settled');
      settled.add(id);
      return answer;
    };
    mock.on(`POST /admin/resets/${id}/grant`, settle({ body: { ...waiting, status: 'done' } }));
    mock.on(`POST /admin/resets/${id}/refuse`, settle({ body: { ...waiting, status: 'refused' } }));
    mock.on(`DELETE /admin/resets/${id}`, settle({ status: 204 }));
  }
}

/** As the verifier says it in two languages, one of each direction. */
const ANNOUNCED: Readonly<Record<string, Announcement>> = {
  en: {
    subject: 'Two-step sign-in at Harbour Help',
    text: 'Everybody in our team now signs in to Harbour Help with a second step.\n\nYou can use:\n- an authenticator app on your phone (recommended)\n- a hardware token\n\nNobody needs your password or a code from you, not even support. If somebody asks for one, tell us.',
  },
  ar: {
    subject: 'تسجيل الدخول بخطوتين لدى \u2068Harbour Help\u2069',
    text: 'يسجّل كل فريقنا الدخول إلى \u2068Harbour Help\u2069 من الآن بخطوة ثانية.\n\nيمكنك استخدام:\n- تطبيق مصادقة على هاتفك (موصى به)\n- جهاز رموز صغير\n\nلا أحد يحتاج إلى كلمة مرورك أو إلى رمز منك، ولا حتى الدعم. إن طلب أحد ذلك فأخبرنا.',
  },
};

/** One that waits for an owner, one that the person asked for, one that the application asked for. */
export function queue(): Reset[] {
  return [
    reset(),
    reset({ id: 'rst_2', member: 'm-000005', status: 'waiting', asked_by: 'person', by: null, due_at: inMinutes(22 * HOUR) }),
    reset({ id: 'rst_3', member: 'm-000006', asked_by: 'app', by: null, asked_at: inMinutes(-20) }),
  ];
}
