import { expectAccessible } from './support/axe.ts';
import { type Answer, problem } from './support/mock-verifier.ts';
import { shoot } from './support/screenshots.ts';
import { accepted, factor, pending, refused, session, TOKEN } from './support/sessions.ts';
import { expect, test, type Page } from './support/test.ts';

const CODES = Array.from({ length: 10 }, (_, at) => `GK2QK2-VACSZ5-YEXNY${at}`);
const alert = (page: Page) => page.getByRole('alert').filter({ hasText: /\S/ });
const stepUpField = (page: Page) => page.getByLabel('Code from your authenticator app');

/** A member with two authenticators, whose verifier wants a step-up until one was passed. */
test.beforeEach(({ mock }) => {
  let steppedUp = false;
  let factors = [factor(), factor({ id: 'f-2', label: null, last_used_at: null })];
  const guarded = <Body>(answer: () => Answer<Body>) => (): Answer<Body> => (steppedUp || factors.length === 0 ? answer() : problem(403, 'step-up-required'));
  mock
    .on('GET /session', () => ({
      body: session({ purpose: 'security', status: 'open', needs_step_up: !steppedUp, factors: factors.length, recovery_codes_left: 3 }),
    }))
    .on('GET /factors', () => ({ body: { factors } }))
    .on('POST /security/step-up', ({ body }) => {
      steppedUp = (body as { code: string }).code === '123456';
      return { body: steppedUp ? accepted() : refused('wrong-code', { remaining: 4 }) };
    })
    .on('DELETE /factors/f-1', guarded(() => {
      factors = factors.filter(({ id }) => id !== 'f-1');
      return { status: 204 };
    }))
    .on('POST /factors', guarded(() => ({ status: 201, body: pending({ id: 'f-3' }) })))
    .on('POST /factors/f-3/confirm', () => {
      const added = factor({ id: 'f-3', label: 'Tablet' });
      factors = [...factors, added];
      return { body: { accepted: true, status: 'active', factor: added } };
    })
    .on('POST /recovery-codes', guarded(() => ({ status: 201, body: { recovery_codes: CODES } })));
});

test('shows what there is, and removes an authenticator only after the question and a code', async ({ page, mock, open }) => {
  await open('security');
  await expect(page.getByText('Work phone')).toBeVisible();
  await expect(page.getByText('Last used 20 Nov 2026')).toBeVisible();
  await expect(page.getByText('3 codes left. Each works once. Make a new set soon.')).toBeVisible();
  await expectAccessible(page);
  await shoot(page, 'security');

  await page.getByRole('button', { name: 'Remove Work phone' }).click();
  await expect(page.getByRole('heading', { name: 'Remove “Work phone”?' })).toBeFocused();
  await expectAccessible(page);
  await shoot(page, 'ask-remove');
  await page.getByRole('button', { name: 'Remove' }).click();

  await expect(stepUpField(page)).toBeFocused();
  await expectAccessible(page);
  await shoot(page, 'step-up');
  expect(mock.callsTo('DELETE /factors/f-1')).toEqual([]);
  await stepUpField(page).pressSequentially('000000');
  await expect(alert(page)).toContainText('4 tries left');
  await stepUpField(page).pressSequentially('123456');
  await expect(page.getByRole('status').filter({ hasText: '“Work phone” was removed.' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Remove Work phone' })).toHaveCount(0);
});

test('adds an authenticator with a name of one’s own', async ({ page, mock, open }) => {
  await open('security');
  await page.getByRole('button', { name: 'Add another way' }).click();
  await page.getByLabel('Name').fill('Tablet');
  await expectAccessible(page);
  await shoot(page, 'add-name');
  await page.getByRole('button', { name: 'Continue' }).click();
  await stepUpField(page).pressSequentially('123456');
  await expect(page.locator('[part=qr] svg')).toBeVisible();
  expect(mock.callsTo('POST /factors')).toMatchObject([{ body: { kind: 'totp', label: 'Tablet' } }]);
  await page.getByLabel('6-digit code').pressSequentially('654321');
  await expect(page.getByText('Set up. You can use it from now on.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Remove Tablet' })).toBeVisible();
});

test('makes new recovery codes, shown until they are kept', async ({ page, open }) => {
  await open('security');
  await page.getByRole('button', { name: 'Make new codes' }).click();
  await expect(page.getByText('stop working at once')).toBeVisible();
  await page.getByRole('button', { name: 'Make new codes' }).click();
  await stepUpField(page).pressSequentially('123456');
  await expect(page.getByRole('listitem').filter({ hasText: CODES[0] ?? '' })).toBeVisible();
  await page.getByRole('checkbox').check();
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page.getByText('Your new recovery codes are active.')).toBeVisible();
});

test('a step-up that the verifier wants again is asked for again', async ({ page, mock, open }) => {
  // The page believes none is needed (another tab used it up); the verifier's 403 decides.
  mock.on('GET /session', () => ({ body: session({ purpose: 'security', status: 'open', needs_step_up: false }) }));
  await open('security');
  await page.getByRole('button', { name: 'Make new codes' }).click();
  await page.getByRole('button', { name: 'Make new codes' }).click();
  await expect(page.getByRole('heading', { name: 'First, confirm it’s you' })).toBeVisible();
  await stepUpField(page).pressSequentially('123456');
  await expect(page.getByRole('heading', { name: 'Save your recovery codes' })).toBeFocused();
});

for (const [name, back] of [
  ['going back', (page: Page) => page.goBack()],
  ['its address', (page: Page) => page.goto(page.url().replace('/back', '/security'))],
  ['the link that the browser’s history keeps', (page: Page) => page.goto(page.url().replace('/back', `/security#${TOKEN}`))],
] as const) {
  test(`A8: whoever sits down here afterwards finds nothing by ${name}: not the token, not what it showed`, async ({ page, mock, open }) => {
    await open('security');
    await expect(page.getByText('Work phone')).toBeVisible();
    expect(page.url(), 'it left the address at once').toBe(`${mock.origin}/security`);
    await page.goto(`${mock.origin}/back`);
    await expect.poll(() => mock.callsTo('DELETE /session').length).toBe(1);
    const told = mock.calls.length;
    await back(page);
    await expect(page.getByRole('heading', { name: /^(This page is closed|This page has expired|This link can’t be used)$/ })).toBeVisible();
    await expect(page.getByText('Work phone')).toHaveCount(0);
    expect(await page.evaluate(() => JSON.stringify({ ...sessionStorage, ...localStorage }))).toBe('{}');
    expect(await page.evaluate(() => document.querySelector('countersign-security')?.getAttribute('token'))).toBeNull();
    expect(mock.calls.slice(told).map(({ path }) => path), 'nothing is asked but what the link is for').toEqual(['/session']);
  });
}

test('A8: a page that the browser keeps alive while it is left shows nothing and holds nothing', async ({ page, mock, open }) => {
  await open('security');
  await expect(page.getByText('Work phone')).toBeVisible();
  // What a browser tells a page that it puts aside whole, to bring it back as it was.
  await page.evaluate(() => dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true })));
  await expect(page.getByRole('heading', { name: 'This page is closed' })).toBeVisible();
  await expect(page.getByText('Work phone')).toHaveCount(0);
  expect(await page.evaluate(() => sessionStorage.length)).toBe(0);
  expect(await page.evaluate(() => document.querySelector('countersign-security')?.outerHTML)).not.toContain(TOKEN);
  expect(mock.calls.filter(({ authorization }) => authorization !== `Bearer ${TOKEN}`)).toEqual([]);
});

