import { expectAccessible } from './support/axe.ts';
import { loses, waiting } from './support/lost-steps.ts';
import { problem } from './support/mock-verifier.ts';
import { owns } from './support/security-steps.ts';
import { shoot } from './support/screenshots.ts';
import { accepted, factor, lost, refused, RESET, resetLink, session, underWay } from './support/sessions.ts';
import { expect, test, type Page } from './support/test.ts';

const heading = (page: Page, name: string) => page.getByRole('heading', { name });
const lostButton = (page: Page) => page.getByRole('button', { name: 'Can’t access your device?' });
const code = (page: Page) => page.getByLabel('Code from the e-mail');
const alert = (page: Page) => page.getByRole('alert').filter({ hasText: /\S/ });
const changes = (page: Page) =>
  page.evaluate(() => new Promise((told) => document.addEventListener('countersign-changed', (event) => told((event as CustomEvent).detail))));

/** Goes on by Tab until this has the focus. */
async function tabTo(page: Page, name: string): Promise<void> {
  const there = page.getByRole('button', { name });
  for (let tries = 0; tries < 12; tries++) {
    if (await there.evaluate((button) => button.matches(':focus'))) return;
    await page.keyboard.press('Tab');
  }
  await expect(there).toBeFocused();
}

test.describe('the page of a link that cancels a reset', () => {
  test.beforeEach(({ mock }) => {
    mock.on('GET /reset/link', () => ({ body: resetLink() })).on('POST /reset/link/cancel', { status: 204 });
  });

  test('says where and when it was asked for, and cancels it by one button, by keyboard alone', async ({ page, mock, open }) => {
    await open('reset');
    await expect(heading(page, 'Cancel the reset?')).toBeFocused();
    for (const fact of ['Harbour Help', '20 Nov 2026, 16:40', '21 Nov 2026, 16:40']) await expect(page.getByText(fact).first()).toBeVisible();
    await expect(page.getByRole('button')).toHaveCount(1);
    await expectAccessible(page);
    await shoot(page, 'reset-ask');

    const changed = changes(page);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await expect(heading(page, 'The reset is cancelled')).toBeFocused();
    expect(await changed).toEqual({ what: 'reset-cancelled' });
    expect(mock.callsTo('POST /reset/link/cancel')).toMatchObject([{ authorization: `Bearer ${RESET}` }]);
    await expectAccessible(page);
    await shoot(page, 'reset-cancelled');
  });

  test('a mail scanner that opens it, scripts and all, cancels nothing', async ({ page, mock, open }) => {
    await open('reset');
    await expect(heading(page, 'Cancel the reset?')).toBeVisible();
    expect(mock.calls.map(({ method, path }) => `${method} ${path}`)).toEqual(['GET /reset/link']);
  });

  test('S18: the token leaves the address and the history at once; a reload still works, until it is cancelled', async ({ page, mock, open }) => {
    await open('reset');
    await expect(heading(page, 'Cancel the reset?')).toBeVisible();
    expect(page.url()).toBe(`${mock.origin}/reset`);
    await page.reload();
    await page.getByRole('button', { name: 'Cancel the reset' }).click();
    await expect(heading(page, 'The reset is cancelled')).toBeVisible();
    expect(await page.evaluate(() => sessionStorage.length)).toBe(0);
    await page.reload();
    await expect(heading(page, 'This link can’t be used')).toBeVisible();
  });

  test('one that was cancelled from another address meanwhile says so when the button is pressed', async ({ page, mock, open }) => {
    mock.on('POST /reset/link/cancel', () => problem(410, 'link-ended'));
    await open('reset');
    await page.getByRole('button', { name: 'Cancel the reset' }).click();
    await expect(heading(page, 'This link no longer works')).toBeFocused();
    await expect(page.getByRole('button')).toHaveCount(0);
  });

  for (const [name, answer, title] of [
    ['a link of a reset that is settled', () => problem(410, 'link-ended'), 'This link no longer works'],
    ['a link that is none', () => problem(401, 'unauthenticated'), 'This link can’t be used'],
  ] as const) {
    test(`${name} is told so`, async ({ page, mock, open }) => {
      mock.on('GET /reset/link', answer);
      await open('reset');
      await expect(heading(page, title)).toBeFocused();
      await expect(page.getByRole('button')).toHaveCount(0);
      expect(await page.evaluate(() => sessionStorage.length)).toBe(0);
    });
  }

  test('a verifier that is away is asked again', async ({ page, mock, open }) => {
    mock.down = true;
    await open('reset');
    await expect(page.locator('.trouble')).toContainText(/\S/);
    mock.down = false;
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect(heading(page, 'Cancel the reset?')).toBeVisible();
  });
});

