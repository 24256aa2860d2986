import type { Session } from '../../www/countersign/src/client/types.ts';
import { expectAccessible } from './support/axe.ts';
import { problem, type MockVerifier } from './support/mock-verifier.ts';
import { accepted, inMinutes, pending, refused, sent, session, TOKEN, way } from './support/sessions.ts';
import { expect, test, type Page } from './support/test.ts';

const MAIL = 'a••@harbour.example';
const email = way('email-code', { hint: MAIL });
const sms = way('sms-code', { hint: '•••• 42', marked: 'less-secure' });
const link = way('email-link', { hint: MAIL });

const field = (page: Page, name = 'Code from the e-mail') => page.getByLabel(name);
const alert = (page: Page) => page.getByRole('alert').filter({ hasText: /\S/ });
const timer = (page: Page) => page.getByRole('timer');
const passed = (page: Page) => expect(page.getByRole('heading', { name: 'You’re in' })).toBeVisible();
const heading = (page: Page, name: string) => page.getByRole('heading', { name });

/** A sign-in that is open in these ways; what is asked to be sent is sent. */
function challenge(mock: MockVerifier, changes: Partial<Session>, answer: () => ReturnType<typeof sent> = sent): void {
  mock
    .on('GET /session', () => ({ body: session(changes) }))
    .on('POST /sign-in/send', () => ({ body: answer() }))
    .on('POST /sign-in/verify', () => ({ body: accepted({ method: 'email-code' }) }));
}

const bodies = (mock: MockVerifier, route: string) => mock.callsTo(route).map(({ body }) => body as Record<string, unknown>);

test('what is sent is sent at once, and the browser that asked gives the code', async ({ page, mock, open }) => {
  challenge(mock, { methods: [email, way('recovery-code')] });
  await open('sign-in');
  await expect(page.getByText(`Type the code that we sent to ${MAIL}.`)).toBeVisible();
  await expect(field(page)).toBeFocused();
  await expect(field(page)).toHaveAttribute('autocomplete', 'one-time-code');
  await expect(timer(page)).toContainText(/You can ask for a new one in 0:(30|2\d)/);
  await field(page).pressSequentially('123456');
  await passed(page);
  const [asked, ...more] = bodies(mock, 'POST /sign-in/send');
  expect(more).toEqual([]);
  expect(asked?.['method']).toBe('email-code');
  expect(bodies(mock, 'POST /sign-in/verify')).toEqual([{ code: '123456', browser: asked?.['browser'] }]);
});

test('what was sent already is not sent again when the page is loaded anew', async ({ page, mock, open }) => {
  challenge(mock, { methods: [{ ...email, sent: sent(5, 2) }] });
  await open('sign-in');
  await expect(timer(page)).toContainText(/1:[45]\d/);
  expect(mock.callsTo('POST /sign-in/send')).toEqual([]);
});

test('another way is chosen by keyboard alone: its code is sent, its mark is told, and coming back sends nothing twice', async ({ page, mock, open }) => {
  challenge(mock, { methods: [email, sms, way('totp'), way('recovery-code')] });
  await open('sign-in');
  await expect(field(page)).toBeFocused();
  const others = page.locator('details.ways summary');
  await others.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('listitem').getByRole('button')).toHaveText([/Code by text message\s+Less secure\s+•••• 42/, /Authenticator app/, /Recovery code/]);
  await expectAccessible(page);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(field(page, 'Code from the text message')).toBeFocused();
  await expect(page.getByText('sent to •••• 42 as a text message')).toBeVisible();
  await expect(page.locator('details.ways')).not.toHaveAttribute('open', '');
  await others.click();
  await page.getByRole('button', { name: 'Code by e-mail' }).click();
  await expect(field(page)).toBeFocused();
  expect(bodies(mock, 'POST /sign-in/send').map(({ method }) => method)).toEqual(['email-code', 'sms-code']);
});