test('A2: a page minted before the authenticators went changes nothing, and says where to open it again', async ({ page, mock, open }) => {
  mock.on('GET /session', () => ({ body: session({ purpose: 'security', status: 'open', needs_step_up: true, methods: [], factors: 0 }) }));
  mock.on('GET /factors', { body: { factors: [] } });
  await open('security');
  await expect(page.getByRole('heading', { name: 'Your authenticators have changed' })).toBeFocused();
  await expect(page.getByText('Open it again from the website')).toBeVisible();
  await expect(page.getByRole('button')).toHaveCount(0);
});

test('no answer takes new recovery codes away before they are kept', async ({ page, mock, open }) => {
  await open('security');
  await page.getByRole('button', { name: 'Make new codes' }).click();
  await page.getByRole('button', { name: 'Make new codes' }).click();
  await stepUpField(page).pressSequentially('123456');
  await expect(page.getByRole('heading', { name: 'Save your recovery codes' })).toBeFocused();
  mock.on('GET /session', () => problem(410, 'token-ended'));
  await expect(page.getByText(CODES[9] ?? '')).toBeVisible();
  await page.getByRole('checkbox').check();
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page.getByRole('heading', { name: 'This page has expired' })).toBeVisible();
});

test('leads back to the app where its backend said which', async ({ page, mock, open }) => {
  const back = `${mock.origin}/back`;
  mock.on('GET /session', () => ({ body: session({ purpose: 'security', status: 'open', return_to: back }) }));
  await open('security');
  await page.getByRole('link', { name: 'Back to Harbour Help' }).click();
  await page.waitForURL(back);
});

test('cancelling leaves everything as it was', async ({ page, mock, open }) => {
  await open('security');
  await page.getByRole('button', { name: 'Remove Work phone' }).click();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByRole('heading', { name: 'Two-step sign-in', level: 2 })).toBeFocused();
  expect(mock.calls.filter(({ method }) => method !== 'GET')).toEqual([]);
});

test('without an authenticator it offers the first one', async ({ page, mock, open }) => {
  mock.on('GET /session', () => ({ body: session({ purpose: 'security', status: 'open', needs_step_up: false, factors: 0 }) }));
  mock.on('GET /factors', { body: { factors: [] } }).on('POST /factors', { status: 201, body: pending() });
  mock.on('POST /factors/f-1/confirm', { body: { accepted: true, status: 'active', factor: factor(), recovery_codes: CODES } });
  await open('security');
  await expect(page.getByText('None yet.')).toBeVisible();
  await expectAccessible(page);
  await shoot(page, 'security-off');
  await page.getByRole('button', { name: 'Set up two-step sign-in' }).click();
  await page.getByLabel('6-digit code').pressSequentially('123456');
  await expect(page.getByRole('heading', { name: 'Save your recovery codes' })).toBeFocused();
});
