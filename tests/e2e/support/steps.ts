import { expect, type Page } from '@playwright/test';
import type { BeginFactor, SetUpOffered, FactorKind, MethodOffered, PendingFactor, Session, SignInVerification } from '../../../www/countersign/src/client/types.ts';
import { lostSteps } from './lost-steps.ts';
import { problem, type MockVerifier } from './mock-verifier.ts';
import { securitySteps } from './security-steps.ts';
import { accepted, CODES, factor, inMinutes, pending, plan, refused, sent, session, URI, way } from './sessions.ts';

/** A state of a page that somebody can meet, and how to get there in any language. */
export interface Step {
  page: 'sign-in' | 'security' | 'sign-in-link' | 'reset';
  /** What the verifier answers. */
  answers?: (mock: MockVerifier) => void;
  /** What the person does on the opened page. */
  reach?: (page: Page) => Promise<unknown>;
  /** The element's `state` when it is reached. */
  state: string;
}

const field = (page: Page) => page.locator('#code');
const type = (page: Page) => field(page).pressSequentially('123456');
const press = (page: Page) => page.locator('button.primary').click();
const told = (page: Page) => expect(page.locator('[part=problem]')).toContainText(/\S/);

const verify = (body: SignInVerification) => (mock: MockVerifier) => mock.on('POST /sign-in/verify', { body });
const enroll = (changes: Partial<PendingFactor> = {}) => (mock: MockVerifier) =>
  mock.on('GET /session', { body: session({ status: 'enroll', factors: 0, recovery_codes_left: 0 }) }).on('POST /factors', { status: 201, body: pending(changes) });
const drawn = (page: Page) => expect(page.locator('[part=qr] svg')).toBeVisible();
/** A challenge that is passed by these ways. */
const open = (methods: MethodOffered[], changes: Partial<Session> = {}) => (mock: MockVerifier) =>
  mock
    .on('GET /session', () => ({ body: session({ methods, ...changes }) }))
    .on('POST /sign-in/send', () => ({ body: sent() }))
    .on('POST /sign-in/complete', () => problem(409, 'sign-in-challenges'));
const MAIL = 'a••@harbour.example';
const PHONE = '•••• 42';
const email = () => way('email-code', { hint: MAIL });
const sms = () => way('sms-code', { hint: PHONE, marked: 'less-secure' });
const waits = (page: Page) => expect(page.locator('.sending [role=timer]')).toBeVisible();
const ways = (page: Page) => page.locator('details.ways summary').click();

/** A set-up of one of these kinds, which answers to each as the verifier does. */
const setUp = (changes: Partial<SetUpOffered> = {}, of: Partial<Session> = {}) => (mock: MockVerifier) =>
  mock
    .on('GET /session', () => ({ body: session({ status: 'enroll', factors: 0, recovery_codes_left: 0, enrollment: plan(changes), ...of }) }))
    .on('GET /addresses', { body: { addresses: [] } })
    .on('POST /factors', ({ body }) => {
      const { kind } = body as BeginFactor;
      if (kind === 'totp') return { status: 201, body: pending() };
      const isSent = kind !== 'hotp';
      const hint = kind === 'email' ? MAIL : kind === 'sms' ? PHONE : null;
      return { status: 201, body: pending({ kind, secret: null, otpauth_uri: null, sent: isSent ? sent() : null, hint }) };
    })
    .on('POST /factors/f-1/recovery-codes', { body: { recovery_codes: CODES } })
    .on('POST /factors/f-1/confirm', { body: { accepted: true, status: 'active', factor: factor(), recovery_codes: CODES } });
const only = (kind: FactorKind) => ({ kinds: [{ kind, marked: null }] });
const every: Partial<SetUpOffered> = {
  kinds: [
    { kind: 'totp', marked: 'recommended' },
    { kind: 'sms', marked: 'less-secure' },
    { kind: 'email', marked: null },
    { kind: 'hotp', marked: null },
  ],
};
const keep = async (page: Page) => {
  await page.locator('.check input').check();
  await press(page);
};
const tellPhone = async (page: Page) => {
  await page.locator('#address').fill('+44 20 7946 0018');
  await press(page);
};

