/** Bodies as `/v1/client` sends them, for the mock. */

export const TOKEN = `cs_client_${'a'.repeat(52)}222222`;
export const SECRET = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';
export const URI = `otpauth://totp/Harbour%20Help:ana%40harbour.example?secret=${SECRET}&issuer=Harbour%20Help`;

/** `minutes` from now, as the verifier writes times. */
export function inMinutes(minutes: number): string {
  return new Date(Date.now() + minutes * 60_000).toISOString().replace('Z', '000Z');
}

export function session(changes: Record<string, unknown> = {}) {
  return {
    purpose: 'sign-in',
    workspace: 'Harbour Help',
    member: { id: 'm-1', label: 'ana@harbour.example' },
    status: 'challenge',
    methods: ['totp', 'recovery-code'],
    needs_step_up: false,
    factors: 1,
    recovery_codes_left: 10,
    return_to: null,
    expires_at: inMinutes(10),
    ...changes,
  };
}

export function pending(changes: Record<string, unknown> = {}) {
  return {
    id: 'f-1',
    kind: 'totp',
    label: null,
    status: 'pending',
    secret: SECRET,
    otpauth_uri: URI,
    expires_at: inMinutes(15),
    ...changes,
  };
}

export function factor(changes: Record<string, unknown> = {}) {
  return {
    id: 'f-1',
    kind: 'totp',
    label: 'Work phone',
    status: 'active',
    created_at: '2026-03-02T09:00:00.000000Z',
    confirmed_at: '2026-03-02T09:01:00.000000Z',
    last_used_at: '2026-11-20T16:40:00.000000Z',
    ...changes,
  };
}

export function accepted(changes: Record<string, unknown> = {}) {
  return {
    accepted: true,
    method: 'totp',
    factor: 'f-1',
    recovery_codes_left: 10,
    at: new Date().toISOString(),
    receipt: `cs_receipt_${'b'.repeat(52)}333333`,
    sign_in: 'si-1',
    ...changes,
  };
}

export function refused(reason: string, more: Record<string, unknown> = {}) {
  return { accepted: false, reason, ...more };
}
