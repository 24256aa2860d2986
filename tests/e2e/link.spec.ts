import { expectAccessible } from './support/axe.ts';
import { problem } from './support/mock-verifier.ts';
import { shoot } from './support/screenshots.ts';
import { LINK, linkView } from './support/sessions.ts';
import { withSite } from './support/site.ts';
import { expect, test, type Page } from './support/test.ts';

const BROWSER = 'B'.repeat(43);
const yes = (page: Page) => page.getByRole('button', { name: 'Yes, sign me in' });

/** Leaves the secret where the page that asked for the link leaves it: in this browser, for this origin. */
async function begin(page: Page, origin: string, signIn = 'si-1'): Promise<void> {
  await page.goto(`${origin}/back`);
  await page.evaluate(([id, secret]) => localStorage.setItem(`countersign.browser.${id}`, secret ?? ''), [signIn, BROWSER]);
}

test.beforeEach(({ mock }) => {
  mock.on('GET /link', () => ({ body: linkView() })).on('POST /link/open', { body: { status: 'passed' } });
});

test('says who, when and from where, and signs in by one button', async ({ page, mock, open }) => {
  await begin(page, mock.origin);
  await open('sign-in-link');
  await expect(page.getByRole('heading', { name: 'Is it you signing in?' })).toBeFocused();
  for (const fact of ['Harbour Help', '20 Nov 2026, 16:40', 'Firefox on Linux', 'Hamburg, Germany', '203.0.113.7']) {
    await expect(page.getByText(fact).first()).toBeVisible();
  }
  await expect(page.getByText('change your password')).toBeVisible();
  await expect(page.getByRole('button')).toHaveCount(1);
  await expectAccessible(page);
  await shoot(page, 'link-ask');

  const opened = page.evaluate(
    () => new Promise((told) => document.addEventListener('countersign-opened', (event) => told((event as CustomEvent).detail))),
  );
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'You are signed in in the other tab' })).toBeFocused();
  await expect(page.getByText('You can close this one')).toBeVisible();
  expect(await opened).toEqual({ status: 'passed' });
  expect(mock.callsTo('POST /link/open')).toMatchObject([{ body: { browser: BROWSER }, authorization: `Bearer ${LINK}` }]);
  await expectAccessible(page);
  await shoot(page, 'link-passed');
});

test('a mail scanner that opens the page, scripts and all, spends nothing', async ({ page, mock, open }) => {
  await open('sign-in-link');
  await expect(page.getByRole('heading', { level: 2 })).toBeVisible();
  expect(mock.calls.map(({ method, path }) => `${method} ${path}`)).toEqual(['GET /link']);
});

test('in another browser it says where to open the link, offers nothing, and spends nothing', async ({ page, mock, open }) => {
  await begin(page, mock.origin, 'si-of-somebody-else');
  await open('sign-in-link');
  await expect(page.getByRole('heading', { name: 'Open this link in the browser in which you began to sign in' })).toBeFocused();
  await expect(page.getByRole('button')).toHaveCount(0);
  expect(mock.callsTo('POST /link/open')).toEqual([]);
  await expectAccessible(page);
  await shoot(page, 'link-other-browser');
});

test('a verifier that knows another browser by this sign-in has the last word', async ({ page, mock, open }) => {
  mock.on('POST /link/open', () => problem(409, 'other-browser'));
  await begin(page, mock.origin);
  await open('sign-in-link');
  await yes(page).click();
  await expect(page.getByRole('heading', { name: 'Open this link in the browser in which you began to sign in' })).toBeFocused();
});

test('where a set-up follows, it sends the person to the other tab', async ({ page, mock, open }) => {
  mock.on('POST /link/open', { body: { status: 'enroll' } });
  await begin(page, mock.origin);
  await open('sign-in-link');
  await yes(page).click();
  await expect(page.getByRole('heading', { name: 'Go on in the other tab' })).toBeFocused();
});

for (const [name, answer, heading] of [
  ['a link that was used or is too old', () => problem(410, 'link-ended'), 'This link no longer works'],
  ['a link that is none', () => problem(401, 'unauthenticated'), 'This link can’t be used'],
] as const) {
  test(`${name} is told so`, async ({ page, mock, open }) => {
    mock.on('GET /link', answer);
    await begin(page, mock.origin);
    await open('sign-in-link');
    await expect(page.getByRole('heading', { name: heading })).toBeFocused();
    await expect(page.getByRole('button')).toHaveCount(0);
    expect(await page.evaluate(() => sessionStorage.length)).toBe(0);
  });
}

test('S18: the token leaves the address and the history at once; a reload still works, until the link is opened', async ({ page, mock, open }) => {
  await begin(page, mock.origin);
  await open('sign-in-link');
  await expect(yes(page)).toBeVisible();
  expect(page.url()).toBe(`${mock.origin}/sign-in-link`);
  await page.reload();
  await yes(page).click();
  await expect(page.getByRole('heading', { name: 'You are signed in in the other tab' })).toBeVisible();
  expect(await page.evaluate(() => sessionStorage.length)).toBe(0);
  await page.reload();
  await expect(page.getByRole('heading', { name: 'This link can’t be used' })).toBeVisible();
});

test('S21: at its last instant the link ends by itself', async ({ page, mock, open }) => {
  mock.on('GET /link', () => ({ body: linkView({ expires_at: new Date(Date.now() + 1500).toISOString() }) }));
  await begin(page, mock.origin);
  await open('sign-in-link');
  await expect(yes(page)).toBeVisible();
  await expect(page.getByRole('heading', { name: 'This link no longer works' })).toBeFocused();
});

test('a verifier that is down is no reason to begin anew', async ({ page, mock, open }) => {
  await begin(page, mock.origin);
  mock.down = true;
  await open('sign-in-link');
  await expect(page.getByRole('alert').filter({ hasText: /\S/ })).toContainText('not available right now');
  mock.down = false;
  await page.getByRole('button', { name: 'Try again' }).click();
  mock.on('POST /link/open', () => problem(503, 'unavailable'));
  await yes(page).click();
  await expect(page.getByRole('alert').filter({ hasText: /\S/ })).toContainText('not available right now');
  mock.on('POST /link/open', { body: { status: 'passed' } });
  await yes(page).click();
  await expect(page.getByRole('heading', { name: 'You are signed in in the other tab' })).toBeVisible();
});

test('on a page of the app’s own it takes the token out of the address itself', async ({ page, mock }) => {
  const asked: string[] = [];
  await page.route(`${mock.origin}/v1/client/link`, async (route) => {
    asked.push(route.request().headers()['authorization'] ?? '');
    const headers = { 'access-control-allow-origin': '*', 'access-control-allow-headers': '*' };
    await route.fulfill({ headers, json: linkView() });
  });
  await withSite(`<countersign-sign-in-link verifier="${mock.origin}"></countersign-sign-in-link>`, async (site) => {
    await page.goto(site);
    await page.evaluate(([secret]) => localStorage.setItem('countersign.browser.si-1', secret ?? ''), [BROWSER]);
    await page.goto('about:blank');
    await page.goto(`${site}/#${LINK}`);
    await expect(yes(page)).toBeVisible();
    expect(page.url()).toBe(`${site}/`);
    expect(asked).toEqual([`Bearer ${LINK}`]);
    // Another link, opened in the same tab, loads no page.
    await page.evaluate((other) => (location.hash = other), LINK.replace('444444', '555555'));
    await expect.poll(() => asked.length).toBe(2);
    expect(page.url()).toBe(`${site}/`);
  });
});
