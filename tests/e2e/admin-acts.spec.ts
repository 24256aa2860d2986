import { admin, draft, member, tab } from './support/admin-steps.ts';
import { problem } from './support/mock-verifier.ts';
import { office, preset, type Wanted } from './support/office.ts';
import { expect, test, type Page } from './support/test.ts';

/** Something that an administrator does: where it is begun, what is said of it beforehand, and the call that does it. */
interface Act {
  begin: (page: Page) => Promise<unknown>;
  asks: string;
  says: RegExp;
  yes: string;
  does: string;
  wanted?: Wanted;
}

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const onMember = (name: string) => async (page: Page) => {
  await member(page);
  await button(page, name).click();
};
const onReset = (name: string) => async (page: Page) => {
  await tab(page, 'resets');
  await button(page, name).click();
};
const told = /they are told at every address that is known of them\./i;
const byAdmin = { by: 'm-000010', policy: { ...preset('helpkit'), reset: { ...preset('helpkit').reset, owner_permission: true } } } as const;

const acts: Readonly<Record<string, Act>> = {
  'the setting of a member': {
    begin: async (page) => {
      await member(page);
      await page.getByLabel('Must this person have a second factor?').selectOption('Need not');
    },
    asks: 'Hana Vogt: “Need not”?',
    says: /^They need no second factor from now on/,
    yes: 'Continue',
    does: 'PUT /admin/members/m-000008/setting',
  },
  'removing a factor': { begin: onMember('Remove Work phone'), asks: 'Remove “Work phone” of Hana Vogt?', says: told, yes: 'Remove', does: 'DELETE /admin/members/m-000008/factors/f-1' },
  'forgetting a browser': {
    begin: onMember('Forget Firefox on Linux'),
    asks: 'Forget “Firefox on Linux” of Hana Vogt?',
    says: /asked for a second factor again/,
    yes: 'Forget',
    does: 'DELETE /admin/members/m-000008/devices/dv-1',
  },
  'a recovery code': { begin: onMember('Issue a recovery code'), asks: 'Issue a recovery code for Hana Vogt?', says: told, yes: 'Issue a recovery code', does: 'POST /admin/members/m-000008/recovery-code' },
  'ending sessions': { begin: onMember('End sessions'), asks: 'End the sessions of Hana Vogt?', says: /no browser of theirs is known any more/, yes: 'End sessions', does: 'POST /admin/members/m-000008/end-sessions' },
  'unlocking': { begin: onMember('Unlock'), asks: 'Unlock Hana Vogt?', says: /They can enter codes again/, yes: 'Unlock', does: 'POST /admin/members/m-000008/unlock' },
  'requiring a new set-up': { begin: onMember('Require a new set-up'), asks: 'Require a new set-up of Hana Vogt?', says: /are taken away at once\..*they are told/, yes: 'Require a new set-up', does: 'POST /admin/members/m-000008/reset' },
  'requiring a new set-up that an owner permits': {
    begin: onMember('Require a new set-up'),
    asks: 'Require a new set-up of Hana Vogt?',
    says: /^An owner is asked to permit it\./,
    yes: 'Require a new set-up',
    does: 'POST /admin/members/m-000008/reset',
    wanted: byAdmin,
  },
  'permitting a reset': { begin: onReset('Permit – Chidi Sayed'), asks: 'Permit the new set-up of Chidi Sayed?', says: /are taken away at once\..*they are told/, yes: 'Permit', does: 'POST /admin/resets/rst_1/grant' },
  'refusing a reset': { begin: onReset('Refuse – Chidi Sayed'), asks: 'Refuse the new set-up of Chidi Sayed?', says: /^Their second factors stay\. Whoever asked for it is told\./, yes: 'Refuse', does: 'POST /admin/resets/rst_1/refuse' },
  'cancelling a reset': { begin: onReset('Cancel it – Elif Aziz'), asks: 'Cancel the reset of Elif Aziz?', says: told, yes: 'Cancel it', does: 'DELETE /admin/resets/rst_2' },
  'a policy': {
    begin: async (page) => {
      await draft(page);
      await button(page, 'Put in force').click();
    },
    asks: 'Put this policy in force?',
    says: /^\d+ people could not sign in: .* \d+ people will have until .* \d+ people will no longer have to\./,
    yes: 'Put in force',
    does: 'PUT /admin/policy',
  },
};