test('a new code can be asked for when its time has come, not before, and that it was sent is announced', async ({ page, mock, open }) => {
  await page.clock.install();
  challenge(mock, { methods: [email], expires_at: inMinutes(60) });
  await open('sign-in');
  await expect(timer(page)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Send a new code' })).toHaveCount(0);
  await page.clock.runFor(31_000);
  await page.getByRole('button', { name: 'Send a new code' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'Sent.' })).toBeAttached();
  expect(mock.callsTo('POST /sign-in/send')).toHaveLength(2);
});

test('a code whose time is over is replaced by itself, once for each time that the person asked', async ({ page, mock, open }) => {
  await page.clock.install();
  challenge(mock, { methods: [email], expires_at: inMinutes(60) });
  await open('sign-in');
  await expect(timer(page)).toBeVisible();
  // Each answer's code lives for a minute of the page's clock, which runs ahead of the mock's.
  mock.on('POST /sign-in/send', async () => ({ body: { expires_at: new Date(await page.evaluate(() => Date.now() + 60_000)).toISOString(), next_at: inMinutes(0) } }));
  await page.clock.runFor(61_000);
  await expect.poll(() => mock.callsTo('POST /sign-in/send').length).toBe(2);
  await expect(page.getByRole('button', { name: 'Send a new code' })).toBeVisible();
  await page.clock.runFor(300_000);
  await expect(page.locator('.sending b')).toHaveText('The code is no longer valid.');
  expect(mock.callsTo('POST /sign-in/send'), 'a page that is left open sends no stream of messages').toHaveLength(2);
});

test('a code that came too late was replaced by the verifier: the page says so and sends nothing more', async ({ page, mock, open }) => {
  challenge(mock, { methods: [email] }, () => sent(1, 0));
  mock.on('POST /sign-in/verify', () => ({ body: refused('expired', { sent: sent(1, 0.5) }) }));
  await open('sign-in');
  await expect(page.getByRole('button', { name: 'Send a new code' })).toBeVisible();
  await field(page).pressSequentially('123456');
  await expect(alert(page)).toContainText('We have just sent you a new one: type that.');
  await expect(timer(page)).toContainText(/0:(30|2\d)/);
  await expect(field(page)).toBeFocused();
  expect(mock.callsTo('POST /sign-in/send')).toHaveLength(1);
});

test('asked too early, the page counts down as the verifier says', async ({ page, mock, open }) => {
  challenge(mock, { methods: [sms] });
  mock.on('POST /sign-in/send', () => ({ ...problem(429, 'code-sent-lately'), headers: { 'retry-after': '25' } }));
  await open('sign-in');
  await expect(timer(page)).toContainText(/0:2\d/);
  await expect(page.getByRole('status').filter({ hasText: 'One was sent a moment ago.' })).toBeVisible();
  await expect(alert(page)).toHaveCount(0);
});

test('what cannot be sent is told, and can be asked for again', async ({ page, mock, open }) => {
  challenge(mock, { methods: [email] });
  mock.on('POST /sign-in/send', () => problem(503, 'unavailable'));
  await open('sign-in');
  await expect(alert(page)).toContainText('not available right now');
  mock.on('POST /sign-in/send', () => ({ body: { ...sent() } }));
  await page.getByRole('button', { name: 'Send a new code' }).click();
  await expect(timer(page)).toBeVisible();
  await expect(alert(page)).toHaveCount(0);
});

test('a refused code that was sent sends nobody to an app', async ({ page, mock, open }) => {
  challenge(mock, { methods: [email] });
  const answers = [refused('wrong-code', { remaining: 2 }), refused('already-used'), refused('not-sent')];
  mock.on('POST /sign-in/verify', () => ({ body: answers.shift() }));
  await open('sign-in');
  for (const words of ['Check that it is from the newest message. 2 tries left', 'ask for a new one', 'No code has been sent yet']) {
    await field(page).pressSequentially('123456');
    await expect(alert(page)).toContainText(words);
    await expect(alert(page)).not.toContainText('app');
  }
});

