import { expect, type Page } from '@playwright/test';
import type { PendingFactor, SignInVerification } from '../../../www/countersign/src/client/interim.ts';
import { problem, type MockVerifier } from './mock-verifier.ts';
import { securitySteps } from './security-steps.ts';
import { accepted, CODES, factor, inMinutes, pending, refused, session, URI } from './sessions.ts';

/** A state of a page that somebody can meet, and how to get there in any language. */
export interface Step {
  page: 'sign-in' | 'security' | 'sign-in-link';
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

/** Every step of every page. */
export const steps: Readonly<Record<string, Step>> = {
  challenge: { page: 'sign-in', state: 'challenge' },
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
  'password-change': { page: 'sign-in', state: 'password-change', answers: verify(refused('password-change')), reach: type },
  denied: { page: 'sign-in', state: 'locked', answers: (mock) => mock.on('GET /session', { body: session({ status: 'denied', methods: [] }) }) },
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
  ...securitySteps,
};
