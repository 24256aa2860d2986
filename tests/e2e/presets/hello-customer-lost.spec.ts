import { expect, scenario, type Visitor } from '../support/world.ts';

const test = scenario('hello-customer', { turned: true });
test.describe.configure({ mode: 'serial' });

let grace: Visitor;

test('hello-customer: who lost phone and code is sent to support', async ({ world }) => {
  await world.backend.call('PUT', 'members/grace', { setting: 'required' });
  grace = await world.visitor('grace');
  await grace.signIn();
  await grace.scan();
  await grace.code.pressSequentially(grace.freshCode());
  expect(await grace.keepCodes('Continue')).toHaveLength(1);
  await grace.button('Continue').click();
  await grace.expectIn();
  await grace.signOut();

  await grace.signIn();
  await expect(grace.button('Can’t access your device?')).toHaveCount(0);
  await grace.page.getByText('Can’t access your device?').click();
  await expect(grace.page.getByText(/^The support of .*Fernway Support.* helps you/)).toBeVisible();
});

test('hello-customer: nobody of the workspace resets another, and support requires the new set-up', async ({ world }) => {
  for (const [by, role] of [
    ['ada', 'owner'],
    ['nora', 'admin'],
    ['linus', 'agent'],
  ] as const) {
    await world.backend.call('PUT', `members/${by}`, { role });
    const refused = await world.backend.call('POST', 'members/grace/reset', { by });
    expect(refused).toMatchObject({ status: 403, body: { type: 'urn:countersign:problem:role-may-not' } });
  }
  expect(await world.member('grace')).toMatchObject({ factors: 1 });
  expect(await world.backend.call('POST', 'members/grace/reset', {})).toMatchObject({ status: 201, body: { status: 'done', asked_by: 'app' } });
  await world.told(grace.person.email, /was reset$/);
});

test('hello-customer: the new set-up comes at the next sign-in, with a new code to keep', async ({ world }) => {
  const { secret } = grace.app;
  world.clock.turn(2);
  await grace.signIn();
  await grace.scan();
  await grace.expectNotIn();
  expect(grace.app.secret).not.toBe(secret);
  await grace.code.pressSequentially(grace.freshCode());
  expect(await grace.keepCodes('Continue')).toHaveLength(1);
  await grace.button('Continue').click();
  await grace.expectIn();
  await grace.context.close();
});