test('this device is trusted only where the person says so', async ({ page, mock, open }) => {
  challenge(mock, { methods: [way('totp')], trust_days: 30 });
  mock.on('POST /sign-in/verify', () => ({ body: refused('wrong-code', { remaining: 3 }) }));
  await open('sign-in');
  const box = page.getByRole('checkbox', { name: 'Trust this device for 30 days' });
  await expect(box).not.toBeChecked();
  await field(page, 'Code from your authenticator app').pressSequentially('123456');
  await expect(alert(page)).toBeVisible();
  await box.check();
  await field(page, 'Code from your authenticator app').pressSequentially('654321');
  await expect.poll(() => mock.callsTo('POST /sign-in/verify').length).toBe(2);
  expect(bodies(mock, 'POST /sign-in/verify').map(({ trust }) => trust)).toEqual([undefined, true]);
});

test('without trusted devices nobody is asked to trust one', async ({ page, mock, open }) => {
  challenge(mock, { methods: [way('totp')] });
  await open('sign-in');
  await expect(field(page, 'Code from your authenticator app')).toBeFocused();
  await expect(page.getByRole('checkbox')).toHaveCount(0);
});

test('a token that is out of step is brought back by two codes in a row', async ({ page, mock, open }) => {
  challenge(mock, { methods: [way('hotp')] });
  mock.on('POST /sign-in/verify', () => ({ body: refused('wrong-code', { remaining: 3 }) }));
  await open('sign-in');
  await field(page, 'Code from your hardware token').pressSequentially('123456');
  await expect(alert(page)).toContainText('Press the button on the token');
  await page.getByRole('button', { name: 'The token’s codes never work?' }).click();
  const pair = page.getByLabel('Two codes from your hardware token');
  await expect(pair).toBeFocused();
  await pair.fill('123456');
  await pair.press('Enter');
  await expect(alert(page)).toContainText('Type two codes');
  mock.on('POST /sign-in/verify', () => ({ body: accepted({ method: 'hotp' }) }));
  await pair.fill('123456 654321');
  await expectAccessible(page);
  await pair.press('Enter');
  await passed(page);
  expect(bodies(mock, 'POST /sign-in/verify').at(-1)?.['code']).toBe('123456 654321');
});

test('a code of eight digits is sent with its eighth', async ({ page, mock, open }) => {
  challenge(mock, { methods: [way('totp', { digits: [8] })] });
  await open('sign-in');
  await field(page, 'Code from your authenticator app').pressSequentially('12345678');
  await passed(page);
  expect(bodies(mock, 'POST /sign-in/verify').map(({ code }) => code)).toEqual(['12345678']);
});

test('of codes of six and of eight digits the shorter one is sent when it is said to be whole', async ({ page, mock, open }) => {
  challenge(mock, { methods: [way('totp', { digits: [6, 8] })] });
  await open('sign-in');
  const code = field(page, 'Code from your authenticator app');
  await code.pressSequentially('12345');
  await code.press('Enter');
  await expect(alert(page)).toContainText('Type all 6 digits');
  await code.pressSequentially('6');
  expect(bodies(mock, 'POST /sign-in/verify')).toEqual([]);
  await code.press('Enter');
  await passed(page);
  expect(bodies(mock, 'POST /sign-in/verify').map(({ code }) => code)).toEqual(['123456']);
});

test('a device that is not known is why a code is asked for, and the page says so', async ({ page, mock, open }) => {
  challenge(mock, { methods: [way('new-device-code', { hint: MAIL })] });
  await open('sign-in');
  await expect(page.getByText('a device that we don’t know yet')).toBeVisible();
  await field(page).pressSequentially('123456');
  await passed(page);
});

