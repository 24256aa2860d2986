import { expect, scenario, type Visitor } from '../support/world.ts';

const test = scenario('customer-io', { turned: true });
test.describe.configure({ mode: 'serial' });

let nora: Visitor;
let grace: Visitor;

/** Opens the sign-in link that was mailed, in another tab. */
async function openLink(by: Visitor): Promise<void> {
  const tab = await by.context.newPage();
  await tab.goto(await by.world.mailedLink(by.person.email));
  await tab.getByRole('button', { name: 'Yes, sign me in' }).click();
  await expect(tab.getByRole('heading', { name: /other tab/ })).toBeVisible();
  await tab.close();
}

/** Recovery codes, scan, code: the set-up that stands on the page. */
async function setUp(by: Visitor): Promise<void> {
  expect(await by.keepCodes('Next')).toHaveLength(10);
  await by.scan();
  await by.expectNotIn();
  await by.code.pressSequentially(by.freshCode());
  await by.advised('If you lose everything, support has to check who you are.');
  await by.expectIn();
}

test('customer-io: who lost everything is told that support helps, and checks who they are', async ({ world }) => {
  nora = await world.visitor('nora');
  await nora.signIn();
  await openLink(nora);
  await nora.expectIn();
  await nora.add();
  await nora.keepCodes('Next');
  await nora.scan();
  await nora.code.pressSequentially(nora.freshCode());
  await expect(nora.page.locator('countersign-security')).toHaveAttribute('state', 'overview');
  expect(await world.change({ required: { team: 'everyone' } }, 'nora')).toMatchObject({ status: 200 });

  grace = await world.visitor('grace');
  await grace.signIn();
  await openLink(grace);
  await setUp(grace);
  await grace.signOut();
  await grace.signIn();
  await expect(grace.button('Can’t access your device?')).toHaveCount(0);
  await grace.page.getByText('Can’t access your device?').click();
  await expect(grace.page.getByText('once they know that it’s you')).toBeVisible();
});

test('customer-io: another admin requires a new set-up, and nobody does it for themselves', async ({ world }) => {
  expect(await world.backend.call('POST', 'members/nora/reset', { by: 'nora' })).toMatchObject({ status: 403, body: { type: 'urn:countersign:problem:own-reset' } });
  await nora.lookAfter('grace');
  await nora.act('Require a new set-up', /A new set-up is required of .*grace/);
  expect(await world.reset('grace')).toBe('done');
  await world.told(grace.person.email, /was reset$/);

  const { secret } = grace.app;
  await grace.signIn();
  await openLink(grace);
  await grace.expectNotIn();
  await setUp(grace);
  expect(grace.app.secret).not.toBe(secret);
  await grace.signOut();
});

test('customer-io: a member who is removed and added again sets up anew', async ({ world }) => {
  const { secret } = grace.app;
  expect((await world.backend.call('DELETE', 'members/grace')).status).toBe(204);
  const addresses = [{ kind: 'email', value: grace.person.email, confirmed: true, primary: true }];
  expect((await world.backend.call('PUT', 'members/grace', { label: grace.person.email, role: 'agent', addresses })).status).toBeLessThan(300);
  world.clock.turn(2);
  await grace.signIn();
  await openLink(grace);
  await grace.expectNotIn();
  await setUp(grace);
  expect(grace.app.secret).not.toBe(secret);
  await grace.context.close();
  await nora.context.close();
});
