import { scan } from './support/authenticator.ts';
import { expectAccessible } from './support/axe.ts';
import { inProject } from './support/paths.ts';
import { accepted, inMinutes, pending, session, URI } from './support/sessions.ts';
import { settled } from './support/settled.ts';
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

test('S33: the answer to a code of one sign-in passes no other that came into its place', async ({ page, mock, open }) => {
  const second = (authorization: string | undefined) => Boolean(authorization?.endsWith('second'));
  let answer = (): void => undefined;
  const typed = new Promise<void>((arrived) => {
    mock.on('GET /session', ({ authorization }) => ({ body: session(second(authorization) ? { workspace: 'Second', sign_in: 'sgn_2' } : { sign_in: 'sgn_1' }) }));
    mock.on('POST /sign-in/verify', async ({ authorization }) => {
      if (second(authorization)) return { body: accepted({ receipt: 'cs_receipt_second', sign_in: 'sgn_2' }) };
      arrived();
      await new Promise<void>((later) => (answer = later));
      return { body: accepted({ receipt: 'cs_receipt_first', sign_in: 'sgn_1' }) };
    });
  });
  await page.addInitScript(() => {
    const receipts: string[] = ((window as unknown as { receipts: string[] }).receipts = []);
    document.addEventListener('countersign-passed', (event) => receipts.push((event as CustomEvent<{ receipt: string }>).detail.receipt));
  });
  const field = page.getByLabel('Code from your authenticator app');
  await open('sign-in');
  await field.fill('123456');
  await typed;
  await page.evaluate(() => document.querySelector('countersign-sign-in')?.setAttribute('token', 'cs_client_second'));
  await expect(page.locator('[part=account]')).toContainText('Second');
  const late = page.waitForResponse('**/sign-in/verify');
  answer();
  await (await late).finished();
  await expect(field).toBeEditable();
  await field.fill('654321');
  await expect(page.locator('countersign-sign-in')).toHaveAttribute('state', 'passed');
  expect(await page.evaluate(() => (window as unknown as { receipts: string[] }).receipts)).toEqual(['cs_receipt_second']);
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

test('in forced colours one button is still the one to press', async ({ page, mock, open }) => {
  await page.emulateMedia({ forcedColors: 'active' });
  mock.on('GET /session', () => ({ body: session() }));
  await open('sign-in');
  const color = (name: string) => page.getByRole('button', { name }).evaluate((button) => getComputedStyle(button).backgroundColor);
  await expect(page.getByRole('button', { name: 'Confirm' })).toBeVisible();
  expect(await color('Confirm')).not.toBe(await color('Use a recovery code'));
});

test.describe('the set-up', () => {
  test.beforeEach(({ mock }) => {
    mock.on('GET /session', () => ({ body: session({ status: 'enroll' }) })).on('POST /factors', { status: 201, body: pending() });
  });

  test('has a QR of 240 pixels and more on a desktop', async ({ page, open }) => {
    await page.setViewportSize({ width: 1280, height: 800 });
    await open('sign-in');
    const box = await page.locator('[part=qr] svg').boundingBox();
    expect(box?.width).toBeGreaterThanOrEqual(240);
    expect(box?.height).toBe(box?.width);
  });

  test('has the code field one tab away', async ({ page, open }) => {
    await open('sign-in');
    await expect(page.locator('[part=qr] svg')).toBeVisible();
    await expect(page.getByRole('heading', { name: 'Set up two-step sign-in' })).toBeFocused();
    await page.keyboard.press('Tab');
    await expect(page.getByLabel('6-digit code')).toBeFocused();
  });

  test('names account and company, and says beforehand how long the QR code lasts', async ({ page, open }) => {
    await open('sign-in');
    await expect(page.locator('[part=account]')).toContainText('Harbour Help');
    await expect(page.locator('[part=account]')).toContainText('ana@harbour.example');
    await expect(page.getByText('The QR code is valid for 15 minutes.')).toBeVisible();
  });
});

test('“Copied” takes no more room than “Copy”', async ({ page, mock, open, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  mock.on('GET /session', () => ({ body: session({ status: 'enroll' }) })).on('POST /factors', { status: 201, body: pending() });
  await page.setViewportSize({ width: 390, height: 844 });
  await open('sign-in');
  const button = page.locator('countersign-copy-button button');
  const size = async () => ((box) => [box?.width, box?.height])(await button.boundingBox());
  const before = await size();
  await button.click();
  await expect(page.getByRole('button', { name: 'Copied' })).toBeVisible();
  expect(await size()).toEqual(before);
});

/** One white pixel. */
const LOGO = 'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mP8/x8AAwMCAO+ip1sAAAAASUVORK5CYII=';

for (const [color, light, dark] of [
  ['#7a1fa2', 'rgb(122, 31, 162)', 'rgb(116, 220, 198)'],
  ['#ffd54a', 'rgb(10, 107, 90)', 'rgb(255, 213, 74)'],
  ['#808080', 'rgb(10, 107, 90)', 'rgb(116, 220, 198)'],
] as const) {
  test(`a page of a workspace whose color is ${color} wears it where everybody can read it, and its logo`, async ({ page, mock, open }) => {
    mock.on('GET /session', () => ({ body: session({ brand: { color, logo: LOGO } }) }));
    await open('sign-in');
    const button = page.getByRole('button', { name: 'Confirm' });
    await expect(button).toHaveCSS('background-color', light);
    await page.emulateMedia({ colorScheme: 'dark' });
    await expect(button).toHaveCSS('background-color', dark);
    await page.emulateMedia({ colorScheme: 'light' });
    expect(await page.locator('img.logo').evaluate((logo: HTMLImageElement) => logo.naturalWidth)).toBe(1);
    await expect(page.locator('[part=account]')).toContainText('Harbour Help');
    await expectAccessible(page);
    await settled(page);
    await page.screenshot({ path: inProject(`tests/screenshots/brand-${color.slice(1)}.png`) });
  });
}

test('a page reaches headings, labels and help through every shadow root', async ({ page, mock, open }) => {
  mock.on('GET /session', () => ({ body: session() }));
  await open('sign-in');
  await page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    for (const [at, part] of ['heading', 'lead', 'label', 'help', 'digits', 'button'].entries()) sheet.insertRule(`countersign-sign-in::part(${part}) { color: rgb(1, 2, ${at}) }`);
    document.adoptedStyleSheets.push(sheet);
  });
  for (const [at, what] of [page.getByRole('heading', { name: 'Confirm it’s you' }), page.locator('.lead'), page.locator('label[for=code]'), page.locator('details.help').first(), page.locator('.digits'), page.getByRole('button', { name: 'Confirm' })].entries()) {
    await expect(what).toHaveCSS('color', `rgb(1, 2, ${at})`);
  }
});
