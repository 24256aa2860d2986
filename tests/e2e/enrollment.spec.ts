import { readFile } from 'node:fs/promises';
import { Authenticator, scan } from './support/authenticator.ts';
import { expectAccessible } from './support/axe.ts';
import { problem } from './support/mock-verifier.ts';
import { inProject } from './support/paths.ts';
import { accepted, CODES, factor, inMinutes, pending, refused, SECRET, session, URI } from './support/sessions.ts';
import { expect, test, type Page } from './support/test.ts';

const RECEIPT = { receipt: accepted().receipt, sign_in: 'si-1' };

const qr = (page: Page) => page.locator('[part=qr]');
const field = (page: Page) => page.getByLabel('6-digit code');
const alert = (page: Page) => page.getByRole('alert').filter({ hasText: /\S/ });

test.beforeEach(({ mock }) => {
  mock
    .on('GET /session', () => ({ body: session({ status: 'enroll', factors: 0, recovery_codes_left: 0 }) }))
    .on('POST /factors', () => ({ status: 201, body: pending() }))
    .on('POST /factors/f-1/confirm', () => ({ body: { accepted: true, status: 'active', factor: factor(), recovery_codes: CODES } }))
    .on('POST /sign-in/complete', () => ({ body: RECEIPT }));
});

test('S16: the QR is drawn here: a scanner reads it from the page, and the secret goes nowhere', async ({ page, mock, open }) => {
  const asked: { url: string; sent: string }[] = [];
  page.on('request', (request) => asked.push({ url: request.url(), sent: request.postData() ?? '' }));
  await open('sign-in');
  await expect(qr(page).locator('svg')).toBeVisible();
  await expect(qr(page).getByRole('img', { name: 'QR code that adds Harbour Help to an authenticator app' })).toBeVisible();
  await expectAccessible(page);
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await scan(qr(page))).toBe(URI);
  }
  expect(asked.filter(({ url }) => !url.startsWith(`${mock.origin}/`))).toEqual([]);
  expect(asked.filter(({ url, sent }) => `${url} ${sent}`.includes(SECRET))).toEqual([]);
});

test('the key can be typed by hand, in groups of four, and copied', async ({ page, open, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await open('sign-in');
  await expect(page.getByText('JBSW Y3DP EHPK 3PXP JBSW Y3DP EHPK 3PXP')).toBeVisible();
  await page.getByRole('button', { name: 'Copy the key' }).click();
  await expect(page.getByRole('button', { name: 'Copied' })).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(SECRET);
});

test('the default profile is called good for any app; another one names the apps that cannot use it, before the scan', async ({ page, mock, open }) => {
  await open('sign-in');
  await expect(page.getByText('Works with any authenticator app.')).toBeVisible();
  await expect(page.locator('[part=warnings]')).toHaveCount(0);
  mock.on('POST /factors', () => ({ status: 201, body: pending({ otpauth_uri: `${URI}&algorithm=SHA256` }) }));
  await page.reload();
  const warnings = page.locator('[part=warnings]');
  await expect(warnings).toContainText('These apps cannot use this QR code');
  await expect(warnings).toContainText('Microsoft Authenticator');
  await expect(warnings).toContainText('codes will not match');
  await expect(warnings).not.toContainText('Aegis');
  await expectAccessible(page);
});

test('the first code confirms, the recovery codes must be kept, and only then the receipt comes', async ({ page, mock, open }) => {
  await open('sign-in');
  await field(page).pressSequentially(Authenticator.scanned(URI).code());
  await expect(page.getByRole('heading', { name: 'Save your recovery codes' })).toBeFocused();
  await expect(page.getByRole('list', { name: 'Recovery codes' }).getByRole('listitem')).toHaveText(CODES);
  await expectAccessible(page);

  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(alert(page)).toContainText('They are not shown again');
  await expect(page.getByRole('checkbox', { name: 'I’ve saved these codes' })).toBeFocused();
  await expectAccessible(page);
  expect(mock.callsTo('POST /sign-in/complete')).toEqual([]);

  await page.keyboard.press('Space');
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page.getByRole('heading', { name: 'You’re in' })).toBeFocused();
  expect(mock.callsTo('POST /sign-in/complete')).toHaveLength(1);
  await expect(page.getByText(CODES[0] ?? '')).toHaveCount(0);
});

