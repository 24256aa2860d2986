import { expectAccessible } from './support/axe.ts';
import { problem } from './support/mock-verifier.ts';
import { accepted, inMinutes, refused, session, TOKEN } from './support/sessions.ts';
import { loses } from './support/lost-steps.ts';
import { expect, test, type Page } from './support/test.ts';

const field = (page: Page) => page.getByLabel('Code from your authenticator app');
const alert = (page: Page) => page.getByRole('alert').filter({ hasText: /\S/ });

test.beforeEach(({ mock }) => {
  mock.on('GET /session', () => ({ body: session() })).on('POST /sign-in/verify', () => ({ body: accepted() }));
});

test('no verifier at the start: it is not blamed on the person’s connection, and can be tried again', async ({ page, mock, open }) => {
  mock.down = true;
  await open('sign-in');
  await expect(alert(page)).toContainText('The sign-in service is not available right now');
  await expectAccessible(page);
  mock.down = false;
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(field(page)).toBeFocused();
});

test('no connection at the code: the step stays and the code goes through later', async ({ page, open, context }) => {
  await open('sign-in');
  await expect(field(page)).toBeVisible();
  await context.setOffline(true);
  await field(page).pressSequentially('123456');
  await expect(alert(page)).toContainText('You seem to be offline');
  await context.setOffline(false);
  await page.getByRole('button', { name: 'Confirm' }).click();
  await expect(page.getByRole('heading', { name: 'You’re in' })).toBeVisible();
});

test('trouble is brought into view on a small screen', async ({ page, mock, open }) => {
  await page.setViewportSize({ width: 390, height: 420 });
  await open('sign-in');
  await page.evaluate(() => (document.querySelector('main') as HTMLElement).style.setProperty('margin-block-end', '100vh'));
  await field(page).pressSequentially('12345');
  await page.evaluate(() => scrollBy(0, 300));
  mock.down = true;
  await page.keyboard.type('6');
  await expect(alert(page)).toBeInViewport();
});

test('an expired token ends the page with what to do, and the event tells the app', async ({ page, mock, open }) => {
  mock.on('GET /session', () => ({ body: session({ return_to: `${mock.origin}/back` }) }));
  mock.on('POST /sign-in/verify', () => problem(410, 'token-ended'));
  await open('sign-in');
  await page.evaluate(() => document.addEventListener('countersign-expired', () => document.body.setAttribute('data-expired', '')));
  await field(page).pressSequentially('123456');
  await expect(page.getByRole('heading', { name: 'This sign-in is over' })).toBeFocused();
  await expect(page.getByText('Go back to the website; if you are not signed in there, sign in again.')).toBeVisible();
  await expect(page.locator('body[data-expired]')).toBeAttached();
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Back to Harbour Help' }).click();
  await page.waitForURL(`${mock.origin}/back`);
});

test('at the session’s last instant the page ends by itself', async ({ page, mock, open }) => {
  mock.on('GET /session', () => ({ body: session({ expires_at: inMinutes(3 / 60) }) }));
  await open('sign-in');
  await expect(field(page)).toBeVisible();
  await expect(page.getByRole('heading', { name: 'This page has expired' })).toBeVisible();
});

test('a token that is none, or missing, is told apart from an expired one', async ({ page, mock, open }) => {
  mock.on('GET /session', () => problem(401, 'unauthenticated'));
  await open('sign-in');
  await expect(page.getByRole('heading', { name: 'This link can’t be used' })).toBeVisible();
  await page.goto(`${mock.origin}/security`);
  await expect(page.getByRole('heading', { name: 'This link can’t be used' })).toBeVisible();
  await expectAccessible(page);
});

test('a verifier that is down and an answer from somebody else each have their words', async ({ page, mock, open }) => {
  mock.on('POST /sign-in/verify', () => problem(503, 'unavailable'));
  await open('sign-in');
  await field(page).pressSequentially('123456');
  await expect(alert(page)).toContainText('not available right now');
  mock.on('POST /sign-in/verify', () => ({ status: 502, body: '<h1>Bad gateway</h1>' }));
  await page.getByRole('button', { name: 'Confirm' }).click();
  await expect(alert(page)).toContainText('not available right now');
  mock.on('POST /sign-in/verify', () => ({ status: 404, body: '<h1>No</h1>' }));
  await page.getByRole('button', { name: 'Confirm' }).click();
  await expect(alert(page)).toContainText('That did not work');
});

test('S18: the token leaves the address and the history at once, and a reload still works', async ({ page, mock, open }) => {
  await open('sign-in');
  await expect(field(page)).toBeVisible();
  expect(page.url()).toBe(`${mock.origin}/sign-in`);
  await page.goto(`${mock.origin}/back`);
  await page.goBack();
  expect(page.url()).toBe(`${mock.origin}/sign-in`);
  await page.reload();
  await expect(field(page)).toBeVisible();
  expect(mock.calls.at(-1)?.authorization).toBe(`Bearer ${TOKEN}`);

  await field(page).pressSequentially('123456');
  await expect(page.getByRole('heading', { name: 'You’re in' })).toBeVisible();
  expect(await page.evaluate(() => JSON.stringify({ ...sessionStorage, ...localStorage }))).toBe('{}');
});

