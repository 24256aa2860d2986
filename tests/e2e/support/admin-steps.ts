import { expect, type Page } from '@playwright/test';
import { type MockVerifier, problem } from './mock-verifier.ts';
import { office, queue, type Wanted } from './office.ts';

/** A view of `<countersign-admin>`, and how to get there in any language. */
export interface AdminStep {
  /** What the office has otherwise. */
  wanted?: Wanted;
  answers?: (mock: MockVerifier) => void;
  reach?: (page: Page) => Promise<unknown>;
  /** The element's `state` when it is reached. */
  state: string;
}

const TABS = ['members', 'policy', 'coverage', 'resets', 'events'];
export const admin = (page: Page) => page.locator('countersign-admin');

export async function tab(page: Page, name: string): Promise<void> {
  await admin(page).locator('nav button').nth(TABS.indexOf(name)).click();
  await expect(admin(page)).toHaveAttribute('state', name);
}

const to = (name: string) => (page: Page) => tab(page, name);

/** Goes to the member who was locked. */
export async function member(page: Page): Promise<void> {
  await page.getByRole('searchbox').fill('m-000008');
  await page.locator('countersign-admin-members .open').first().click();
  await expect(admin(page)).toHaveAttribute('state', /^member/);
}

/** A switch that some gain, others lose by, and that shuts some out: nothing is there that end users may set up. */
export async function draft(page: Page): Promise<void> {
  await tab(page, 'policy');
  await page.locator('#field-required-end_users').selectOption('everyone');
  await page.locator('#field-required-team').selectOption('admins');
  await expect(page.locator('ul.sum li').first()).toBeVisible();
  await expect(page.locator('.preview .spinner')).toHaveCount(0);
}

/** The acts on a reset that waits for an owner, in their order. */
const RESET_ACTS = ['grant', 'refuse', 'cancel'];

async function askReset(page: Page, act: string): Promise<void> {
  await tab(page, 'resets');
  await page.locator('.items li').first().locator('button').nth(RESET_ACTS.indexOf(act)).click();
  await expect(admin(page)).toHaveAttribute('state', 'ask');
}

const yes = (page: Page) => page.locator('.row button').first().click();

/** Every view of the administrators' page. */
export const adminSteps: Readonly<Record<string, AdminStep>> = {
  members: { state: 'members' },
  'members-nobody': { reach: (page) => page.getByRole('searchbox').fill('nobody at all'), state: 'members' },
  member: { reach: member, state: 'member m-000008' },
  'ask-require-set-up': {
    reach: async (page) => {
      await member(page);
      await page.locator('[aria-labelledby=acts] .row button').nth(1).click();
    },
    state: 'ask',
  },
  'step-up': {
    reach: async (page) => {
      await askReset(page, 'grant');
      await yes(page);
    },
    state: 'step-up',
  },
  code: {
    reach: async (page) => {
      await member(page);
      await page.locator('[aria-labelledby=acts] .row button').first().click();
      await yes(page);
      await page.locator('#code').pressSequentially('123456');
    },
    state: 'code',
  },
  'no-factor': {
    wanted: { factors: 0 },
    reach: async (page) => {
      await askReset(page, 'refuse');
      await yes(page);
    },
    state: 'no-factor',
  },
  policy: { reach: to('policy'), state: 'policy' },
  'policy-preview': { reach: draft, state: 'policy' },
  'ask-policy': {
    reach: async (page) => {
      await draft(page);
      await page.locator('.beside .primary').click();
    },
    state: 'ask',
  },
  coverage: { reach: to('coverage'), state: 'coverage' },
  announcement: {
    reach: async (page) => {
      await to('coverage')(page);
      await page.locator('.telling select').selectOption('ar');
      await expect(page.locator('[data-announcement]')).toHaveAttribute('dir', 'rtl');
    },
    state: 'coverage',
  },
  'coverage-young': { wanted: { days: 1 }, reach: to('coverage'), state: 'coverage' },
  resets: { reach: to('resets'), state: 'resets' },
  'resets-none': { wanted: { resets: [] }, reach: to('resets'), state: 'resets' },
  'resets-granted': {
    reach: async (page) => {
      await askReset(page, 'grant');
      await yes(page);
      await page.locator('#code').pressSequentially('123456');
      await expect(page.getByRole('status').filter({ hasText: /\S/ })).toBeVisible();
    },
    state: 'resets',
  },
  'resets-settled': {
    answers: (mock) =>
      mock.on('POST /admin/resets/rst_1/grant', () => {
        mock.on('GET /admin/resets', { body: { resets: queue().slice(1), next_cursor: null } });
        return problem(409, 'reset-settled');
      }),
    reach: async (page) => {
      await askReset(page, 'grant');
      await yes(page);
      await page.locator('#code').pressSequentially('123456');
      await expect(page.getByRole('alert').filter({ hasText: /\S/ })).toBeVisible();
    },
    state: 'resets',
  },
  'ask-grant': { reach: (page) => askReset(page, 'grant'), state: 'ask' },
  'ask-refuse': { reach: (page) => askReset(page, 'refuse'), state: 'ask' },
  'ask-cancel': { reach: (page) => askReset(page, 'cancel'), state: 'ask' },
  events: { reach: to('events'), state: 'events' },
  'events-of-a-kind': {
    reach: async (page) => {
      await tab(page, 'events');
      await page.locator('.log-filters select').selectOption('member.locked');
      await expect(page.locator('.log tbody tr')).toHaveCount(1);
    },
    state: 'events',
  },
};

/** Opens a view. */
export async function reach(page: Page, mock: MockVerifier, step: AdminStep, open: (language?: string) => Promise<void>, language?: string): Promise<void> {
  office(mock, step.wanted);
  step.answers?.(mock);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await open(language);
  await expect(admin(page)).toHaveAttribute('state', 'members');
  await step.reach?.(page);
  await expect(admin(page)).toHaveAttribute('state', step.state);
}