test.describe('the link', () => {
  test.beforeEach(({ mock }) => {
    challenge(mock, { methods: [link] }, () => sent(10, 0.5));
    mock.on('POST /sign-in/complete', () => problem(409, 'sign-in-challenges'));
  });

  test('is waited for, and the page that asked goes on by itself; its secret is in this browser alone until then', async ({ page, mock, open }) => {
    await page.clock.install();
    await open('sign-in');
    await expect(heading(page, 'Check your e-mail')).toBeFocused();
    await expect(page.getByText('Open the link in this browser.')).toBeVisible();
    await expect(timer(page)).toBeVisible();
    const kept = () => page.evaluate(() => localStorage.getItem('countersign.browser.si-1'));
    const [asked] = bodies(mock, 'POST /sign-in/send');
    expect(await kept()).toBe(asked?.['browser']);
    await page.clock.runFor(3100);
    await expect.poll(() => mock.callsTo('POST /sign-in/complete').length).toBe(1);
    await page.clock.runFor(3100);
    await expect.poll(() => mock.callsTo('POST /sign-in/complete').length).toBe(2);
    await expect(heading(page, 'Check your e-mail')).toBeVisible();
    await expectAccessible(page);
    mock.on('POST /sign-in/complete', () => ({ body: { receipt: accepted().receipt, sign_in: 'si-1' } }));
    await page.clock.runFor(3100);
    await passed(page);
    expect(bodies(mock, 'POST /sign-in/complete').every(({ browser }) => browser === asked?.['browser'])).toBe(true);
    expect(await page.evaluate(() => JSON.stringify({ ...sessionStorage, ...localStorage })), 'nothing is kept').toBe('{}');
  });

  test('of another sign-in is waited for as well, while the answer for the one before is still under way', async ({ page, mock, open }) => {
    let answer = (): void => undefined;
    const second = ({ authorization }: { authorization: string | undefined }) => Boolean(authorization?.endsWith('second'));
    mock.on('POST /sign-in/complete', async (call) => {
      if (!second(call)) await new Promise<void>((later) => (answer = later));
      return { body: { receipt: accepted().receipt, sign_in: 'si-1' } };
    });
    await page.clock.install();
    await open('sign-in');
    await expect(heading(page, 'Check your e-mail')).toBeFocused();
    await page.clock.runFor(3100);
    await expect.poll(() => mock.callsTo('POST /sign-in/complete').length).toBe(1);
    await page.evaluate(() => document.querySelector('countersign-sign-in')?.setAttribute('token', 'cs_client_second'));
    await expect.poll(() => mock.callsTo('POST /sign-in/send').filter(second).length).toBe(1);
    await expect(heading(page, 'Check your e-mail')).toBeVisible();
    await page.clock.runFor(3100);
    await passed(page);
    answer();
  });

  test('is asked after ever less while nobody looks, and at once when somebody does', async ({ page, mock, open }) => {
    await page.clock.install();
    await open('sign-in');
    await expect(timer(page)).toBeVisible();
    const look = (state: 'hidden' | 'visible') =>
      page.evaluate((state) => {
        Object.defineProperty(document, 'visibilityState', { value: state, configurable: true });
        document.dispatchEvent(new Event('visibilitychange'));
      }, state);
    const calls = () => mock.callsTo('POST /sign-in/complete').length;
    // The answer arrives before the next pause begins.
    const answered = () => page.evaluate(() => fetch('/back').then((answer) => answer.text()));
    // From here on only the test moves the clock.
    await page.clock.pauseAt(Date.now() + 1000);
    await look('visible');
    await page.clock.runFor(1);
    await expect.poll(calls).toBeGreaterThan(0);
    await answered();
    await look('hidden');
    let asked = calls();
    const after = async (ms: number, more: number) => {
      await page.clock.runFor(ms);
      await expect.poll(calls).toBe((asked += more));
      await answered();
      expect(calls()).toBe(asked);
    };
    await after(2900, 0);
    await after(200, 1);
    await after(5800, 0);
    await after(300, 1);
    await after(11_600, 0);
    await after(500, 1);
    await look('visible');
    await after(1, 1);
    await after(3000, 1);
  });

  test('that is no longer valid is told, and a new one can be sent', async ({ page, mock, open }) => {
    mock.on('POST /sign-in/send', () => ({ body: { expires_at: inMinutes(0), next_at: inMinutes(0) } }));
    await open('sign-in');
    await expect(page.locator('.sending b')).toHaveText('The link is no longer valid.');
    mock.on('POST /sign-in/send', () => ({ body: { ...sent(10, 0.5) } }));
    await page.getByRole('button', { name: 'Send a new link' }).click();
    await expect(page.getByText('Waiting for the link')).toBeVisible();
  });

  test('survives a verifier that is away for a while', async ({ page, mock, open }) => {
    await page.clock.install();
    await open('sign-in');
    await expect(timer(page)).toBeVisible();
    mock.down = true;
    await page.clock.runFor(20_000);
    await expect(heading(page, 'Check your e-mail')).toBeVisible();
    mock.down = false;
    mock.on('POST /sign-in/complete', () => ({ body: { receipt: accepted().receipt, sign_in: 'si-1' } }));
    await expect(async () => {
      await page.clock.runFor(3000);
      await expect(heading(page, 'You’re in')).toBeVisible({ timeout: 200 });
    }).toPass();
  });

  test('S28: of a sign-in that another browser began leads nowhere', async ({ page, mock, open }) => {
    await page.clock.install();
    await open('sign-in');
    await expect(timer(page)).toBeVisible();
    mock.on('POST /sign-in/complete', () => problem(409, 'other-browser'));
    await page.clock.runFor(3100);
    await expect(heading(page, 'This sign-in was started in another browser')).toBeFocused();
    expect(await page.evaluate(() => localStorage.length)).toBe(0);
  });

  test('may be followed by a set-up in the same sign-in', async ({ page, mock, open }) => {
    await page.clock.install();
    await open('sign-in');
    await expect(timer(page)).toBeVisible();
    mock
      .on('POST /sign-in/complete', () => ({ body: { status: 'enroll' } }))
      .on('GET /session', () => ({ body: session({ status: 'enroll', factors: 0 }) }))
      .on('POST /factors', () => ({ status: 201, body: pending() }));
    await page.clock.runFor(3100);
    await expect(heading(page, 'Set up two-step sign-in')).toBeFocused();
    await expect(page.locator('[part=qr] svg')).toBeVisible();
    expect(mock.calls.every(({ authorization }) => authorization === `Bearer ${TOKEN}`)).toBe(true);
  });
});

