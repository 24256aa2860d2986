/** A verifier that knows one member and takes any code, for the page of a browser. */
export const RECEIPT = 'cs_receipt_test';

const inMinutes = (minutes) => new Date(Date.now() + minutes * 60_000).toISOString();

const session = () => ({
  purpose: 'sign-in', workspace: 'Acme', brand: { color: null, logo: null }, member: { id: '1', label: 'ada@example.org' }, status: 'challenge',
  action: null, why: null, methods: [{ method: 'totp', factor: null, hint: null, marked: null, digits: [6], sent: null }], enrollment: null, trust_days: 0,
  reset: null, lost_device: null, advice: [], may: { add: [], remove: false, renew_codes: false }, sign_in: 'sgn_1', needs_step_up: false, factors: 1,
  recovery_codes_left: 1, return_to: null, expires_at: inMinutes(10),
});
const accepted = () => ({ accepted: true, method: 'totp', factor: 'f', recovery_codes_left: 1, failures_before: 0, at: inMinutes(0), receipt: RECEIPT, sign_in: 'sgn_1' });

export async function answerAsVerifier(page) {
  await page.route('**/v1/client/session', (route) => route.fulfill({ json: session() }));
  await page.route('**/v1/client/sign-in/verify', (route) => route.fulfill({ json: accepted() }));
}
