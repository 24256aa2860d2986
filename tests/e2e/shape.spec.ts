import { scan } from './support/authenticator.ts';
import { inProject } from './support/paths.ts';
import { inMinutes, pending, session, URI } from './support/sessions.ts';
import { expect, test } from './support/test.ts';

test('reduced motion is honoured', async ({ page, mock, open }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  mock.on('GET /session', () => ({ body: session() }));
  await open('sign-in');
  await expect(page.getByLabel('Code from your authenticator app')).toBeFocused();
  const endless = () => document.getAnimations().filter((each) => each.effect?.getComputedTiming().iterations === Infinity).length;
  expect(await page.evaluate(endless)).toBe(0);
});

test('an element that is moved in the page, or gets a new token, starts anew and answers for its own token alone', async ({ page, mock, open }) => {
  let served = 0;
  mock.on('GET /session', async ({ authorization }) => {
    // The first answer comes last, when nobody waits for it any more.
    if (++served === 1) await new Promise((later) => setTimeout(later, 800));
    return { body: session({ workspace: authorization?.endsWith('second') ? 'Second' : 'First' }) };
  });
  await open('sign-in');
  await page.evaluate(() => {
    const element = document.querySelector('countersign-sign-in');
    element?.setAttribute('token', 'cs_client_second');
  });
  await expect(page.locator('[part=account]')).toContainText('Second');
  await page.waitForTimeout(1000);
  await expect(page.locator('[part=account]')).toContainText('Second');
  await page.evaluate(() => document.querySelector('main')?.append(document.querySelector('countersign-sign-in') ?? ''));
  await expect(page.getByLabel('Code from your authenticator app')).toBeFocused();
  expect(served).toBe(3);
});

test('in forced colours the active box can be seen and the QR stays dark on white', async ({ page, mock, open }) => {
  await page.emulateMedia({ forcedColors: 'active', colorScheme: 'dark' });
  mock.on('GET /session', () => ({ body: session({ status: 'enroll' }) })).on('POST /factors', { status: 201, body: pending() });
  await open('sign-in');
  await page.getByLabel('6-digit code').focus();
  await expect(page.locator('.cell[data-active]')).toHaveCSS('outline-style', 'solid');
  expect(await scan(page.locator('[part=qr]'))).toBe(URI);
  await page.screenshot({ path: inProject('tests/screenshots/enroll-forced-colours.png'), fullPage: true });
});

test('a colour set by the page reaches the button', async ({ page, mock, open }) => {
  mock.on('GET /session', () => ({ body: session({ expires_at: inMinutes(5) }) }));
  await open('sign-in');
  const button = page.getByRole('button', { name: 'Confirm' });
  await expect(button).toBeVisible();
  await page.evaluate(() => document.documentElement.style.setProperty('--countersign-accent', 'rgb(90, 20, 140)'));
  await expect(button).toHaveCSS('background-color', 'rgb(90, 20, 140)');
});
