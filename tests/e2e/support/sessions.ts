import type { Address, Device, SetUpOffered, Factor, Link, LostDevice, Method, MethodOffered, Passed, PendingFactor, Reason, RecentSignIn, Refusal, ResetLink, ResetUnderWay, Sent, Session } from '../../../www/countersign/src/client/types.ts';

/** Bodies as `/v1/client` sends them, for the mock. */

export const TOKEN = `cs_client_${'a'.repeat(52)}222222`;
export const LINK = `cs_link_${'c'.repeat(52)}444444`;
export const RESET = `cs_reset_${'d'.repeat(52)}555555`;
export const SECRET = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';
export const URI = `otpauth://totp/Harbour%20Help:ana%40harbour.example?secret=${SECRET}&issuer=Harbour%20Help`;

export const CODES = [
  'GK2QK2-VACSZ5-YEXNYT', '7KQ2M9-XD4TRW-HB63PA', 'W3NZ8F-VCJ5GY-2QPK7D', 'H6TMR4-DBX9KS-CW27EM', 'P2VJ5Q-NYG8ZH-6MFT3R',
  'C9XWKD-3R7BQS-N4VGH8', 'Z4GHT6-YPM2FJ-8XKDB5', 'R8BS3W-CNV5QM-K7ZT9F', 'J5FY9G-PKD3XH-W6RB2N', 'N7QD4V-MTS8CZ-Y2HJGX',
];

/** `minutes` from now, as the verifier writes times. */
export function inMinutes(minutes: number): string {
  return new Date(Date.now() + minutes * 60_000).toISOString().replace('Z', '000Z');
}

/** A way that is open. */
export function way(method: Method, changes: Partial<MethodOffered> = {}): MethodOffered {
  return { method, factor: null, hint: null, marked: null, digits: method === 'recovery-code' || method === 'email-link' ? [] : [6], sent: null, ...changes };
}

/** What is to be set up. */
export function plan(changes: Partial<SetUpOffered> = {}): SetUpOffered {
  return { kinds: [{ kind: 'totp', marked: null }], by: null, may_skip: false, recovery: { codes: 10, shown: 'after-confirmation' }, ...changes };
}

/** Sent now: valid for so many minutes, the next after so many. */
export function sent(minutes = 1, next = 0.5): Sent {
  return { expires_at: inMinutes(minutes), next_at: inMinutes(next) };
}

export function session(changes: Partial<Session> = {}): Session {
  return {
    purpose: 'sign-in',
    workspace: 'Harbour Help',
    brand: { color: null, logo: null },
    member: { id: 'm-1', label: 'ana@harbour.example' },
    status: 'challenge',
    action: null,
    why: null,
    methods: [way('totp'), way('recovery-code')],
    enrollment: changes.status === 'enroll' ? plan() : null,
    trust_days: 0,
    reset: null,
    lost_device: null,
    advice: [],
    may: { add: ['totp'], remove: true, renew_codes: true },
    sign_in: 'si-1',
    needs_step_up: false,
    factors: 1,
    recovery_codes_left: 10,
    return_to: null,
    expires_at: inMinutes(10),
    ...changes,
  };
}

export function pending(changes: Partial<PendingFactor> = {}): PendingFactor {
  return {
    id: 'f-1',
    kind: 'totp',
    label: null,
    status: 'pending',
    secret: SECRET,
    otpauth_uri: URI,
    sent: null,
    hint: null,
    expires_at: inMinutes(15),
    ...changes,
  };
}

export function factor(changes: Partial<Factor> = {}): Factor {
  return {
    id: 'f-1',
    kind: 'totp',
    label: 'Work phone',
    hint: null,
    status: 'active',
    created_at: '2026-03-02T09:00:00.000000Z',
    confirmed_at: '2026-03-02T09:01:00.000000Z',
    last_used_at: '2026-11-20T16:40:00.000000Z',
    ...changes,
  };
}

export function accepted(changes: Partial<Passed> = {}): Passed {
  return {
    accepted: true,
    method: 'totp',
    factor: 'f-1',
    recovery_codes_left: 10,
    failures_before: 0,
    at: new Date().toISOString(),
    receipt: `cs_receipt_${'b'.repeat(52)}333333`,
    sign_in: 'si-1',
    ...changes,
  };
}

export function refused(reason: Reason, more: Partial<Refusal> = {}): Refusal {
  return { accepted: false, reason, ...more };
}

export function address(changes: Partial<Address> = {}): Address {
  return {
    id: 'ad-1',
    kind: 'email',
    value: 'ana@harbour.example',
    primary: false,
    confirmed: { by: 'code', at: '2026-06-11T10:00:00.000000Z' },
    ...changes,
  };
}

export function device(changes: Partial<Device> = {}): Device {
  return {
    id: 'dv-1',
    name: 'Firefox on Linux',
    place: 'Hamburg, Germany',
    trusted: true,
    created_at: '2026-11-02T09:00:00.000000Z',
    last_used_at: '2026-11-20T16:40:00.000000Z',
    expires_at: '2026-12-20T16:40:00.000000Z',
    ...changes,
  };
}

export function signIn(changes: Partial<RecentSignIn> = {}): RecentSignIn {
  return {
    id: 'si-1',
    at: '2026-11-20T16:40:00.000000Z',
    passed: true,
    current: false,
    method: 'totp',
    why: null,
    action: null,
    device: 'Firefox on Linux',
    place: 'Hamburg, Germany',
    attempts: 1,
    failures: 0,
    ...changes,
  };
}

export function linkView(changes: Partial<Link> = {}): Link {
  return {
    workspace: 'Harbour Help',
    brand: { color: null, logo: null },
    sign_in: 'si-1',
    asked_at: '2026-11-20T16:40:00.000000Z',
    place: 'Hamburg, Germany',
    ip: '203.0.113.7',
    device: 'Firefox on Linux',
    expires_at: inMinutes(10),
    ...changes,
  };
}

/** What somebody can do who lost their device; nothing on their own. */
export function lost(changes: Partial<LostDevice> = {}): LostDevice {
  return { delay_hours: null, recovery_code: true, new_set_up: true, owner_permission: false, ...changes };
}

/** A reset that waits for its day. */
export function underWay(changes: Partial<ResetUnderWay> = {}): ResetUnderWay {
  return { id: 'rst-1', asked_at: inMinutes(-60), due_at: inMinutes(23 * 60), ...changes };
}

export function resetLink(changes: Partial<ResetLink> = {}): ResetLink {
  const reset = underWay({ asked_at: '2026-11-20T16:40:00.000000Z', due_at: '2026-11-21T16:40:00.000000Z' });
  return { workspace: 'Harbour Help', brand: { color: null, logo: null }, reset, ...changes };
}