test('S18: another link opened on the same page is taken too, and leaves the address as well', async ({ page, mock, open }) => {
  await open('sign-in');
  await expect(field(page)).toBeVisible();
  await page.goto(`${mock.origin}/sign-in#${TOKEN}2`);
  await expect.poll(() => mock.calls.at(-1)?.authorization).toBe(`Bearer ${TOKEN}2`);
  await expect(field(page)).toBeVisible();
  expect(page.url()).toBe(`${mock.origin}/sign-in`);
});

test('S28: an answer lost on its way is asked for again by the same browser, and the sign-in passes', async ({ page, mock, open }) => {
  await open('sign-in');
  await expect(field(page)).toBeVisible();
  mock.losing = 1;
  await field(page).pressSequentially('123456');
  await expect(page.getByRole('heading', { name: 'You’re in' })).toBeVisible();
  const bodies = mock.callsTo('POST /sign-in/verify').map(({ body }) => body);
  expect(bodies).toHaveLength(2);
  expect(bodies[1]).toEqual(bodies[0]);
  expect(await page.evaluate(() => JSON.stringify({ ...sessionStorage, ...localStorage })), 'nothing is kept').toBe('{}');
});

test('S28: a page that is loaded anew between two codes is still the same browser', async ({ page, mock, open }) => {
  mock.on('POST /sign-in/verify', () => ({ body: refused('wrong-code', { remaining: 3 }) }));
  await open('sign-in');
  await field(page).pressSequentially('123456');
  await expect(alert(page)).toContainText('not right');
  await page.reload();
  await field(page).pressSequentially('654321');
  await expect(alert(page)).toContainText('not right');
  const known = mock.callsTo('POST /sign-in/verify').map(({ body }) => (body as { browser: string }).browser);
  expect(known).toHaveLength(2);
  expect(known[1]).toBe(known[0]);
  expect(JSON.stringify(known)).not.toContain(TOKEN.slice(-6));
});

test('S28: a sign-in that another browser began offers nothing, and sends nobody anywhere', async ({ page, mock, open }) => {
  mock.on('GET /session', () => ({ body: session({ return_to: `${mock.origin}/back` }) }));
  mock.on('POST /sign-in/verify', () => problem(409, 'other-browser'));
  await open('sign-in');
  await field(page).pressSequentially('123456');
  await expect(page.getByRole('heading', { name: 'This sign-in was started in another browser' })).toBeFocused();
  await expect(page.getByText('do not type a code')).toBeVisible();
  await expect(page.getByRole('button')).toHaveCount(0);
  await expect(page.getByRole('link')).toHaveCount(0);
  expect(await page.evaluate(() => sessionStorage.length)).toBe(0);
});

test('S28: with a passed sign-in’s token nothing can be done on the page', async ({ page, mock, open }) => {
  mock.on('GET /session', () => problem(410, 'token-ended'));
  await open('sign-in');
  await expect(page.getByRole('heading', { name: 'This sign-in is over' })).toBeFocused();
  await expect(page.getByRole('button')).toHaveCount(0);
  await expect(page.getByRole('link')).toHaveCount(0);
});

test('an app’s code is asked for, refused and accepted with what came at first: nothing more is fetched', async ({ page, mock, open }) => {
  const scripts: string[] = [];
  page.on('request', (request) => request.resourceType() === 'script' && scripts.push(request.url()));
  mock.on('POST /sign-in/verify', () => ({ body: refused('wrong-code', { remaining: 3 }) }));
  await open('sign-in');
  await expect(field(page)).toBeFocused();
  const atFirst = scripts.length;
  expect(scripts.filter((url) => /\/(ways|lost|enrolling|ending|unusual|set-up|set-up-parts)-/.test(url))).toEqual([]);
  await field(page).pressSequentially('123456');
  await expect(alert(page)).toContainText('That code is not right');
  mock.on('POST /sign-in/verify', () => ({ body: accepted() }));
  await field(page).pressSequentially('654321');
  await expect(page.locator('countersign-sign-in')).toHaveAttribute('state', 'passed');
  expect(scripts.slice(atFirst)).toEqual([]);
});

/** As long as it is not given back, the files of a part cannot be fetched. */
async function without(page: Page, part: RegExp): Promise<() => Promise<void>> {
  await page.route(part, (route) => route.fulfill({ status: 503 }));
  return () => page.unroute(part);
}

const WAYS = /\/ways-/;
const recovery = (page: Page) => page.getByRole('textbox', { name: 'Recovery code' });

