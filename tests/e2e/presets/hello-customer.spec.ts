import { expect, scenario, type Visitor } from '../support/world.ts';

const test = scenario('hello-customer');
test.describe.configure({ mode: 'serial' });

let grace: Visitor;
let code = '';

test('hello-customer: of two agents, the one whose own setting says so must set it up', async ({ world }) => {
  for (const name of ['grace', 'linus']) await world.backend.call('PUT', `members/${name}`, { setting: name === 'grace' ? 'required' : 'inherit' });
  const linus = await world.visitor('linus');
  await linus.signIn();
  await linus.expectIn();
  await linus.context.close();

  grace = await world.visitor('grace');
  await grace.signIn();
  await grace.scan();
  await expect(grace.button('Later')).toHaveCount(0);
  await grace.expectNotIn();
  expect(await world.member('grace')).toMatchObject({ setting: 'required', requirement: { required: true } });
});

test('hello-customer: a pasted code confirms, and one recovery code is handed over', async () => {
  await paste(grace, grace.app.code());
  const codes = await grace.keepCodes('Continue');
  expect(codes).toHaveLength(1);
  code = codes[0] ?? '';
  await grace.advised('Keep your recovery codes offline, for example on paper.');
  await grace.expectIn();
  await grace.signOut();
});

test('hello-customer: a pasted code signs in', async () => {
  await grace.signIn();
  await expect(grace.code).toBeFocused();
  await paste(grace, grace.app.nextCode());
  await grace.expectIn();
  await grace.signOut();
});

test('hello-customer: the recovery code works once', async ({ world }) => {
  await grace.signIn();
  // Another browser stands at the same step: it may still type the code when it is used.
  const late = await world.visitor('grace');
  await late.signIn();
  await late.button('Use a recovery code').click();

  await grace.recover(code);
  await expect(grace.page.getByText('That was your last recovery code.')).toBeVisible();
  await grace.button('Continue').click();
  await grace.expectIn();
  await grace.signOut();

  await late.page.getByRole('textbox', { name: 'Recovery code' }).fill(code);
  await late.button('Confirm').click();
  await expect(late.page.locator('countersign-sign-in')).not.toHaveAttribute('state', 'passed');
  await late.expectNotIn();
  await grace.signIn();
  await expect(grace.code).toBeFocused();
  await expect(grace.button('Use a recovery code')).toHaveCount(0);
  await late.context.close();
});

test('hello-customer: who comes by SSO is asked for nothing, whatever is required of others', async ({ world }) => {
  expect(await world.change({ required: { team: 'everyone' } })).toMatchObject({ status: 200 });
  const sofia = await world.visitor('sofia');
  await sofia.page.goto(`${world.servers.helpdesk}/sign-in`);
  await sofia.page.getByRole('link', { name: 'Sign in with Fernway SSO' }).click();
  await sofia.page.getByLabel('E-mail address').fill(sofia.person.email);
  await sofia.page.getByLabel('Password').fill(sofia.person.password);
  await sofia.button('Continue').click();
  await sofia.expectIn();
  await sofia.context.close();
});

test('hello-customer: another mode and back again loses nobody’s own setting, and a preview says first who gains and loses', async ({ world }) => {
  const { body } = await world.backend.call('GET', 'policy');
  const policy = body['policy'] as { required: object };
  const nobody = { ...policy, required: { ...policy.required, team: 'nobody' } };
  const preview = await world.backend.call('POST', 'policy/preview', { policy: nobody });
  expect(preview.status).toBe(200);
  expect(JSON.stringify(preview.body)).toContain('grace');

  await world.change({ required: { team: 'nobody' } });
  expect(await world.member('grace')).toMatchObject({ setting: 'required', requirement: { required: false } });
  await world.change({ required: { team: 'per-member' } });
  expect(await world.member('grace')).toMatchObject({ setting: 'required', requirement: { required: true } });
  expect(await world.member('linus')).toMatchObject({ setting: 'inherit', requirement: { required: false } });
});

/** Pastes as a person does: with a space in the middle, from the clipboard. */
async function paste(by: Visitor, digits: string): Promise<void> {
  await by.context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await by.page.evaluate((text) => navigator.clipboard.writeText(text), `${digits.slice(0, 3)} ${digits.slice(3)}`);
  await by.code.press('ControlOrMeta+v');
}
