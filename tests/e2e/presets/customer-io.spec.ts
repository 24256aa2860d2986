import { expect, scenario, type Visitor } from '../support/world.ts';

const test = scenario('customer-io');
test.describe.configure({ mode: 'serial' });

let grace: Visitor;
let nora: Visitor;
let link = '';

test('customer-io: after the password a link comes by e-mail, and the page waits for it', async ({ world }) => {
  grace = await world.visitor('grace');
  await grace.signIn();
  link = await world.mailedLink(grace.person.email);
  expect(link).toContain(`${world.servers.helpdesk}/sign-in/link#cs_link_`);
  await grace.expectNotIn();
});

test('customer-io: a scanner of mails that opens the link spends nothing', async ({ world }) => {
  expect((await fetch(link)).status).toBe(200);
  const look = await fetch(`${world.servers.verifier}/v1/client/link`, { headers: { authorization: `Bearer ${tokenOf(link)}` } });
  expect(look.status).toBe(200);
  await grace.expectNotIn();
});

test('customer-io: opened in another browser, the link says where to open it, and gives nothing', async ({ world }) => {
  const other = await world.visitor('grace');
  await other.page.goto(link);
  await expect(other.heading('Open this link in the browser in which you began to sign in')).toBeVisible();
  await expect(other.button('Yes, sign me in')).toHaveCount(0);
  // Whoever presses it with a program of their own gets as much.
  const opened = await fetch(`${world.servers.verifier}/v1/client/link/open`, {
    method: 'POST',
    headers: { authorization: `Bearer ${tokenOf(link)}`, 'content-type': 'application/json' },
    body: JSON.stringify({ browser: 'A'.repeat(43) }),
  });
  expect(opened.status).toBe(409);
  await other.expectNotIn();
  await grace.expectNotIn();
  await other.context.close();
});

test('customer-io: opened in the same browser, the page that asked goes on by itself, and the link is over', async () => {
  const tab = await grace.context.newPage();
  await tab.goto(link);
  await tab.getByRole('button', { name: 'Yes, sign me in' }).click();
  await expect(tab.getByRole('heading', { name: 'You are signed in in the other tab' })).toBeVisible();
  await grace.expectIn();
  await expect(grace.page.getByText('reduced assurance')).toBeVisible();
  await tab.goto('about:blank');
  await tab.goto(link);
  await expect(tab.getByRole('heading', { name: 'This link no longer works' })).toBeVisible();
  await tab.close();
  await grace.signOut();
});

test('customer-io: nobody requires it of all before having it: the switch is refused until the admin has set it up', async ({ world }) => {
  nora = await world.visitor('nora');
  const require = () => world.change({ required: { team: 'everyone' } }, 'nora');
  await nora.signIn();
  expect(await require()).toMatchObject({ status: 409, body: { type: 'urn:countersign:problem:admin-first' } });
  await openLink(nora, await world.mailedLink(nora.person.email));
  await nora.expectIn();
  await nora.add();
  const codes = await nora.keepCodes('Next');
  expect(codes, 'before the QR').toHaveLength(10);
  await nora.scan();
  await nora.code.pressSequentially(nora.app.code());
  await expect(nora.page.locator('countersign-security')).toHaveAttribute('state', 'overview');
  expect(await require()).toMatchObject({ status: 200 });
});

test('customer-io: once required, everybody is sent to the set-up, and nobody has a switch of their own', async ({ world }) => {
  await world.backend.call('PUT', 'members/grace', { setting: 'exempt' });
  await grace.signIn();
  await openLink(grace, await world.mailedLink(grace.person.email));
  const codes = await grace.keepCodes('Next');
  expect(codes, 'before the QR').toHaveLength(10);
  await grace.expectNotIn();
  await grace.scan();
  await grace.code.pressSequentially(grace.app.code());
  await grace.advised('If you lose everything, support has to check who you are.');
  await grace.expectIn();
});

test('customer-io: the person cannot turn it off; an admin removes it, and the next sign-in sets it up anew', async ({ world }) => {
  await grace.security();
  await expect(grace.page.getByText('Only an admin can take away the last one.')).toBeVisible();
  await expect(grace.button('Remove Authenticator app')).toHaveCount(0);
  const { body } = await world.backend.call('GET', 'members/grace/factors');
  for (const { id } of body['factors'] as { id: string }[]) {
    expect(await world.backend.call('DELETE', `members/grace/factors/${id}`)).toMatchObject({ status: 204 });
  }
  await grace.page.goto(world.servers.helpdesk);
  await grace.signOut();
  await grace.signIn();
  await openLink(grace, await world.mailedLink(grace.person.email));
  await grace.expectNotIn();
  await grace.keepCodes('Next');
  const { secret } = grace.app;
  await grace.scan();
  expect(grace.app.secret).not.toBe(secret);
});

const tokenOf = (address: string) => new URL(address).hash.slice(1);

async function openLink(by: Visitor, address: string): Promise<void> {
  const tab = await by.context.newPage();
  await tab.goto(address);
  await tab.getByRole('button', { name: 'Yes, sign me in' }).click();
  await expect(tab.getByRole('heading', { name: /other tab/ })).toBeVisible();
  await tab.close();
}
