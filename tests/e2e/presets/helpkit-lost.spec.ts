import { expect, scenario, type Visitor } from '../support/world.ts';

const test = scenario('helpkit', { turned: true });
test.describe.configure({ mode: 'serial' });

const HOME = 'grace.tallis@home.example';
const HOUR = 60;
let grace: Visitor;
let recovery: string[] = [];

/** Asks for a reset, with the password and a code that is mailed. */
async function lose(by: Visitor): Promise<void> {
  await by.signIn();
  await by.button('Can’t access your device?').click();
  await expect(by.page.getByText('Then you wait 1 day')).toBeVisible();
  await by.button('Send the code').click();
  await by.code.pressSequentially(await by.world.mailedCode(by.person.email));
  await expect(by.heading('The reset is under way')).toBeVisible();
  await by.expectNotIn();
}

test('helpkit: who lost phone and codes proves the e-mail address, and every address is told and can cancel', async ({ world }) => {
  grace = await world.visitor('grace');
  await grace.signIn();
  await grace.button('Later').click();
  await grace.expectIn();
  await grace.security();
  await grace.button('Add an e-mail address').click();
  await grace.page.getByLabel('E-mail address').fill(HOME);
  await grace.button('Send the code').click();
  await grace.code.pressSequentially(await world.mailedCode(HOME));
  await expect(grace.page.getByText('is confirmed')).toBeVisible();
  await grace.add(/^Authenticator app/);
  await grace.scan();
  await grace.button('Next').click();
  recovery = await grace.keepCodes('Next');
  await grace.code.pressSequentially(grace.freshCode());
  await expect(grace.page.locator('countersign-security')).toHaveAttribute('state', 'overview');
  await grace.page.goto(world.servers.helpdesk);
  await grace.signOut();

  await lose(grace);
  expect(await world.reset('grace')).toBe('waiting');
  expect(await world.member('grace')).toMatchObject({ factors: 1 });
});

test('helpkit: a reset under way is shown at every sign-in, which still asks for a code', async ({ world }) => {
  const elsewhere = await world.visitor('grace');
  await elsewhere.signIn();
  await expect(elsewhere.page.getByText('A reset of your second step is under way.')).toBeVisible();
  await expect(elsewhere.page.getByText('Can’t access your device?')).toHaveCount(0);
  await elsewhere.expectNotIn();
  await elsewhere.context.close();
});

test('helpkit: one click cancels it from any address, once, in any browser, and a program that opens the mail cancels nothing', async ({ world }) => {
  for (const address of [grace.person.email, HOME]) {
    const links = [await world.cancelLink(grace.person.email), await world.cancelLink(HOME)];
    const link = links[address === HOME ? 1 : 0] ?? '';
    const token = new URL(link).hash.slice(1);
    expect((await fetch(link)).status).toBe(200);
    expect((await fetch(`${world.servers.verifier}/v1/client/reset/link`, { headers: { authorization: `Bearer ${token}` } })).status).toBe(200);
    expect(await world.reset('grace')).toBe('waiting');

    const anywhere = await world.visitor('grace');
    await anywhere.page.goto(link);
    await expect(anywhere.heading('Cancel the reset?')).toBeVisible();
    await anywhere.button('Cancel the reset').click();
    await expect(anywhere.heading('The reset is cancelled')).toBeVisible();
    expect(await world.reset('grace')).toBe('cancelled');
    for (const each of links) {
      await anywhere.page.goto('about:blank');
      await anywhere.page.goto(each);
      await expect(anywhere.heading('This link no longer works')).toBeVisible();
    }
    await anywhere.expectNotIn();
    await anywhere.context.close();
    for (const to of [grace.person.email, HOME]) await world.told(to, /was cancelled$/);

    world.clock.turn(HOUR);
    await lose(grace);
  }
});

test('helpkit: a successful second factor cancels it', async ({ world }) => {
  world.clock.turn(HOUR);
  await grace.signIn();
  await grace.code.pressSequentially(grace.freshCode());
  await grace.expectIn();
  expect(await world.reset('grace')).toBe('cancelled');
  await grace.signOut();
});

test('helpkit: the person cancels it on their own page', async ({ world }) => {
  world.clock.turn(HOUR);
  await grace.signIn();
  await grace.code.pressSequentially(grace.freshCode());
  await grace.expectIn();
  const attacker = await world.visitor('grace');
  await lose(attacker);
  await attacker.context.close();
  await grace.security();
  await expect(grace.page.getByText('A reset of your second step is under way.')).toBeVisible();
  await grace.button('Cancel the reset').click();
  await expect(grace.page.getByText('Your second step stays as it is.')).toBeVisible();
  expect(await world.reset('grace')).toBe('cancelled');
  await grace.page.goto(world.servers.helpdesk);
  await grace.signOut();
});

test('helpkit: S12: before its day a sign-in asks for a code, and after it for a new set-up, never less', async ({ world }) => {
  world.clock.turn(HOUR);
  await lose(grace);
  world.clock.turn(24 * HOUR - 3);
  const late = await world.visitor('grace');
  await late.signIn();
  await expect(late.code).toBeFocused();
  await late.expectNotIn();

  world.clock.turn(4);
  await grace.signIn();
  await expect(grace.button('Later')).toHaveCount(0);
  await expect(grace.button(/Authenticator app/)).toBeVisible();
  await grace.expectNotIn();
  expect(await world.reset('grace')).toBe('done');
  expect(await world.member('grace')).toMatchObject({ factors: 0 });
  for (const to of [grace.person.email, HOME]) await world.told(to, /was reset$/);

  // S29: a sign-in that stood open while the reset was done gets nothing, not even for what was right until then.
  await late.recover(recovery[0] ?? '');
  await expect(late.page.locator('countersign-sign-in')).not.toHaveAttribute('state', /^(challenge|passed|recovery-used)$/);
  await late.expectNotIn();
  await late.context.close();
});

test('helpkit: the new set-up lets in, and what was lost is worth nothing any more', async ({ world }) => {
  const old = grace.app;
  await grace.button(/Authenticator app/).click();
  await grace.scan();
  expect(grace.app.secret).not.toBe(old.secret);
  await grace.button('Next').click();
  const codes = await grace.keepCodes('Next');
  expect(codes).toHaveLength(10);
  await grace.code.pressSequentially(grace.freshCode());
  await grace.advised('Never tell anyone a code, not even support.');
  await grace.expectIn();

  world.clock.turn(HOUR);
  const finder = await world.visitor('grace');
  await finder.signIn();
  await finder.code.pressSequentially(old.code(world.clock.now()));
  await expect(finder.alert).toContainText(/\S/);
  await finder.recover(recovery[1] ?? '');
  await expect(finder.alert).toContainText(/\S/);
  await finder.expectNotIn();
  await finder.context.close();
});