test('the field for a recovery code is fetched when somebody asks for it; until it can be, the app’s code goes in', async ({ page, mock, open }) => {
  mock.on('POST /sign-in/verify', () => ({ body: refused('wrong-code', { remaining: 3 }) }));
  await open('sign-in');
  const back = await without(page, WAYS);
  const toRecovery = page.getByRole('button', { name: 'Use a recovery code' });
  await toRecovery.click();
  await expect(alert(page)).toContainText('not available right now');
  await field(page).pressSequentially('123456');
  await expect(alert(page)).toContainText('That code is not right');
  await back();
  await toRecovery.click();
  await expect(recovery(page)).toBeFocused();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Use the authenticator app' }).click();
  await expect(field(page)).toBeFocused();
});

test('a recovery code that is typed into the digits’ field waits for its own, and no character is lost', async ({ page, open }) => {
  let fetched = () => {};
  const asked = new Promise<void>((resolve) => (fetched = resolve));
  let release = () => {};
  const released = new Promise<void>((resolve) => (release = resolve));
  await page.route(WAYS, async (route) => {
    fetched();
    await released;
    await route.continue();
  });
  await open('sign-in');
  await expect(field(page)).toBeFocused();
  await page.keyboard.type('7kq2m9-xd');
  await asked;
  await page.keyboard.type('4trw-hb');
  await expect(field(page)).toHaveValue('');
  release();
  await expect(recovery(page)).toBeFocused();
  await page.keyboard.type('63pa');
  await expect(recovery(page)).toHaveValue('7kq2m9-xd4trw-hb63pa');
});

test('letters whose own field cannot be fetched are let go: the digits’ field takes digits again', async ({ page, mock, open }) => {
  mock.on('POST /sign-in/verify', () => ({ body: accepted() }));
  await without(page, WAYS);
  await open('sign-in');
  await expect(field(page)).toBeFocused();
  await page.keyboard.type('7kq2m9');
  await expect(alert(page)).toContainText('not available right now');
  await field(page).fill('123456');
  await expect(page.locator('countersign-sign-in')).toHaveAttribute('state', 'passed');
  expect(mock.callsTo('POST /sign-in/verify')).toMatchObject([{ body: { code: '123456' } }]);
});

test('a wait, and why a clock is to blame, are fetched with the refusal; until they can be, the code can be tried again', async ({ page, mock, open }) => {
  mock.on('POST /sign-in/verify', () => ({ body: refused('clock-off', { clock_off_seconds: 252 }) }));
  await open('sign-in');
  const back = await without(page, WAYS);
  await field(page).pressSequentially('123456');
  await expect(alert(page)).toContainText('not available right now');
  await expect(page.getByRole('button', { name: 'Confirm' })).toBeEnabled();
  await back();
  await field(page).fill('654321');
  await expect(alert(page)).toContainText('clock is 4 minutes, 12 seconds ahead');
  mock.on('POST /sign-in/verify', () => ({ body: refused('wait', { retry_at: inMinutes(1) }) }));
  await field(page).fill('111111');
  await expect(page.getByRole('timer')).toContainText('Try again in');
  await expect(page.getByRole('button', { name: 'Confirm' })).toHaveCount(0);
  await expectAccessible(page);
});

test('how a sign-in ended is fetched when it has; until it can be, nothing of the sign-in is shown, and it can be tried again', async ({ page, mock, open }) => {
  mock.on('GET /session', () => ({ body: session({ return_to: `${mock.origin}/back` }) }));
  mock.on('POST /sign-in/verify', () => problem(410, 'token-ended'));
  await open('sign-in');
  const back = await without(page, /\/ending-/);
  await field(page).pressSequentially('123456');
  await expect(alert(page)).toContainText('not available right now');
  await expect(field(page)).toHaveCount(0);
  await expectAccessible(page);
  await back();
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('heading', { name: 'This sign-in is over' })).toBeFocused();
  await expect(page.getByRole('link', { name: 'Back to Harbour Help' })).toBeVisible();
});

test('what seldom goes wrong is told in words of its own; without them, that it did not work', async ({ page, mock, open }) => {
  mock.on('POST /sign-in/verify', () => problem(409, 'method-not-offered'));
  await open('sign-in');
  const back = await without(page, /\/unusual-/);
  await field(page).pressSequentially('123456');
  await expect(alert(page)).toContainText('That did not work');
  await back();
  await page.getByRole('button', { name: 'Confirm' }).click();
  await expect(alert(page)).toContainText('This was already done, perhaps in another tab');
});

test('what is fetched when it comes to it, and cannot be, is told and can be tried again', async ({ page, mock, open }) => {
  loses()(mock);
  await page.route(/\/lost-/, (route) => route.fulfill({ status: 503 }));
  await open('sign-in');
  const lose = page.locator('.lost button');
  await lose.click();
  await expect(alert(page)).toContainText('not available right now');
  await expect(field(page)).toBeVisible();
  await page.unroute(/\/lost-/);
  await lose.click();
  await expect(page.locator('countersign-sign-in')).toHaveAttribute('state', 'lost');
});