/** Every step of every page. */
export const steps: Readonly<Record<string, Step>> = {
  challenge: { page: 'sign-in', state: 'challenge' },
  action: { page: 'sign-in', state: 'challenge', answers: open([way('totp'), way('recovery-code')], { action: 'Export all 1,204 customers as CSV' }) },
  'action-passed': {
    page: 'sign-in',
    state: 'passed',
    answers: (mock) => open([way('totp')], { action: 'Export all 1,204 customers as CSV' })(mock).on('POST /sign-in/verify', { body: accepted() }),
    reach: type,
  },
  help: { page: 'sign-in', state: 'challenge', reach: (page) => page.locator('details.help summary').click() },
  'recovery-field': { page: 'sign-in', state: 'challenge', reach: (page) => page.locator('[part=switch]').click() },
  'recovery-empty': {
    page: 'sign-in',
    state: 'challenge',
    reach: async (page) => {
      await page.locator('[part=switch]').click();
      await press(page);
      await told(page);
    },
  },
  'wrong-code': {
    page: 'sign-in',
    state: 'challenge',
    answers: verify(refused('wrong-code', { remaining: 3 })),
    reach: async (page) => {
      await type(page);
      await told(page);
    },
  },
  'clock-off': {
    page: 'sign-in',
    state: 'challenge',
    answers: verify(refused('clock-off', { clock_off_seconds: 252 })),
    reach: async (page) => {
      await type(page);
      await told(page);
    },
  },
  wait: {
    page: 'sign-in',
    state: 'challenge',
    answers: (mock) => mock.on('POST /sign-in/verify', () => ({ body: refused('wrong-code', { remaining: 0, retry_at: inMinutes(0.5) }) })),
    reach: async (page) => {
      await type(page);
      await expect(page.getByRole('timer')).toBeVisible();
    },
  },
  locked: { page: 'sign-in', state: 'locked', answers: verify(refused('locked')), reach: type },
  outdated: {
    page: 'sign-in',
    state: 'challenge',
    answers: verify(refused('outdated')),
    reach: async (page) => {
      await type(page);
      await told(page);
    },
  },
  ways: { page: 'sign-in', state: 'challenge', answers: open([way('totp', { marked: 'recommended' }), way('hotp'), sms(), email(), way('recovery-code')]), reach: ways },
  'hotp-wrong': {
    page: 'sign-in',
    state: 'challenge',
    answers: (mock) => open([way('hotp'), way('recovery-code')])(mock).on('POST /sign-in/verify', { body: refused('wrong-code', { remaining: 3 }) }),
    reach: async (page) => {
      await type(page);
      await told(page);
    },
  },
  pair: {
    page: 'sign-in',
    state: 'challenge',
    answers: (mock) => open([way('hotp')])(mock).on('POST /sign-in/verify', { body: refused('wrong-code', { remaining: 3 }) }),
    reach: async (page) => {
      await type(page);
      await page.locator('[part=switch]').click();
      await page.locator('#pair').fill('123456 654');
    },
  },
  'email-code': { page: 'sign-in', state: 'challenge', answers: open([email(), way('recovery-code')]), reach: waits },
  'sms-code': { page: 'sign-in', state: 'challenge', answers: open([sms(), email(), way('recovery-code')], { trust_days: 30 }), reach: waits },
  'code-expired': {
    page: 'sign-in',
    state: 'challenge',
    answers: (mock) => open([email()])(mock).on('POST /sign-in/verify', () => ({ body: refused('expired', { sent: sent() }) })),
    reach: async (page) => {
      await type(page);
      await told(page);
    },
  },
  'sent-lately': {
    page: 'sign-in',
    state: 'challenge',
    answers: (mock) => open([sms()])(mock).on('POST /sign-in/send', () => ({ ...problem(429, 'code-sent-lately'), headers: { 'retry-after': '25' } })),
    reach: waits,
  },
  'send-again': {
    page: 'sign-in',
    state: 'challenge',
    answers: open([way('email-code', { hint: MAIL, sent: { expires_at: inMinutes(5), next_at: inMinutes(0) } })]),
    reach: (page) => expect(page.locator('.sending button')).toBeVisible(),
  },
  'new-device': { page: 'sign-in', state: 'challenge', answers: open([way('new-device-code', { hint: MAIL })]), reach: waits },
  link: { page: 'sign-in', state: 'link', answers: open([way('email-link', { hint: MAIL })]), reach: waits },
  'link-over': {
    page: 'sign-in',
    state: 'link',
    answers: (mock) => open([way('email-link', { hint: MAIL })])(mock).on('POST /sign-in/send', () => ({ body: { expires_at: inMinutes(0), next_at: inMinutes(0) } })),
    reach: (page) => expect(page.locator('.sending b')).toBeVisible(),
  },
  trust: { page: 'sign-in', state: 'challenge', answers: open([way('totp'), way('recovery-code')], { trust_days: 30 }) },
  'no-method': { page: 'sign-in', state: 'no-method', answers: (mock) => mock.on('GET /session', { body: session({ status: 'denied', why: 'no-method', methods: [] }) }) },
  'api-password': { page: 'sign-in', state: 'api-password', answers: (mock) => mock.on('GET /session', { body: session({ status: 'denied', why: 'api-password', methods: [] }) }) },
  grace: { page: 'sign-in', state: 'offer', answers: setUp({ may_skip: true, by: inMinutes(6 * 24 * 60 + 185) }) },
  encourage: { page: 'sign-in', state: 'offer', answers: setUp({ may_skip: true }) },
  kinds: { page: 'sign-in', state: 'kinds', answers: setUp({ ...every, may_skip: true }), reach: (page) => press(page) },
  phone: { page: 'sign-in', state: 'details', answers: setUp(only('sms')) },
  'phone-refused': {
    page: 'sign-in',
    state: 'details',
    answers: (mock) => setUp(only('sms'))(mock).on('POST /factors', () => problem(422, 'address-invalid')),
    reach: async (page) => {
      await tellPhone(page);
      await told(page);
    },
  },
  'email-known': {
    page: 'sign-in',
    state: 'details',
    answers: (mock) =>
      setUp(only('email'))(mock).on('GET /addresses', {
        body: { addresses: [{ id: 'a-1', kind: 'email', value: 'ana@harbour.example', primary: true, confirmed: { by: 'app', at: inMinutes(-9000) } }] },
      }),
  },
  'sms-confirm': { page: 'sign-in', state: 'confirm', answers: setUp(every), reach: async (page) => {
    await page.locator('.choice').nth(1).click();
    await tellPhone(page);
    await waits(page);
  } },
  token: { page: 'sign-in', state: 'details', answers: setUp(only('hotp')), reach: (page) => page.locator('form details summary').click() },
  'token-confirm': {
    page: 'sign-in',
    state: 'confirm',
    answers: setUp(only('hotp')),
    reach: async (page) => {
      await page.locator('#secret').fill('JBSWY3DPEHPK3PXP');
      await press(page);
    },
  },
  'codes-first': { page: 'sign-in', state: 'draft', answers: setUp({ recovery: { codes: 10, shown: 'before-qr' } }) },
  'scan-first': { page: 'sign-in', state: 'scan', answers: setUp({ recovery: { codes: 10, shown: 'before-last-code' } }), reach: drawn },
  'last-code': {
    page: 'sign-in',
    state: 'confirm',
    answers: setUp({ recovery: { codes: 10, shown: 'before-last-code' } }),
    reach: async (page) => {
      await press(page);
      await keep(page);
    },
  },
  'set-up-over': {
    page: 'sign-in',
    state: 'confirm',
    answers: (mock) => setUp(only('hotp'))(mock).on('POST /factors/f-1/confirm', () => problem(410, 'factor-expired')),
    reach: async (page) => {
      await page.locator('#secret').fill('JBSWY3DPEHPK3PXP');
      await press(page);
      await type(page);
      await expect(field(page)).toHaveCount(0);
    },
  },
  'one-code': {
    page: 'sign-in',
    state: 'codes',
    answers: (mock) => setUp()(mock).on('POST /factors/f-1/confirm', { body: { accepted: true, status: 'active', factor: factor(), recovery_codes: CODES.slice(0, 1) } }),
    reach: async (page) => {
      await type(page);
      await press(page);
      await expect(page.locator('#problem')).toContainText(/\S/);
    },
  },
  ready: {
    page: 'sign-in',
    state: 'ready',
    answers: setUp({}, { advice: ['sim-swap', 'keep-offline', 'try-it-out', 'never-share', 'support-checks-identity'] }),
    reach: async (page) => {
      await type(page);
      await keep(page);
    },
  },
  'password-change': { page: 'sign-in', state: 'password-change', answers: verify(refused('password-change')), reach: type },
  denied: { page: 'sign-in', state: 'locked', answers: (mock) => mock.on('GET /session', { body: session({ status: 'denied', why: 'locked', methods: [] }) }) },
  warned: { page: 'sign-in', state: 'warned', answers: verify(accepted({ failures_before: 4 })), reach: type },
  'warned-recovery': {
    page: 'sign-in',
    state: 'warned',
    answers: verify(accepted({ failures_before: 12, method: 'recovery-code', factor: null, recovery_codes_left: 0 })),
    reach: type,
  },
  'other-browser': { page: 'sign-in', state: 'other-browser', answers: (mock) => mock.on('POST /sign-in/verify', () => problem(409, 'other-browser')), reach: type },
  'recovery-used': {
    page: 'sign-in',
    state: 'recovery-used',
    answers: verify(accepted({ method: 'recovery-code', factor: null, recovery_codes_left: 2 })),
    reach: type,
  },
  passed: { page: 'sign-in', state: 'passed', answers: verify(accepted()), reach: type },
  unavailable: {
    page: 'sign-in',
    state: 'challenge',
    answers: (mock) => mock.on('POST /sign-in/verify', () => problem(503, 'unavailable')),
    reach: async (page) => {
      await type(page);
      await expect(page.locator('.trouble')).toContainText(/\S/);
    },
  },
  over: { page: 'sign-in', state: 'over', answers: (mock) => mock.on('GET /session', { body: session({ status: 'passed' }) }) },
  invalid: { page: 'sign-in', state: 'invalid', answers: (mock) => mock.on('GET /session', () => problem(401, 'unauthenticated')) },
  expired: { page: 'sign-in', state: 'expired', answers: (mock) => mock.on('GET /session', () => ({ body: session({ expires_at: inMinutes(0) }) })) },
  enroll: { page: 'sign-in', state: 'enroll', answers: enroll(), reach: drawn },
  'enroll-warnings': {
    page: 'sign-in',
    state: 'enroll',
    answers: enroll({ otpauth_uri: `${URI}&algorithm=SHA256&digits=8` }),
    reach: (page) => expect(page.locator('[part=warnings]')).toBeVisible(),
  },
  'enroll-expired': {
    page: 'sign-in',
    state: 'enroll',
    answers: (mock) => enroll({ expires_at: inMinutes(0) })(mock),
    reach: (page) => expect(page.locator('.again')).toBeVisible(),
  },
  codes: {
    page: 'sign-in',
    state: 'codes',
    answers: (mock) => {
      enroll()(mock);
      mock.on('POST /factors/f-1/confirm', { body: { accepted: true, status: 'active', factor: factor(), recovery_codes: CODES } });
    },
    reach: async (page) => {
      await type(page);
      await page.locator('countersign-copy-button button').click();
      await press(page);
      await expect(page.locator('#problem')).toContainText(/\S/);
    },
  },
  ...lostSteps,
  ...securitySteps,
};
