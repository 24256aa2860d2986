import { readFile } from 'node:fs/promises';
import type { SetUpOffered, Shown } from '../../www/countersign/src/client/types.ts';
import { Authenticator, scan } from './support/authenticator.ts';
import { expectAccessible } from './support/axe.ts';
import { problem, type MockVerifier } from './support/mock-verifier.ts';
import { inProject } from './support/paths.ts';
import { accepted, CODES, factor, inMinutes, pending, plan, refused, SECRET, sent, session, URI } from './support/sessions.ts';
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

test('S16: the recovery codes of a set-up are not shown to the next who signs in on the same page', async ({ page, mock, open }) => {
  let answer = (): void => undefined;
  const asked = new Promise<void>((arrived) => {
    mock.on('POST /factors/f-1/confirm', async () => {
      arrived();
      await new Promise<void>((later) => (answer = later));
      return { body: { accepted: true, status: 'active', factor: factor(), recovery_codes: CODES } };
    });
  });
  await open('sign-in');
  await field(page).pressSequentially('123456');
  await asked;
  mock.on('GET /session', () => ({ body: session({ workspace: 'Second', sign_in: 'si-2' }) })).on('POST /sign-in/verify', () => ({ body: accepted({ sign_in: 'si-2' }) }));
  await page.evaluate(() => document.querySelector('countersign-sign-in')?.setAttribute('token', 'cs_client_second'));
  await expect(page.locator('[part=account]')).toContainText('Second');
  const late = page.waitForResponse('**/confirm');
  answer();
  await (await late).finished();
  await page.getByLabel('Code from your authenticator app').fill('654321');
  await expect(page.locator('countersign-sign-in')).toHaveAttribute('state', 'passed');
  await expect(page.getByText(CODES[0] ?? '')).toHaveCount(0);
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
  await expect(page.getByText('Two-step sign-in is set up. Go back to the website')).toBeVisible();
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

test('only a set-up loads what draws one; where that cannot be fetched, it can be tried again', async ({ page, mock, open }) => {
  const loaded: string[] = [];
  page.on('request', (request) => loaded.push(new URL(request.url()).pathname));
  const parts = () => loaded.filter((path) => /set-up-parts|\.wasm$/.test(path));
  mock.on('GET /session', () => ({ body: session() }));
  await open('sign-in');
  await expect(page.getByLabel('Code from your authenticator app')).toBeFocused();
  expect(parts()).toEqual([]);
  mock.on('GET /session', () => ({ body: session({ status: 'enroll', factors: 0 }) }));
  await page.route(/set-up-parts/, (route) => route.fulfill({ status: 503 }));
  await page.reload();
  await expect(alert(page)).toContainText('not available right now');
  expect(mock.callsTo('POST /factors'), 'nothing has begun').toEqual([]);
  await page.unroute(/set-up-parts/);
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(qr(page).locator('svg')).toBeVisible();
});

test.describe('of several kinds', () => {
  const SENT = { secret: null, otpauth_uri: null };
  const kinds = plan({ kinds: [{ kind: 'totp', marked: 'recommended' }, { kind: 'sms', marked: 'less-secure' }, { kind: 'email', marked: null }, { kind: 'hotp', marked: null }] });
  const begun = (mock: MockVerifier) => mock.callsTo('POST /factors').map(({ body }) => body);

  test.beforeEach(({ mock }) => {
    mock
      .on('GET /session', () => ({ body: session({ status: 'enroll', factors: 0, enrollment: kinds }) }))
      .on('GET /addresses', () => problem(403, 'wrong-purpose'))
      .on('POST /factors/f-1/confirm', () => ({ body: { accepted: true, status: 'active', factor: factor() } }));
  });

  test('one is chosen before anything begins, and another can be', async ({ page, mock, open }) => {
    await open('sign-in');
    await expect(page.getByRole('heading', { name: 'Set up two-step sign-in' })).toBeFocused();
    await expect(page.getByRole('listitem').first()).toContainText('Authenticator app Recommended');
    await expect(page.getByRole('listitem').nth(1)).toContainText('Text message Less secure');
    expect(begun(mock)).toEqual([]);
    await page.getByRole('button', { name: 'Authenticator app' }).click();
    await expect(qr(page).locator('svg')).toBeVisible();
    await page.getByRole('button', { name: 'Choose another way' }).click();
    await expect(page.getByRole('listitem')).toHaveCount(4);
  });

  test('nobody without a token is held up by the choice of one', async ({ page, mock, open }) => {
    const both = plan({ kinds: [{ kind: 'totp', marked: null }, { kind: 'hotp', marked: null }] });
    mock.on('GET /session', () => ({ body: session({ status: 'enroll', factors: 0, enrollment: both }) }));
    await open('sign-in');
    await expect(qr(page).locator('svg')).toBeVisible();
    await page.getByRole('button', { name: 'Choose another way' }).click();
    await expect(page.getByRole('button', { name: 'Hardware token' })).toBeVisible();
  });

  test('a phone is set up with the code that was sent to it', async ({ page, mock, open }) => {
    mock.on('POST /factors', () => problem(422, 'address-invalid'));
    await open('sign-in');
    await page.getByRole('button', { name: 'Text message' }).click();
    const phone = page.getByLabel('Phone number');
    await expect(phone).toBeFocused();
    await expect(phone).toHaveAttribute('autocomplete', 'tel');
    await page.keyboard.press('Enter');
    expect(begun(mock), 'nothing was typed yet').toEqual([]);
    await phone.fill('0170 123');
    await page.keyboard.press('Enter');
    await expect(alert(page)).toContainText('“+” and the country code');
    await expect(phone).toHaveValue('0170 123');
    mock.on('POST /factors', () => ({ status: 201, body: pending({ ...SENT, kind: 'sms', hint: '•••• 18', sent: sent(1, 0) }) }));
    mock.on('POST /factors/f-1/send', () => ({ body: sent() }));
    await phone.fill('+44 20 7946 0018');
    await page.getByRole('button', { name: 'Send the code' }).click();
    await expect(page.getByText('sent to •••• 18 as a text message')).toBeVisible();
    await page.getByRole('button', { name: 'Send a new code' }).click();
    await expect(page.getByRole('timer')).toContainText(/0:(30|2\d)/);
    await page.getByLabel('Code from the text message').pressSequentially('123456');
    await expect(page.getByRole('heading', { name: 'You’re in' })).toBeVisible();
    expect(begun(mock)).toEqual([{ kind: 'sms', phone: '0170 123' }, { kind: 'sms', phone: '+44 20 7946 0018' }]);
    expect(mock.callsTo('POST /factors/f-1/confirm')).toMatchObject([{ body: { code: '123456' } }]);
  });

  test('an address that is known need not be typed', async ({ page, mock, open }) => {
    const known = { id: 'a-1', kind: 'email' as const, value: 'ana@harbour.example', primary: true, confirmed: null };
    mock.on('GET /addresses', () => ({ body: { addresses: [known, { ...known, id: 'a-2', kind: 'phone', value: '+442079460018' }] } }));
    mock.on('POST /factors', () => ({ status: 201, body: pending({ ...SENT, kind: 'email', hint: 'a••@harbour.example', sent: sent() }) }));
    await open('sign-in');
    await page.getByRole('button', { name: 'E-mail' }).click();
    await expect(page.getByRole('radio')).toHaveCount(2);
    await expect(page.getByRole('radio', { name: 'ana@harbour.example' })).toBeChecked();
    await expect(page.getByLabel('E-mail address')).toBeHidden();
    await expectAccessible(page);
    await page.getByRole('radio', { name: 'Another one' }).check();
    await expect(page.getByLabel('E-mail address')).toBeVisible();
    await page.getByRole('radio', { name: 'ana@harbour.example' }).check();
    await page.getByRole('button', { name: 'Send the code' }).click();
    await expect(page.getByLabel('Code from the e-mail')).toBeFocused();
    expect(begun(mock)).toEqual([{ kind: 'email', address: 'a-1' }]);
  });

  test('a token is set up with the key that came with it', async ({ page, mock, open }) => {
    mock.on('POST /factors', () => ({ status: 201, body: pending({ ...SENT, kind: 'hotp' }) }));
    await open('sign-in');
    await page.getByRole('button', { name: 'Hardware token' }).click();
    await page.getByLabel('Key of the token').fill('jbsw y3dp-ehpk 3pxp');
    await page.getByText('More about the token').click();
    await page.getByLabel('Digits of a code').selectOption('8');
    await page.getByLabel('Codes used so far').fill('41');
    await page.getByRole('button', { name: 'Next' }).click();
    await page.getByLabel('Code from your hardware token').pressSequentially('12345678');
    await expect(page.getByRole('heading', { name: 'You’re in' })).toBeVisible();
    expect(begun(mock)).toEqual([{ kind: 'hotp', secret: 'jbswy3dpehpk3pxp', counter: 41, digits: 8 }]);
  });

  test('a set-up that took too long is begun again with what was told', async ({ page, mock, open }) => {
    mock.on('POST /factors', () => ({ status: 201, body: pending({ ...SENT, kind: 'hotp' }) })).on('POST /factors/f-1/confirm', () => problem(410, 'factor-expired'));
    await open('sign-in');
    await page.getByRole('button', { name: 'Hardware token' }).click();
    await page.getByLabel('Key of the token').fill('JBSWY3DPEHPK3PXP');
    await page.getByRole('button', { name: 'Next' }).click();
    await page.getByLabel('Code from your hardware token').pressSequentially('123456');
    await expect(page.getByRole('heading', { name: 'This set-up is no longer valid' })).toBeVisible();
    await page.getByRole('button', { name: 'Start again' }).click();
    await expect(page.getByLabel('Code from your hardware token')).toBeVisible();
    expect(begun(mock)).toHaveLength(2);
    expect(begun(mock)[1]).toEqual(begun(mock)[0]);
  });
});

test.describe('recovery codes', () => {
  const shown = (mock: MockVerifier, shown: Shown) =>
    mock
      .on('GET /session', () => ({ body: session({ status: 'enroll', factors: 0, enrollment: plan({ recovery: { codes: 10, shown } }) }) }))
      .on('POST /factors/f-1/recovery-codes', () => ({ body: { recovery_codes: CODES } }))
      .on('POST /factors/f-1/confirm', () => ({ body: { accepted: true, status: 'active', factor: factor() } }));
  const keep = async (page: Page) => {
    await expect(page.getByRole('heading', { name: 'Save your recovery codes' })).toBeFocused();
    await expect(page.getByRole('list', { name: 'Recovery codes' }).getByRole('listitem')).toHaveText(CODES);
    await page.getByRole('button', { name: 'Next' }).click();
    await expect(alert(page), 'not before they are kept').toContainText('write down the codes first');
    await page.getByRole('checkbox', { name: 'I’ve saved these codes' }).check();
    await page.getByRole('button', { name: 'Next' }).click();
  };

  test('before the QR: codes, then scan and code, and nothing is shown twice', async ({ page, mock, open }) => {
    shown(mock, 'before-qr');
    await open('sign-in');
    await expect(qr(page)).toHaveCount(0);
    await keep(page);
    await expect(qr(page).locator('svg')).toBeVisible();
    await field(page).pressSequentially('123456');
    await expect(page.getByRole('heading', { name: 'You’re in' })).toBeVisible();
    expect(mock.callsTo('POST /factors')).toHaveLength(1);
  });

  test('before the last code: scan, then codes, then code', async ({ page, mock, open }) => {
    shown(mock, 'before-last-code');
    await open('sign-in');
    expect(await scan(qr(page))).toBe(URI);
    await expect(field(page)).toHaveCount(0);
    expect(mock.callsTo('POST /factors/f-1/recovery-codes')).toEqual([]);
    await page.getByRole('button', { name: 'Next' }).click();
    await keep(page);
    await page.getByLabel('Code from your authenticator app').pressSequentially('123456');
    await expect(page.getByRole('heading', { name: 'You’re in' })).toBeVisible();
    expect(mock.callsTo('POST /factors/f-1/confirm')).toHaveLength(1);
  });

  test('one alone is spoken of as one', async ({ page, mock, open }) => {
    mock.on('POST /factors/f-1/confirm', () => ({ body: { accepted: true, status: 'active', factor: factor(), recovery_codes: CODES.slice(0, 1) } }));
    await open('sign-in');
    await field(page).pressSequentially('123456');
    await expect(page.getByRole('heading', { name: 'Save your recovery code', exact: true })).toBeFocused();
    await expect(page.getByText(CODES[0] ?? '')).toBeVisible();
    await page.getByRole('checkbox', { name: 'I’ve saved this code' }).check();
    await page.getByRole('button', { name: 'Continue' }).click();
    await expect(page.getByRole('heading', { name: 'You’re in' })).toBeVisible();
  });
});

test('what to know from now on is told after the set-up, and the receipt is asked for only then', async ({ page, mock, open }) => {
  mock.on('GET /session', () => ({ body: session({ status: 'enroll', factors: 0, advice: ['try-it-out', 'never-share'] }) }));
  mock.on('POST /factors/f-1/confirm', () => ({ body: { accepted: true, status: 'active', factor: factor() } }));
  await open('sign-in');
  await field(page).pressSequentially('123456');
  await expect(page.getByRole('heading', { name: 'Two-step sign-in is on' })).toBeFocused();
  await expect(page.getByRole('listitem')).toHaveText([/sign out and sign in again/, /Never tell anyone a code/]);
  expect(mock.callsTo('POST /sign-in/complete')).toEqual([]);
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page.getByRole('heading', { name: 'You’re in' })).toBeVisible();
});

test.describe('a set-up that may be put off', () => {
  const grace = (mock: MockVerifier, changes: Partial<SetUpOffered>) =>
    mock
      .on('GET /session', () => ({ body: session({ status: 'enroll', factors: 0, enrollment: plan({ may_skip: true, ...changes }) }) }))
      .on('POST /sign-in/skip', () => ({ body: RECEIPT }));

  test('S20: says until when, and is put off with a receipt', async ({ page, mock, open }) => {
    grace(mock, {});
    await page.clock.setFixedTime(new Date('2026-11-27T11:00:00Z'));
    mock.on('GET /session', () => ({
      headers: { date: 'Fri, 27 Nov 2026 11:00:00 GMT' },
      body: session({ status: 'enroll', enrollment: plan({ may_skip: true, by: '2026-12-03T14:00:00.000000Z' }), expires_at: '2026-11-27T11:20:00.000000Z' }),
    }));
    await open('sign-in');
    await expect(page.getByText('You have until Thursday 3 December at 14:00 (6 days, 3 hours left).')).toBeVisible();
    await expectAccessible(page);
    expect(mock.callsTo('POST /factors'), 'nothing has begun').toEqual([]);
    await page.getByRole('button', { name: 'Later' }).click();
    await expect(page.getByRole('heading', { name: 'You’re in' })).toBeVisible();
    expect(mock.callsTo('POST /sign-in/skip')).toMatchObject([{ body: { browser: expect.stringMatching(/^[\w-]{43}$/) } }]);
  });

  test('S20: says the day in the person’s own language', async ({ page, mock, open }) => {
    grace(mock, { by: '2026-12-03T14:00:00.000000Z' });
    await open('sign-in', 'de');
    await expect(page.getByText(/Sie haben Zeit bis Donnerstag, 3. Dezember um 14:00/)).toBeVisible();
    await open('sign-in', 'ja');
    await expect(page.getByText(/12月3日木曜日/)).toBeVisible();
  });

  test('goes on at once where the person wants it, and can still be put off', async ({ page, mock, open }) => {
    grace(mock, { by: inMinutes(60) });
    await open('sign-in');
    await page.getByRole('button', { name: 'Set it up now' }).click();
    await expect(qr(page).locator('svg')).toBeVisible();
    await page.getByRole('button', { name: 'Back' }).click();
    await expect(page.getByRole('button', { name: 'Later' })).toBeVisible();
  });

  test('without a day it is an offer, and no more', async ({ page, mock, open }) => {
    grace(mock, {});
    await open('sign-in');
    await expect(page.getByText('you need not do it now')).toBeVisible();
    await expect(page.getByText('You have until')).toHaveCount(0);
    await page.getByRole('button', { name: 'Not now' }).click();
    await expect(page.getByRole('heading', { name: 'You’re in' })).toBeVisible();
  });

  test('S21: that may no longer be put off when the button is pressed is told, and is not passed', async ({ page, mock, open }) => {
    grace(mock, { by: inMinutes(60) });
    mock.on('POST /sign-in/skip', () => problem(403, 'may-not-skip'));
    await open('sign-in');
    mock.on('GET /session', () => ({ body: session({ status: 'enroll', factors: 0 }) }));
    await page.getByRole('button', { name: 'Later' }).click();
    await expect(qr(page).locator('svg')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Later' })).toHaveCount(0);
  });

  test('S20: after the day there is no “later”', async ({ page, open }) => {
    await open('sign-in');
    await expect(qr(page).locator('svg')).toBeVisible();
    await expect(page.getByRole('button', { name: /Later|Not now|Back/ })).toHaveCount(0);
  });
});