test('recovery codes are copied, downloaded and printed with what they are for', async ({ page, open, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await open('sign-in');
  await field(page).pressSequentially('123456');

  await page.getByRole('button', { name: 'Copy' }).click();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(CODES.join('\n'));

  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Download' }).click()]);
  expect(file.suggestedFilename()).toBe('Harbour Help recovery codes.txt');
  const text = await readFile(await file.path(), 'utf8');
  for (const told of [...CODES, 'Recovery codes for Harbour Help', 'Account: ana@harbour.example']) expect(text).toContain(told);

  await page.evaluate(() => (window.print = () => document.body.setAttribute('data-printed', '')));
  await page.getByRole('button', { name: 'Print' }).click();
  await expect(page.locator('body[data-printed]')).toBeAttached();
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('.countersign-recovery-sheet')).toContainText(CODES[9] ?? '');
  await expect(page.locator('.countersign-recovery-sheet')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Continue' })).toBeHidden();
  await page.evaluate(() => dispatchEvent(new Event('afterprint')));
  await expect(page.locator('.countersign-recovery-sheet')).toHaveCount(0);
});

test('a refused first code keeps the QR and says why', async ({ page, mock, open }) => {
  mock.on('POST /factors/f-1/confirm', () => ({ body: refused('clock-off', { clock_off_seconds: 120 }) }));
  await open('sign-in');
  await field(page).pressSequentially('123456');
  await expect(alert(page)).toContainText('2 minutes ahead (120 seconds)');
  await expect(qr(page).locator('svg')).toBeVisible();
  await expect(field(page)).toBeFocused();
  expect(mock.callsTo('POST /factors')).toHaveLength(1);
});

test('a set-up that got too old is not confirmed, and a new QR is drawn', async ({ page, mock, open }) => {
  mock.on('POST /factors', () => ({ status: 201, body: pending({ expires_at: inMinutes(2 / 60) }) }));
  await open('sign-in');
  await expect(alert(page)).toContainText('no longer valid');
  await expect(field(page)).toHaveCount(0);
  await expectAccessible(page);
  mock.on('POST /factors', () => ({ status: 201, body: pending() }));
  await page.getByRole('button', { name: 'Show a new QR code' }).click();
  await expect(qr(page).locator('svg')).toBeVisible();
  await expect(field(page)).toBeVisible();
});

test('a set-up that the verifier has dropped is drawn anew, and the session goes on', async ({ page, mock, open }) => {
  mock.on('POST /factors/f-1/confirm', () => problem(410, 'factor-expired'));
  await open('sign-in');
  await field(page).pressSequentially('123456');
  await expect(alert(page)).toContainText('no longer valid');
  await page.getByRole('button', { name: 'Show a new QR code' }).click();
  await expect(qr(page).locator('svg')).toBeVisible();
  expect(mock.callsTo('POST /factors')).toHaveLength(2);
});

test('S28: the page of a sign-in that was passed says so, and offers nothing', async ({ page, mock, open }) => {
  mock.on('GET /session', () => ({ body: session({ status: 'passed', return_to: `${mock.origin}/back` }) }));
  await open('sign-in');
  await expect(page.getByRole('heading', { name: 'This sign-in is over' })).toBeFocused();
  await expect(page.getByRole('button')).toHaveCount(0);
  await expect(page.getByRole('link')).toHaveCount(0);
  await expectAccessible(page);
  expect(mock.calls.map(({ method, path }) => `${method} ${path}`)).toEqual(['GET /session']);
});

test('recovery codes outlive the session: the last instant takes nothing away', async ({ page, mock, open }) => {
  mock.on('GET /session', () => ({ body: session({ status: 'enroll', expires_at: inMinutes(5 / 60) }) }));
  mock.on('POST /sign-in/complete', () => problem(410, 'token-ended'));
  await open('sign-in');
  await field(page).pressSequentially('123456');
  await page.waitForTimeout(5500);
  await expect(page.getByText(CODES[0] ?? '')).toBeVisible();
  await page.getByRole('checkbox').check();
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page.getByText('Your authenticator app is set up. Go back to the website')).toBeVisible();
});

test.describe('on a phone', () => {
  test.use({ hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } });

  test('the app on the same phone opens from a link', async ({ page, open }) => {
    await open('sign-in');
    const link = page.getByRole('link', { name: 'Open in authenticator app' });
    await expect(link).toBeVisible();
    await expect(link).toHaveAttribute('href', URI);
    const [button, picture] = [await link.boundingBox(), await qr(page).boundingBox()];
    expect(button?.y, 'above what this phone cannot scan').toBeLessThan(picture?.y ?? 0);
    await expect(link, 'the one to press').toHaveCSS('background-color', 'rgb(10, 107, 90)');
    await expectAccessible(page);
    // A full-page picture would drop the touch screen's emulation.
    await page.screenshot({ path: inProject('tests/screenshots/enroll-phone.png') });
  });
});