test.describe('somebody who lost the device', () => {
  test('asks for a reset by keyboard alone: what it takes, the code, and when', async ({ page, mock, open }) => {
    loses()(mock);
    await open('sign-in');
    await expect(page.locator('#code')).toBeFocused();
    await tabTo(page, 'Can’t access your device?');
    await page.keyboard.press('Enter');
    await expect(heading(page, 'Reset your second step')).toBeFocused();
    await expect(page.getByText('Then you wait 1 day')).toBeVisible();
    expect(mock.callsTo('POST /reset'), 'nothing goes out before it is asked for').toEqual([]);
    await shoot(page, 'lost');
    await tabTo(page, 'Send the code');
    await page.keyboard.press('Enter');
    await expect(code(page)).toBeFocused();
    await expect(page.getByRole('timer')).toContainText(/0:[0-9]{2}/);
    await page.keyboard.type('481516');
    await expect(heading(page, 'The reset is under way')).toBeFocused();
    await expect(page.getByText('Sign in with your password again from')).toBeVisible();
    expect(mock.callsTo('POST /reset')).toHaveLength(1);
    expect(mock.callsTo('POST /reset/prove')).toMatchObject([{ body: { code: '481516' } }]);
    await expectAccessible(page);

    // The way back to the code says that it is under way, and does not offer it once more.
    await tabTo(page, 'I have my device');
    await page.keyboard.press('Enter');
    await expect(page.getByText('A reset of your second step is under way.')).toBeVisible();
    await expect(lostButton(page)).toHaveCount(0);
    mock.on('POST /sign-in/verify', { body: accepted() });
    await page.getByLabel('Code from your authenticator app').pressSequentially('123456');
    await expect(page.locator('countersign-sign-in')).toHaveAttribute('state', 'passed');
  });

  test('a wrong code is said with the tries that are left, and the right one is then taken', async ({ page, mock, open }) => {
    loses()(mock).on('POST /reset/prove', ({ body }) => ({ body: (body as { code: string }).code === '481516' ? waiting() : refused('wrong-code', { remaining: 3 }) }));
    await open('sign-in');
    await lostButton(page).click();
    await page.getByRole('button', { name: 'Send the code' }).click();
    await code(page).pressSequentially('000000');
    await expect(alert(page)).toContainText('3 tries left');
    await code(page).pressSequentially('481516');
    await expect(heading(page, 'The reset is under way')).toBeVisible();
  });

  test('S5: codes for a reset are guesses like others: too many lock, and the page says so', async ({ page, mock, open }) => {
    loses()(mock).on('POST /reset/prove', { body: refused('locked') });
    await open('sign-in');
    const failed = page.evaluate(() => new Promise((told) => document.addEventListener('countersign-failed', (event) => told((event as CustomEvent).detail))));
    await lostButton(page).click();
    await page.getByRole('button', { name: 'Send the code' }).click();
    await code(page).pressSequentially('000000');
    await expect(page.locator('countersign-sign-in')).toHaveAttribute('state', 'locked');
    expect(await failed).toEqual({ code: 'locked' });
  });

  test('one that is under way in another tab is told instead of another being asked for', async ({ page, mock, open }) => {
    loses()(mock);
    await open('sign-in');
    await expect(page.locator('#code')).toBeFocused();
    await lostButton(page).click();
    loses({ delay_hours: 24 }, { reset: underWay() })(mock).on('POST /reset', () => problem(409, 'reset-under-way'));
    await page.getByRole('button', { name: 'Send the code' }).click();
    await expect(page.getByText('A reset of your second step is under way.')).toBeVisible();
    await expect(page.locator('#code')).toBeVisible();
    await expect(lostButton(page)).toHaveCount(0);
  });

  test('goes back to the code from each step', async ({ page, mock, open }) => {
    loses()(mock);
    await open('sign-in');
    await lostButton(page).click();
    await page.getByRole('button', { name: 'Back' }).click();
    await lostButton(page).click();
    await page.getByRole('button', { name: 'Send the code' }).click();
    await page.getByRole('button', { name: 'I have my device' }).click();
    await expect(page.getByLabel('Code from your authenticator app')).toBeFocused();
  });

  test('learns what support can do where there is no way of one’s own', async ({ page, mock, open }) => {
    loses({})(mock);
    await open('sign-in');
    const help = page.getByRole('group').filter({ hasText: 'Can’t access your device?' });
    await expect(lostButton(page), 'there is nothing to ask for').toHaveCount(0);
    await help.getByText('Can’t access your device?').click();
    await expect(help.getByRole('listitem')).toHaveText([/give you a recovery code/, /take the old device away/]);
    await expect(help).toContainText('Harbour Help');
    expect(mock.callsTo('POST /reset')).toEqual([]);
  });

  test('learns that an owner is asked, or that there is no way', async ({ page, mock, open }) => {
    loses({ owner_permission: true })(mock);
    await open('sign-in');
    await page.getByText('Can’t access your device?').click();
    await expect(page.getByText('They can ask an owner')).toBeVisible();
    loses({ recovery_code: false, new_set_up: false })(mock);
    await page.reload();
    await page.getByText('Can’t access your device?').click();
    await expect(page.getByText('you need a new account')).toBeVisible();
  });

  test('an action of an app, and who has nothing to lose, are offered nothing', async ({ page, mock, open }) => {
    mock.on('GET /session', { body: session({ lost_device: null }) });
    await open('sign-in');
    await expect(page.locator('#code')).toBeFocused();
    await expect(page.getByText('Can’t access your device?')).toHaveCount(0);
  });
});