for (const [name, act] of Object.entries(acts)) {
  test(`${name}: what it does is said, then a code is asked for, and only then it is done`, async ({ page, mock, open }) => {
    office(mock, act.wanted);
    await open('admin');
    await act.begin(page);
    await expect(page.getByRole('heading', { name: act.asks })).toBeFocused();
    await expect(page.locator('.lead')).toHaveText(act.says);
    await expect(page.locator('.lead')).toHaveText(/Your own code is asked for next\.$/);
    await button(page, act.yes).click();
    await expect(admin(page)).toHaveAttribute('state', 'step-up');
    await page.locator('#code').pressSequentially('000000');
    await expect(page.getByRole('alert').filter({ hasText: /\S/ })).toContainText('4 tries left');
    expect(mock.callsTo(act.does)).toEqual([]);
    await page.locator('#code').pressSequentially('123456');
    await expect.poll(() => mock.callsTo(act.does).length).toBe(1);
    await expect(admin(page)).not.toHaveAttribute('state', 'step-up');
  });
}

test('a reset is permitted by keyboard alone, and leaves the queue', async ({ page, mock, open }) => {
  office(mock);
  await open('admin');
  await page.getByRole('button', { name: 'Resets' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Resets' })).toBeFocused();
  await expect(button(page, 'Permit – Chidi Sayed')).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(button(page, 'Permit – Chidi Sayed')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Permit the new set-up of Chidi Sayed?' })).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page.locator('#code')).toBeFocused();
  await page.keyboard.type('123456');
  await expect(page.getByRole('status').filter({ hasText: 'The new set-up of Chidi Sayed is permitted.' })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Resets' })).toBeFocused();
  await expect(page.locator('.items li')).toHaveCount(2);
  await page.keyboard.press('Tab');
  await expect(button(page, 'Cancel it – Elif Aziz')).toBeFocused();
});

test('an admin cancels, but permits and refuses nothing', async ({ page, mock, open }) => {
  office(mock, { by: 'm-000010' });
  await open('admin');
  await tab(page, 'resets');
  await expect(page.getByRole('button', { name: /^Cancel it/ })).toHaveCount(3);
  await expect(page.getByRole('button', { name: /^(Permit|Refuse)/ })).toHaveCount(0);
});

test('a member who is gone meanwhile is said to be, on the list as it is now', async ({ page, mock, open }) => {
  office(mock);
  await open('admin');
  await member(page);
  office(mock, { members: [] });
  const gone = () => problem(404, 'member-not-found');
  mock.on('POST /admin/members/m-000008/end-sessions', gone).on('GET /admin/members/m-000008', gone);
  await button(page, 'End sessions').click();
  await button(page, 'End sessions').click();
  await page.locator('#code').pressSequentially('123456');
  await expect(page.getByRole('alert').filter({ hasText: /\S/ })).toContainText('not there any more');
  await expect(page.getByText('There are no members yet.')).toBeVisible();
});

test('the team is told in the language that it reads, with words to copy', async ({ page, mock, open, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  office(mock);
  await open('admin');
  await tab(page, 'coverage');
  const section = page.getByRole('region', { name: 'Tell your team' });
  await expect(section.getByText('Everybody in our team now signs in to Harbour Help with a second step.')).toBeVisible();
  await section.getByRole('button', { name: 'Copy' }).click();
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toMatch(/^Two-step sign-in at Harbour Help\n\nEverybody/);
  await section.getByLabel('Language').selectOption('العربية');
  await expect(section.locator('[data-announcement]')).toHaveAttribute('lang', 'ar');
  await expect(section.locator('[data-announcement]')).toContainText('يسجّل كل فريقنا الدخول');
  await expect(section.getByLabel('Language')).toHaveValue('ar');
});
