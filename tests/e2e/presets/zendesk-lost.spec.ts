import { expect, scenario, type Visitor } from '../support/world.ts';

const test = scenario('zendesk', { turned: true });
test.describe.configure({ mode: 'serial' });

let grace: Visitor;
let nora: Visitor;
let ada: Visitor;

/** Signs in with the check of a browser that was never here, and sets an app up. */
async function setUp(by: Visitor): Promise<void> {
  await by.signIn();
  await by.code.pressSequentially(await by.world.mailedCode(by.person.email));
  await by.expectIn();
  await by.add(/^Authenticator app/);
  await by.scan();
  await by.code.pressSequentially(by.freshCode());
  await by.keepCodes('Continue');
  await expect(by.page.locator('countersign-security')).toHaveAttribute('state', 'overview');
}

async function openResets(): Promise<void> {
  await ada.page.goto(`${ada.world.servers.helpdesk}/team/two-step`);
  await ada.button('Resets').click();
  await expect(ada.page.getByText(/^Asked for by .*nora/)).toBeVisible();
}

test('zendesk: an admin issues one code for who lost the phone, on the administrators’ page', async ({ world }) => {
  ada = await world.visitor('ada');
  await setUp(ada);
  grace = await world.visitor('grace');
  await setUp(grace);
  await grace.page.goto(world.servers.helpdesk);
  await grace.signOut();
  nora = await world.visitor('nora');
  await setUp(nora);
  await nora.lookAfter('grace');
  await nora.act('Issue a recovery code', /^Give it to them now/);
  const code = await nora.page.locator('[data-code]').innerText();

  world.clock.turn(2);
  await grace.signIn();
  await grace.recover(code);
  await grace.button('Continue').click();
  await grace.expectIn();
  await grace.signOut();
});

test('zendesk: an admin’s new set-up waits for the owner, who is asked, and everybody is told', async ({ world }) => {
  await nora.lookAfter('grace');
  await nora.act('Require a new set-up', /An owner is asked to permit the new set-up of .*grace/);
  expect(await world.reset('grace')).toBe('permission');
  await world.told(world.person('ada').email, /^Your permission is asked for/);
  await world.told(grace.person.email, /was asked for$/);
  expect(await world.member('grace')).toMatchObject({ factors: 1 });

  await grace.signIn();
  await expect(grace.page.getByText('An owner decides about it.')).toBeVisible();
  await grace.page.getByText('Can’t access your device?').click();
  await expect(grace.page.getByText('They can ask an owner')).toBeVisible();
  await grace.expectNotIn();
});

test('zendesk: the owner refuses, and whoever asked is told', async ({ world }) => {
  await openResets();
  await ada.act('Refuse', /The new set-up of .*grace.* is refused/);
  expect(await world.reset('grace')).toBe('refused');
  await world.told(nora.person.email, /that you asked for .* was refused$/);
  await world.told(grace.person.email, /was refused$/);
  expect(await world.member('grace')).toMatchObject({ factors: 1 });
});

test('zendesk: support asks as an admin does, nobody permits their own, and the owner’s permission does it', async ({ world }) => {
  const asked = await world.backend.call('POST', 'members/grace/reset', {});
  expect(asked).toMatchObject({ status: 201, body: { status: 'permission', asked_by: 'app' } });
  const grant = (by: string) => world.backend.call('POST', `resets/${String(asked.body['id'])}/grant`, { by });
  for (const by of ['grace', 'nora']) expect((await grant(by)).status).toBe(403);
  expect(await world.backend.call('DELETE', `resets/${String(asked.body['id'])}`)).toMatchObject({ status: 204 });
  await nora.lookAfter('grace');
  await nora.act('Require a new set-up', /An owner is asked/);
  await openResets();
  await ada.act('Permit', /The new set-up of .*grace.* is permitted/);
  expect(await world.reset('grace')).toBe('done');
  await world.told(nora.person.email, /that you asked for .* was permitted$/);
  await world.told(grace.person.email, /was reset$/);
});

test('zendesk: S12: the next sign-in checks the browser and sets up anew, with a fresh QR', async ({ world }) => {
  const { secret } = grace.app;
  await grace.signIn();
  await grace.code.pressSequentially(await world.mailedCode(grace.person.email));
  await grace.button(/^Authenticator app/).click();
  await grace.scan();
  expect(grace.app.secret).not.toBe(secret);
  await grace.expectNotIn();
  await grace.code.pressSequentially(grace.freshCode());
  await grace.keepCodes('Continue');
  await grace.button('Continue').click();
  await grace.expectIn();
  for (const each of [grace, nora, ada]) await each.context.close();
});

test('zendesk: the second step of a customer is taken away by nobody', async ({ world }) => {
  const marta = await world.visitor('marta');
  await marta.signIn();
  await marta.expectIn();
  await marta.add(/^Authenticator app/);
  await marta.scan();
  await marta.code.pressSequentially(marta.freshCode());
  await marta.keepCodes('Continue');
  await expect(marta.page.locator('countersign-security')).toHaveAttribute('state', 'overview');
  await marta.page.goto(world.servers.helpdesk);
  await marta.signOut();
  await marta.signIn();
  await marta.page.getByText('Can’t access your device?').click();
  await expect(marta.page.getByText('you need a new account')).toBeVisible();
  const { members } = (await world.backend.call('GET', 'members')).body as { members: { id: string; role: string }[] };
  const id = members.find(({ role }) => role === 'end-user')?.id ?? '';
  for (const by of [{}, { by: 'ada' }, { by: 'nora' }]) expect(await world.backend.call('POST', `members/${id}/reset`, by)).toMatchObject({ status: 403 });
  expect(await world.member(id)).toMatchObject({ factors: 1 });
  await marta.context.close();
});
