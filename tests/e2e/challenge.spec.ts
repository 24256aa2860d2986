import { expectAccessible } from './support/axe.ts';
import { accepted, inMinutes, refused, session, TOKEN, way } from './support/sessions.ts';
import { expect, test, type Page } from './support/test.ts';

const field = (page: Page) => page.getByLabel('Code from your authenticator app');
const alert = (page: Page) => page.getByRole('alert').filter({ hasText: /\S/ });

test.beforeEach(({ mock }) => {
  mock.on('GET /session', () => ({ body: session() }));
});

test('the last digit sends the code, and the receipt goes to where the backend asked', async ({ page, mock, open }) => {
  mock.on('GET /session', () => ({ body: session({ return_to: `${mock.origin}/back?x=1` }) }));
  mock.on('POST /sign-in/verify', () => ({ body: accepted() }));
  await open('sign-in');
  await expect(field(page)).toBeFocused();
  await expectAccessible(page);
  await field(page).pressSequentially('123456');
  await page.waitForURL(/\/back/);
  const back = new URL(page.url());
  expect(Object.fromEntries(back.searchParams)).toEqual({ x: '1', sign_in: 'si-1', receipt: accepted().receipt });
  const [call, ...more] = mock.callsTo('POST /sign-in/verify');
  expect(call).toMatchObject({ body: { code: '123456' }, authorization: `Bearer ${TOKEN}` });
  expect(more).toEqual([]);
});

test('the field is what phones and password managers look for', async ({ page, open }) => {
  await open('sign-in');
  await expect(field(page)).toHaveAttribute('autocomplete', 'one-time-code');
  await expect(field(page)).toHaveAttribute('inputmode', 'numeric');
  await expect(page.getByRole('heading', { name: 'Confirm it’s you' })).toBeVisible();
  await expect(page.getByText('ana@harbour.example').first()).toBeVisible();
});

