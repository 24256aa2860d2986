import { expect, type Page } from '@playwright/test';
import type { Address, AddressConfirmation, Device, Factor, FactorKind, RecentSignIn, Session } from '../../../www/countersign/src/client/types.ts';
import { problem, type MockVerifier } from './mock-verifier.ts';
import { address, CODES, device, factor, LINK, linkView, pending, refused, sent, session, signIn, way } from './sessions.ts';
import type { Step } from './steps.ts';

const press = (page: Page) => page.locator('button.primary').click();
const told = (page: Page) => expect(page.locator('[part=problem]')).toContainText(/\S/);

export interface Owned {
  factors?: Factor[];
  addresses?: Address[];
  devices?: Device[];
  signIns?: RecentSignIn[];
  session?: Partial<Session>;
}

export const ALL_KINDS: FactorKind[] = ['totp', 'hotp', 'email', 'sms'];

/** A security page of somebody who has these. */
export const owns = ({ factors = [], addresses = [], devices = [], signIns = [], session: changes = {} }: Owned) => (mock: MockVerifier): MockVerifier =>
  mock
    .on('GET /session', () => ({
      body: session({
        purpose: 'security',
        status: 'open',
        needs_step_up: factors.length > 0,
        factors: factors.length,
        recovery_codes_left: factors.length > 0 ? 7 : 0,
        ...changes,
      }),
    }))
    .on('GET /factors', { body: { factors } })
    .on('GET /addresses', { body: { addresses } })
    .on('GET /devices', { body: { devices } })
    .on('GET /sign-ins', { body: { sign_ins: signIns } });

const two = [factor(), factor({ id: 'f-2', label: null, last_used_at: null })];

/** A week of somebody whose password another has. */
export const signIns: readonly RecentSignIn[] = [
  signIn({ id: 'si-9', at: '2026-11-26T08:12:00.000000Z', current: true }),
  signIn({ id: 'si-8', at: '2026-11-25T22:47:00.000000Z', passed: false, method: null, device: 'Chrome on Windows', place: 'Lagos, Nigeria', attempts: 25, failures: 12 }),
  signIn({ id: 'si-7', at: '2026-11-25T07:58:00.000000Z', method: null, why: 'trusted-device', failures: 1 }),
  signIn({ id: 'si-6', at: '2026-11-24T09:03:00.000000Z', method: 'recovery-code', device: null, place: null }),
  signIn({ id: 'si-5', at: '2026-11-23T15:20:00.000000Z', method: 'email-code', action: 'Export all customers' }),
  signIn({ id: 'si-4', at: '2026-11-22T08:01:00.000000Z', method: null, why: 'sso' }),
  signIn({ id: 'si-3', at: '2026-11-21T08:00:00.000000Z', method: null, why: 'not-required' }),
];

/** One of everything. */
export const everything: Owned = {
  factors: [
    factor(),
    factor({ id: 'f-2', kind: 'hotp', label: 'Key ring' }),
    factor({ id: 'f-3', kind: 'email', label: null, hint: 'a•••@harbour.example' }),
    factor({ id: 'f-4', kind: 'sms', label: null, hint: '•••• 42', last_used_at: null }),
  ],
  addresses: [
    address({ primary: true, confirmed: { by: 'app', at: '2026-03-02T09:00:00.000000Z' } }),
    address({ id: 'ad-2', value: 'ana.lindqvist.of.the.long.name@private-mail.harbour.example' }),
    address({ id: 'ad-3', kind: 'phone', value: '+442079460018', confirmed: null }),
  ],
  devices: [
    device(),
    device({ id: 'dv-2', name: null, place: null, trusted: false }),
  ],
  signIns: [...signIns],
  session: { may: { add: ALL_KINDS, remove: true, renew_codes: true }, recovery_codes_left: 2 },
};

const add = (page: Page) => page.locator('section[aria-labelledby=factors] > button').click();
const addAddress = (page: Page) => page.locator('section[aria-labelledby=addresses] .row button').first().click();
const typeAddress = async (page: Page) => {
  await addAddress(page);
  await page.locator('#address').fill('ana@elsewhere.example');
  await press(page);
};
const adding = (confirmation: AddressConfirmation = refused('wrong-code', { remaining: 3 })) => (mock: MockVerifier) =>
  owns({ addresses: everything.addresses ?? [] })(mock)
    .on('POST /addresses', { status: 201, body: { ...address({ id: 'ad-9', value: 'ana@elsewhere.example', confirmed: null }), sent: sent() } })
    .on('POST /addresses/ad-9/confirm', { body: confirmation });
const opensLink = (mock: MockVerifier) => mock.on('GET /link', () => ({ body: linkView() }));
/** The page that asked for the link was open in this browser. */
const began = async (page: Page) => {
  await page.evaluate((link) => {
    localStorage.setItem('countersign.browser.si-1', 'B'.repeat(43));
    location.hash = link;
  }, LINK);
  await expect(page.locator('button.primary')).toBeVisible();
};