test.describe('a reset on the person’s page', () => {
  test('is shown, and cancelled without a code', async ({ page, mock, open }) => {
    let reset: ReturnType<typeof underWay> | null = underWay();
    const shown = () => session({ purpose: 'security', status: 'open', factors: 1, needs_step_up: true, reset });
    owns({ factors: [factor()] })(mock)
      .on('GET /session', () => ({ body: shown() }))
      .on('DELETE /reset', () => {
        reset = null;
        return { status: 204 };
      });
    await open('security');
    await expect(page.getByText('A reset of your second step is under way.')).toBeVisible();
    await expectAccessible(page);
    await shoot(page, 'security-reset');
    const changed = changes(page);
    await page.getByRole('button', { name: 'Cancel the reset' }).focus();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('status').filter({ hasText: 'Your second step stays as it is.' })).toBeVisible();
    await expect(page.getByText('A reset of your second step is under way.')).toHaveCount(0);
    await expect(page.getByRole('heading', { name: 'Two-step sign-in', level: 2 }), 'reading goes on at the top').toBeFocused();
    expect(await changed).toEqual({ what: 'reset-cancelled' });
    expect(mock.callsTo('DELETE /reset')).toHaveLength(1);
  });

  test('is an owner’s to decide where it waits for one', async ({ page, mock, open }) => {
    owns({ factors: [factor()], session: { reset: underWay({ due_at: null }), lost_device: lost() } })(mock);
    await open('security');
    await expect(page.getByText('An owner decides about it.')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Cancel the reset' })).toHaveCount(0);
  });
});
