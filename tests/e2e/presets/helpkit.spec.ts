import { expect, scenario, type Visitor } from '../support/world.ts';

const test = scenario('helpkit');
test.describe.configure({ mode: 'serial' });

const DAY_MS = 24 * 3600 * 1000;
let grace: Visitor;
let codes: string[] = [];

test('helpkit: everybody must, and has seven days: “later” signs in, and the day is told', async ({ world }) => {
  grace = await world.visitor('grace');
  await grace.signIn();
  await expect(grace.page.getByText(/You have until/)).toBeVisible();
  await grace.button('Later').click();
  await grace.expectIn();
  await grace.signOut();
  const { requirement } = (await world.member('grace')) as { requirement: { required: boolean; by: string } };
  expect(requirement.required).toBe(true);
  const left = Date.parse(requirement.by) - Date.now();
  expect(left).toBeGreaterThan(6.9 * DAY_MS);
  expect(left).toBeLessThanOrEqual(7 * DAY_MS);
});

test('helpkit: with no days left there is no “later”, and nobody is in before it is set up', async ({ world }) => {
  expect(await world.change({ required: { grace_days: 0 } })).toMatchObject({ status: 200 });
  await grace.signIn();
  await expect(grace.button('Later')).toHaveCount(0);
  await grace.expectNotIn();
});

test('helpkit: scan, ten recovery codes, and the code that makes it active, in this order', async ({ world }) => {
  await expect(grace.button(/Text message/)).toContainText('Less secure');
  await grace.button(/Authenticator app/).click();
  await grace.scan();
  await grace.button('Next').click();
  codes = await grace.keepCodes('Next');
  expect(codes).toHaveLength(10);
  expect(await world.member('grace')).toMatchObject({ factors: 0 });
  await grace.expectNotIn();
  await grace.code.pressSequentially(grace.app.code());
  await grace.advised('Never tell anyone a code, not even support.');
  await grace.expectIn();
  await grace.signOut();
});

test('helpkit: a trusted device is not asked again, and what it is worth is said (N6)', async ({ world }) => {
  await grace.signIn();
  await grace.page.getByRole('checkbox', { name: /Trust this device for 30 days/ }).check();
  await grace.code.pressSequentially(grace.app.nextCode());
  await grace.expectIn();
  await expect(grace.page.getByText('reduced assurance')).toHaveCount(0);
  await grace.signOut();
  await grace.signIn();
  await grace.expectIn();
  await expect(grace.page.getByText('reduced assurance')).toBeVisible();
  await grace.signOut();

  const elsewhere = await world.visitor('grace');
  await elsewhere.signIn();
  await expect(elsewhere.code).toBeFocused();
  await elsewhere.expectNotIn();
  await elsewhere.context.close();
});

test('S15: a copy of the device’s cookie is noticed at the next use of either, and both are worth nothing', async ({ world }) => {
  const thief = await world.visitor('grace');
  const cookies = (await grace.context.cookies(`${world.servers.helpdesk}/sign-in`)).filter(({ name }) => name.startsWith('helpdesk_device_'));
  expect(cookies).toHaveLength(1);
  await thief.context.addCookies(cookies);
  await thief.signIn();
  await thief.expectIn();
  await thief.signOut();

  for (const browser of [grace, thief]) {
    await browser.signIn();
    await expect(browser.code).toBeFocused();
    await browser.expectNotIn();
  }
  await thief.context.close();
});

test('helpkit: “use a recovery code” takes a code once', async () => {
  await grace.recover(codes[0] ?? '');
  await expect(grace.page.getByText('9 recovery codes left')).toBeVisible();
  await grace.button('Continue').click();
  await grace.expectIn();
});