/** Every step of the security page, and of the page that a mailed link leads to. */
export const securitySteps: Readonly<Record<string, Step>> = {
  security: { page: 'security', state: 'overview', answers: owns({ factors: two, session: { recovery_codes_left: 3 } }) },
  'security-off': { page: 'security', state: 'overview', answers: owns({}) },
  'security-everything': { page: 'security', state: 'overview', answers: owns(everything) },
  'security-admin-removes': {
    page: 'security',
    state: 'overview',
    answers: owns({ factors: [factor()], session: { recovery_codes_left: 0, may: { add: [], remove: false, renew_codes: true } } }),
  },
  rename: {
    page: 'security',
    state: 'overview',
    answers: owns(everything),
    reach: async (page) => {
      await page.locator('[data-rename]').first().click();
      await expect(page.locator('#rename')).toBeFocused();
    },
  },
  'security-kinds': { page: 'security', state: 'kinds', answers: owns(everything), reach: add },
  name: { page: 'security', state: 'name', answers: owns({ factors: two }), reach: add },
  'name-refused': {
    page: 'security',
    state: 'name',
    answers: (mock) => owns({ factors: two, session: { needs_step_up: false } })(mock).on('POST /factors', () => problem(422, 'unprocessable')),
    reach: async (page) => {
      await add(page);
      await press(page);
      await expect(page.locator('.trouble')).toContainText(/\S/);
    },
  },
  'step-up': {
    page: 'security',
    state: 'step-up',
    answers: owns({ factors: two }),
    reach: async (page) => {
      await add(page);
      await press(page);
    },
  },
  'step-up-sent': {
    page: 'security',
    state: 'step-up',
    answers: (mock) =>
      owns({ ...everything, session: { ...everything.session, methods: [way('email-code', { hint: 'a•••@harbour.example' }), way('totp'), way('recovery-code')] } })(mock)
        .on('POST /security/send', { body: { ...sent() } })
        .on('POST /security/step-up', { body: refused('expired', { sent: sent() }) }),
    reach: async (page) => {
      await page.locator('section[aria-labelledby=codes] > button').click();
      await press(page);
      await page.locator('#code').pressSequentially('123456');
      await told(page);
    },
  },
  'ask-remove': { page: 'security', state: 'ask-remove', answers: owns({ factors: two }), reach: (page) => page.locator('.remove').first().click() },
  'ask-codes': {
    page: 'security',
    state: 'ask-codes',
    answers: owns({ factors: two }),
    reach: (page) => page.locator('section[aria-labelledby=codes] > button').click(),
  },
  'one-new-code': {
    page: 'security',
    state: 'codes',
    answers: (mock) =>
      owns({ factors: two, session: { needs_step_up: false, recovery_codes_left: 0 } })(mock).on('POST /recovery-codes', { status: 201, body: { recovery_codes: CODES.slice(0, 1) } }),
    reach: async (page) => {
      await page.locator('section[aria-labelledby=codes] > button').click();
      await press(page);
    },
  },
  'first-by-sms': {
    page: 'security',
    state: 'confirm',
    answers: (mock) =>
      owns({ session: { may: { add: ['sms'], remove: true, renew_codes: true } } })(mock).on('POST /factors', {
        status: 201,
        body: pending({ kind: 'sms', secret: null, otpauth_uri: null, sent: sent(), hint: '•••• 42' }),
      }),
    reach: async (page) => {
      await add(page);
      await page.locator('#address').fill('+442079460018');
      await press(page);
    },
  },
  'security-sign-ins': {
    page: 'security',
    state: 'overview',
    answers: owns({ factors: two, signIns: [...signIns] }),
    reach: (page) => page.locator('summary').click(),
  },
  'ask-end': {
    page: 'security',
    state: 'ask-end',
    answers: owns({ factors: two, signIns: [...signIns] }),
    reach: (page) => page.locator('section[aria-labelledby=sign-ins] button').first().click(),
  },
  address: { page: 'security', state: 'address', answers: adding(), reach: addAddress },
  'address-unusable': {
    page: 'security',
    state: 'address',
    answers: (mock) => adding()(mock).on('POST /addresses', () => problem(422, 'unprocessable')),
    reach: async (page) => {
      await typeAddress(page);
      await expect(page.locator('#problem')).toContainText(/\S/);
    },
  },
  'confirm-address': { page: 'security', state: 'confirm-address', answers: adding(), reach: typeAddress },
  'confirm-address-refused': {
    page: 'security',
    state: 'confirm-address',
    answers: adding(),
    reach: async (page) => {
      await typeAddress(page);
      await page.locator('#code').pressSequentially('123456');
      await told(page);
    },
  },
  changed: { page: 'security', state: 'changed', answers: owns({ session: { needs_step_up: true, methods: [] } }) },
  'link-ask': { page: 'sign-in-link', state: 'ask', answers: opensLink, reach: began },
  'link-passed': {
    page: 'sign-in-link',
    state: 'passed',
    answers: (mock) => opensLink(mock).on('POST /link/open', { body: { status: 'passed' } }),
    reach: async (page) => {
      await began(page);
      await press(page);
    },
  },
  'link-enroll': {
    page: 'sign-in-link',
    state: 'enroll',
    answers: (mock) => opensLink(mock).on('POST /link/open', { body: { status: 'enroll' } }),
    reach: async (page) => {
      await began(page);
      await press(page);
    },
  },
  'link-other-browser': { page: 'sign-in-link', state: 'other-browser', answers: opensLink },
  'link-ended': { page: 'sign-in-link', state: 'ended', answers: (mock) => mock.on('GET /link', () => problem(410, 'link-ended')) },
  'link-invalid': { page: 'sign-in-link', state: 'invalid', answers: (mock) => mock.on('GET /link', () => problem(401, 'unauthenticated')) },
};
