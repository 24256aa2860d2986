import { inProject } from './support/paths.ts';
import { inMinutes, pending, session } from './support/sessions.ts';
import { expect, test } from './support/test.ts';

test('nothing overflows at 320 pixels, the width of 400 % zoom', async ({ page, mock, open }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  mock.on('GET /session', () => ({ body: session({ status: 'enroll' }) })).on('POST /factors', { status: 201, body: pending() });
  await open('sign-in');
  await expect(page.locator('[part=qr] svg')).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
});

test('from right to left the page mirrors, the digits and the key do not', async ({ page, mock, open }) => {
  mock.on('GET /session', () => ({ body: session({ status: 'enroll' }) })).on('POST /factors', { status: 201, body: pending() });
  await open('sign-in');
  await page.evaluate(() => (document.documentElement.dir = 'rtl'));
  const right = async (of: string) => ((box) => (box ? box.x + box.width : 0))(await page.locator(of).first().boundingBox());
  expect(await right('h2')).toBeGreaterThan(await right('[part=key]'));
  const cells = page.locator('[part=digits] .cell');
  const [first, last] = [await cells.first().boundingBox(), await cells.last().boundingBox()];
  expect(first?.x).toBeLessThan(last?.x ?? 0);
  await page.screenshot({ path: inProject('tests/screenshots/enrol-rtl.png'), fullPage: true });
});

test('reduced motion is honoured', async ({ page, mock, open }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  mock.on('GET /session', () => ({ body: session() }));
  await open('sign-in');
  await expect(page.getByLabel('Code from your authenticator app')).toBeFocused();
  const endless = () => document.getAnimations().filter((each) => each.effect?.getComputedTiming().iterations === Infinity).length;
  expect(await page.evaluate(endless)).toBe(0);
});

test('a colour set by the page reaches the button', async ({ page, mock, open }) => {
  mock.on('GET /session', () => ({ body: session({ expires_at: inMinutes(5) }) }));
  await open('sign-in');
  const button = page.getByRole('button', { name: 'Confirm' });
  await expect(button).toBeVisible();
  await page.evaluate(() => document.documentElement.style.setProperty('--countersign-accent', 'rgb(90, 20, 140)'));
  await expect(button).toHaveCSS('background-color', 'rgb(90, 20, 140)');
});
