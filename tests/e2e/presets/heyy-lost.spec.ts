import { expect, scenario, type Visitor } from '../support/world.ts';

const test = scenario('heyy', { turned: true });
test.describe.configure({ mode: 'serial' });

let grace: Visitor;
let ada: Visitor;

async function setUp(by: Visitor): Promise<void> {
  await by.signIn();
  await by.button('Set it up now').click();
  await by.scan();
  await by.code.pressSequentially(by.freshCode());
  await by.keepCodes('Continue');
  await by.advised('Text messages can be diverted by somebody who takes over your phone number.');
  await by.expectIn();
}

test('heyy: who lost everything is told that support can require a new set-up, and resets nothing alone', async ({ world }) => {
  grace = await world.visitor('grace');
  await setUp(grace);
  await grace.signOut();
  await grace.signIn();
  await expect(grace.button('Can’t access your device?')).toHaveCount(0);
  await grace.page.getByText('Can’t access your device?').click();
  await expect(grace.page.getByText('They can take the old device away')).toBeVisible();
});

test('heyy: an owner requires a new set-up on the administrators’ page, after a code of their own', async ({ world }) => {
  ada = await world.visitor('ada');
  await setUp(ada);
  await ada.lookAfter('grace');
  await ada.act('Require a new set-up', /A new set-up is required of .*grace/);
  expect(await world.reset('grace')).toBe('done');
  expect(await world.member('grace')).toMatchObject({ factors: 0 });
  await world.told(grace.person.email, /was reset$/);
  await ada.context.close();
});

test('heyy: S29: a sign-in that stood open meanwhile gets nothing, not even for the right code', async () => {
  await grace.code.pressSequentially(grace.freshCode());
  await expect(grace.page.locator('countersign-sign-in')).not.toHaveAttribute('state', /^(challenge|passed)$/);
  await grace.expectNotIn();
});

test('heyy: S12: at the next sign-in a new app is set up before anything else, though nobody must have one', async () => {
  const { secret } = grace.app;
  await grace.signIn();
  await grace.scan();
  await expect(grace.button('Not now')).toHaveCount(0);
  await grace.expectNotIn();
  expect(grace.app.secret).not.toBe(secret);
  await grace.code.pressSequentially(grace.freshCode());
  await grace.keepCodes('Continue');
  await grace.button('Continue').click();
  await grace.expectIn();
  await grace.context.close();
});
