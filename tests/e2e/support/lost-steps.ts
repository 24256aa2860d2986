import { expect, type Page } from '@playwright/test';
import type { LostDevice, ResetProof, Session } from '../../../www/countersign/src/client/types.ts';
import { problem, type MockVerifier } from './mock-verifier.ts';
import { owns } from './security-steps.ts';
import { factor, lost, refused, resetLink, sent, session, underWay } from './sessions.ts';
import type { Step } from './steps.ts';

/** The reset that a code asked for. */
export const waiting = (): ResetProof => ({ accepted: true, reset: underWay() });

/** A sign-in of somebody who lost their device, where they have these ways. */
export const loses = (ways: Partial<LostDevice> = { delay_hours: 24 }, changes: Partial<Session> = {}) => (mock: MockVerifier): MockVerifier =>
  mock
    .on('GET /session', () => ({ body: session({ lost_device: lost(ways), ...changes }) }))
    .on('POST /reset', () => ({ body: sent() }))
    .on('POST /reset/prove', () => ({ body: waiting() }));

const opensLink = (mock: MockVerifier) => mock.on('GET /reset/link', () => ({ body: resetLink() })).on('POST /reset/link/cancel', { status: 204 });
const hasOne = (changes: Partial<Session>) => owns({ factors: [factor()], session: changes });

const press = (page: Page) => page.locator('button.primary').click();
const begin = (page: Page) => page.locator('.lost button').click();
const support = (page: Page) => page.locator('details.lost summary').click();
const type = async (page: Page) => {
  await begin(page);
  await press(page);
  await page.locator('#code').pressSequentially('481516');
};

/** Every step of somebody who lost their device, and of the page that a link leads to that cancels a reset. */
export const lostSteps: Readonly<Record<string, Step>> = {
  'lost-offered': { page: 'sign-in', state: 'challenge', answers: loses() },
  'lost-support': { page: 'sign-in', state: 'challenge', answers: loses({}), reach: support },
  'lost-permission': { page: 'sign-in', state: 'challenge', answers: loses({ owner_permission: true }), reach: support },
  'lost-no-way': { page: 'sign-in', state: 'challenge', answers: loses({ recovery_code: false, new_set_up: false }), reach: support },
  lost: { page: 'sign-in', state: 'lost', answers: loses(), reach: begin },
  'lost-code': {
    page: 'sign-in',
    state: 'lost-code',
    answers: loses(),
    reach: async (page) => {
      await begin(page);
      await press(page);
      await expect(page.locator('.sending [role=timer]')).toBeVisible();
    },
  },
  'lost-code-wrong': {
    page: 'sign-in',
    state: 'lost-code',
    answers: (mock) => loses()(mock).on('POST /reset/prove', { body: refused('wrong-code', { remaining: 3 }) }),
    reach: async (page) => {
      await type(page);
      await expect(page.locator('[part=problem]')).toContainText(/\S/);
    },
  },
  'lost-waits': { page: 'sign-in', state: 'lost-waits', answers: loses(), reach: type },
  'under-way': { page: 'sign-in', state: 'challenge', answers: loses({ delay_hours: 24 }, { reset: underWay() }) },
  'under-way-owner': { page: 'sign-in', state: 'challenge', answers: loses({ owner_permission: true }, { reset: underWay({ due_at: null }) }) },
  'security-reset': { page: 'security', state: 'overview', answers: hasOne({ reset: underWay() }) },
  'security-reset-owner': { page: 'security', state: 'overview', answers: hasOne({ reset: underWay({ due_at: null }) }) },
  'reset-ask': { page: 'reset', state: 'ask', answers: opensLink },
  'reset-cancelled': { page: 'reset', state: 'cancelled', answers: opensLink, reach: press },
  'reset-ended': { page: 'reset', state: 'ended', answers: (mock) => mock.on('GET /reset/link', () => problem(410, 'link-ended')) },
  'reset-invalid': { page: 'reset', state: 'invalid', answers: (mock) => mock.on('GET /reset/link', () => problem(401, 'unauthenticated')) },
};