test('a pasted "123 456" is taken', async ({ page, mock, open, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  mock.on('POST /sign-in/verify', () => ({ body: accepted() }));
  await open('sign-in');
  await page.evaluate(() => navigator.clipboard.writeText(' 123 456\n'));
  await field(page).press('ControlOrMeta+v');
  await expect(page.getByRole('heading', { name: 'You’re in' })).toBeFocused();
  expect(mock.callsTo('POST /sign-in/verify')).toMatchObject([{ body: { code: '123456' } }]);
  await expectAccessible(page);
});

test('one code is sent once, however often it is confirmed while the answer is under way', async ({ page, mock, open }) => {
  mock.on('POST /sign-in/verify', async () => {
    await new Promise((later) => setTimeout(later, 500));
    return { body: accepted() };
  });
  await open('sign-in');
  await field(page).pressSequentially('123456');
  await field(page).press('Enter');
  await page.getByRole('button', { name: 'Checking…' }).click({ force: true });
  await expect(page.getByRole('heading', { name: 'You’re in' })).toBeVisible();
  expect(mock.callsTo('POST /sign-in/verify')).toHaveLength(1);
});

test('a wrong code is announced, with the tries left, and the next one can be typed at once', async ({ page, mock, open }) => {
  mock.on('POST /sign-in/verify', () => ({ body: refused('wrong-code', { remaining: 3 }) }));
  await open('sign-in');
  await field(page).pressSequentially('123456');
  await expect(alert(page)).toContainText('That code is not right');
  await expect(alert(page)).toContainText('3 tries left');
  await expect(field(page)).toHaveValue('');
  await expect(field(page)).toBeFocused();
  await expect(field(page)).toHaveAttribute('aria-invalid', 'true');
  await expectAccessible(page);
  await page.keyboard.type('1');
  await expect(alert(page)).toHaveCount(0);
});

test('a used code, a last try and a malformed code each say what to do', async ({ page, mock, open }) => {
  const answers = [refused('already-used'), refused('wrong-code', { remaining: 1 }), refused('malformed')];
  mock.on('POST /sign-in/verify', () => ({ body: answers.shift() }));
  await open('sign-in');
  await field(page).pressSequentially('123456');
  await expect(alert(page)).toContainText('already used');
  await field(page).pressSequentially('123457');
  await expect(alert(page)).toContainText('One more wrong code and you will have to wait');
  await field(page).pressSequentially('123458');
  await expect(alert(page)).toContainText('Type the 6 digits');
});

for (const [seconds, words] of [
  [252, 'Your phone’s clock is 4 minutes, 12 seconds ahead (252 seconds)'],
  [-90, 'Your phone’s clock is 1 minute, 30 seconds behind (90 seconds)'],
  [-45, 'Your phone’s clock is 45 seconds behind.'],
] as const) {
  test(`a clock that is ${seconds} seconds off is told in words and seconds`, async ({ page, mock, open }) => {
    mock.on('POST /sign-in/verify', () => ({ body: refused('clock-off', { clock_off_seconds: seconds }) }));
    await open('sign-in');
    await field(page).pressSequentially('123456');
    await expect(alert(page)).toContainText(words);
    await expect(alert(page)).toContainText('Turn on automatic date and time');
    if (seconds > 0) {
      await expectAccessible(page);
    }
  });
}

test('a wait counts down, takes nothing meanwhile, and gives the field back', async ({ page, mock, open }) => {
  mock.on('POST /sign-in/verify', () => ({ body: refused('wait', { retry_at: inMinutes(4 / 60) }) }));
  await open('sign-in');
  await field(page).pressSequentially('123456');
  await expect(alert(page)).toContainText('Too many wrong codes. You can try again in 4 seconds.');
  const timer = page.getByRole('timer');
  await expect(timer).toContainText('0:02');
  await expect(field(page)).toBeDisabled();
  await expect(page.getByRole('button', { name: 'Confirm' })).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Use a recovery code' }), 'all ways to guess wait').toHaveCount(0);
  await expectAccessible(page);
  await expect(timer).toHaveCount(0);
  await expect(field(page)).toBeFocused();
  await expect(page.getByRole('status').filter({ hasText: 'You can try again now' })).toBeAttached();
  expect(mock.callsTo('POST /sign-in/verify')).toHaveLength(1);
});

test('the wrong code that begins a wait starts its countdown at once', async ({ page, mock, open }) => {
  mock.on('POST /sign-in/verify', () => ({ body: refused('wrong-code', { remaining: 0, retry_at: inMinutes(0.5) }) }));
  await open('sign-in');
  await field(page).pressSequentially('123456');
  await expect(page.getByRole('timer')).toContainText(/0:(30|2\d)/);
  await expect(field(page)).toBeDisabled();
  await expect(alert(page)).toContainText('Too many wrong codes');
  await expect(alert(page)).not.toContainText('left');
  expect(mock.callsTo('POST /sign-in/verify')).toHaveLength(1);
});

test('a code that is older than an accepted one is not called used', async ({ page, mock, open }) => {
  mock.on('POST /sign-in/verify', () => ({ body: refused('outdated') }));
  await open('sign-in');
  await field(page).pressSequentially('123456');
  await expect(alert(page)).toContainText('That code is too old. Type the one the app shows now.');
  await expect(alert(page)).not.toContainText('used');
  await expect(field(page)).toBeFocused();
});

test('G1: wrong codes of somebody else are told before the page goes on', async ({ page, mock, open }) => {
  mock.on('POST /sign-in/verify', () => ({ body: accepted({ failures_before: 3 }) }));
  await open('sign-in');
  const passed = page.evaluate(
    () => new Promise((told) => document.addEventListener('countersign-passed', (event) => told((event as CustomEvent).detail))),
  );
  await field(page).pressSequentially('123456');
  await expect(page.getByRole('heading', { name: 'Was that you?' })).toBeFocused();
  await expect(page.getByText('3 wrong codes were entered since you last signed in')).toBeVisible();
  await expect(page.getByText('somebody knows your password: change it')).toBeVisible();
  await page.getByRole('button', { name: 'Continue' }).click();
  expect(await passed).toMatchObject({ receipt: accepted().receipt });
});

test('G1: a password that somebody else knows must be changed before any code is taken', async ({ page, mock, open }) => {
  mock.on('POST /sign-in/verify', () => ({ body: refused('password-change') }));
  await open('sign-in');
  await field(page).pressSequentially('123456');
  await expect(page.getByRole('heading', { name: 'Change your password first' })).toBeFocused();
  await expect(field(page)).toHaveCount(0);
});

test('in recovery mode nobody is sent to the authenticator app', async ({ page, open }) => {
  await open('sign-in');
  await expect(page.getByText('Open your authenticator app')).toBeVisible();
  await page.getByRole('button', { name: 'Use a recovery code' }).click();
  await expect(page.getByText('Open your authenticator app')).toHaveCount(0);
  await expect(page.getByText('Type one of the recovery codes')).toBeVisible();
  await page.getByRole('button', { name: 'Use the authenticator app' }).click();
  await expect(page.getByText('Open your authenticator app')).toBeVisible();
});

test('the countdown goes by the verifier’s clock, not by the device’s', async ({ page, mock, open }) => {
  // A verifier ten minutes ahead of this device: by the device's own clock the wait would seem ten minutes longer.
  const ahead = 10;
  mock.on('GET /session', () => ({
    body: session({ expires_at: inMinutes(ahead + 10) }),
    headers: { date: new Date(Date.now() + ahead * 60_000).toUTCString() },
  }));
  mock.on('POST /sign-in/verify', () => ({
    body: refused('wait', { retry_at: inMinutes(ahead + 0.5) }),
    headers: { date: new Date(Date.now() + ahead * 60_000).toUTCString() },
  }));
  await open('sign-in');
  await field(page).pressSequentially('123456');
  await expect(page.getByRole('timer')).toContainText(/0:(3\d|2\d)/);
});

test('a locked member is told whom to ask, and gets no field', async ({ page, mock, open }) => {
  mock.on('POST /sign-in/verify', () => ({ body: refused('locked') }));
  await open('sign-in');
  await field(page).pressSequentially('123456');
  await expect(page.getByRole('heading', { name: 'Sign-in is locked' })).toBeFocused();
  await expect(field(page)).toHaveCount(0);
  await expectAccessible(page);
});

test('S2: digits of other scripts are refused with what to do, and sent nowhere', async ({ page, mock, open }) => {
  await open('sign-in');
  for (const digits of ['１２３４５６', '١٢٣٤٥٦', '12é456']) {
    await field(page).fill(digits);
    await expect(alert(page)).toContainText('only the digits 0 to 9');
  }
  await field(page).fill('12');
  await page.getByRole('button', { name: 'Confirm' }).click();
  await expect(alert(page)).toContainText('Type all 6 digits');
  expect(mock.callsTo('POST /sign-in/verify')).toEqual([]);
});

test('a recovery code goes in through its switch, and what is left is told before the page goes on', async ({ page, mock, open }) => {
  mock.on('POST /sign-in/verify', () => ({ body: accepted({ method: 'recovery-code', factor: null, recovery_codes_left: 2 }) }));
  await open('sign-in');
  await page.getByRole('button', { name: 'Use a recovery code' }).click();
  const recovery = page.getByRole('textbox', { name: 'Recovery code' });
  await expect(recovery).toBeFocused();
  await page.getByRole('button', { name: 'Confirm' }).click();
  await expect(alert(page)).toContainText('Type one of your recovery codes');
  await expectAccessible(page);
  await recovery.fill('abcd efgh');
  await recovery.press('Enter');
  await expect(page.getByRole('heading', { name: 'Recovery code accepted' })).toBeFocused();
  await expect(page.getByText('you have 2 recovery codes left')).toBeVisible();
  await expectAccessible(page);
  const passed = page.evaluate(
    () => new Promise((told) => document.addEventListener('countersign-passed', (event) => told((event as CustomEvent).detail))),
  );
  await page.getByRole('button', { name: 'Continue' }).click();
  expect(await passed).toEqual({ receipt: accepted().receipt, signIn: 'si-1', returnTo: null });
  expect(mock.callsTo('POST /sign-in/verify')).toMatchObject([{ body: { code: 'abcd efgh' } }]);
});

test('a recovery code pasted into the digits’ field finds its own way', async ({ page, mock, open, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  mock.on('POST /sign-in/verify', () => ({ body: refused('already-used') }));
  await open('sign-in');
  await page.evaluate(() => navigator.clipboard.writeText('GK2QK2-VACSZ5-YEXNYT'));
  await field(page).press('ControlOrMeta+v');
  const recovery = page.getByRole('textbox', { name: 'Recovery code' });
  await expect(recovery).toHaveValue('GK2QK2-VACSZ5-YEXNYT');
  await expect(recovery).toBeFocused();
  await recovery.press('Enter');
  await expect(alert(page)).toContainText('That recovery code was already used');
});

test('letters typed into the digits’ field are the beginning of a recovery code, and no letter is lost', async ({ page, mock, open }) => {
  mock.on('POST /sign-in/verify', () => ({ body: accepted({ method: 'recovery-code', factor: null, recovery_codes_left: 9 }) }));
  await open('sign-in');
  await expect(field(page)).toBeFocused();
  await page.keyboard.type('7kq2m9-xd4trw-hb63pa');
  await expect(page.getByRole('textbox', { name: 'Recovery code' })).toHaveValue('7kq2m9-xd4trw-hb63pa');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Recovery code accepted' })).toBeFocused();
  expect(mock.callsTo('POST /sign-in/verify')).toMatchObject([{ body: { code: '7kq2m9-xd4trw-hb63pa' } }]);
});

test('without recovery codes letters are refused with what to do', async ({ page, mock, open }) => {
  mock.on('GET /session', () => ({ body: session({ methods: [way('totp')] }) }));
  await open('sign-in');
  await field(page).fill('12a456');
  await expect(alert(page)).toContainText('only the digits 0 to 9');
  await expect(page.getByRole('button', { name: 'Use a recovery code' })).toHaveCount(0);
});

test('everything can be done from the keyboard', async ({ page, open }) => {
  await open('sign-in');
  await expect(field(page)).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Confirm' })).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: 'Recovery code' })).toBeFocused();
  for (let hop = 0; hop < 3; hop++) await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page.getByText('A recovery code has 18 letters and digits')).toBeVisible();
  await expect(page.getByText('Never tell anyone a code, not even support.')).toBeVisible();
  await expectAccessible(page);
});

test('what the application is about to do is shown, whatever it is called, and is what the code confirms', async ({ page, mock, open }) => {
  const action = '<img src=x onerror=alert(1)> Export all customers';
  mock.on('GET /session', () => ({ body: session({ action }) }));
  mock.on('POST /sign-in/verify', () => ({ body: accepted() }));
  await open('sign-in');
  await expect(page.getByRole('heading', { name: 'Confirm this action' })).toBeVisible();
  await expect(page.locator('[part=action]')).toHaveText(action);
  await expectAccessible(page);
  await field(page).pressSequentially('123456');
  await expect(page.getByRole('heading', { name: 'Confirmed' })).toBeFocused();
});