test('the floor first, then the set-up, in one sign-in: no receipt before the end', async ({ page, mock, open }) => {
  challenge(mock, { methods: [way('new-device-code', { hint: MAIL })] });
  const { receipt, sign_in, ...floor } = accepted({ method: 'new-device-code', factor: null });
  mock.on('POST /sign-in/verify', () => ({ body: { ...floor, status: 'enroll' } })).on('POST /factors', () => ({ status: 201, body: pending() }));
  await open('sign-in');
  await page.evaluate(() => document.addEventListener('countersign-passed', () => document.body.setAttribute('data-passed', '')));
  await expect(field(page)).toBeFocused();
  mock.on('GET /session', () => ({ body: session({ status: 'enroll', factors: 0 }) }));
  await field(page).pressSequentially('123456');
  await expect(heading(page, 'Set up two-step sign-in')).toBeFocused();
  await expect(page.locator('body[data-passed]')).toHaveCount(0);
  expect(receipt && sign_in).toBeTruthy();
});

test('nobody who may use no method is left without a word', async ({ page, mock, open }) => {
  mock.on('GET /session', () => ({ body: session({ status: 'denied', why: 'no-method', methods: [], return_to: `${mock.origin}/back` }) }));
  await open('sign-in');
  await expect(heading(page, 'You cannot sign in here')).toBeFocused();
  await expect(page.getByRole('link', { name: 'Back to Harbour Help' })).toBeVisible();
});
