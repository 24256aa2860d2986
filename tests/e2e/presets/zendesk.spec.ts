import { codeIn } from '../support/mail.ts';
import { expect, scenario, type Visitor } from '../support/world.ts';

const test = scenario('zendesk');
test.describe.configure({ mode: 'serial' });

let grace: Visitor;
let ada: Visitor;

test('zendesk: a browser that was never here is asked for a code by e-mail, for five minutes, once', async ({ world }) => {
  grace = await world.visitor('grace');
  await grace.signIn();
  const mail = await world.mail.next(grace.person.email);
  expect(mail.text).toContain('5 minutes');
  await grace.expectNotIn();
  await grace.code.pressSequentially(codeIn(mail));
  await grace.expectIn();
  await expect(grace.page.getByText('reduced assurance')).toBeVisible();
  await grace.signOut();

  await grace.signIn();
  await grace.expectIn();
  await grace.signOut();

  const elsewhere = await world.visitor('grace');
  await elsewhere.signIn();
  expect(await world.mailedCode(grace.person.email)).not.toBe(codeIn(mail));
  await elsewhere.code.pressSequentially(codeIn(mail));
  await expect(elsewhere.alert).toContainText(/\S/);
  await elsewhere.expectNotIn();
  await elsewhere.context.close();
});

test('zendesk: who comes by SSO is asked for no such code', async ({ world }) => {
  const sofia = await world.visitor('sofia');
  await sofia.signIn();
  await sofia.expectIn();
  expect(world.mail.all.filter(({ to }) => to === sofia.person.email)).toEqual([]);
  await sofia.context.close();
});

test('zendesk: a password opens the API until a second factor is required, and then a token of the settings does', async ({ world }) => {
  const linus = world.person('linus');
  const token = (email: string, password: string) =>
    fetch(`${world.servers.helpdesk}/api/token`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email, password }),
    }).then(async (answer) => ({ status: answer.status, body: (await answer.json()) as Record<string, string> }));
  expect((await token(linus.email, linus.password)).status).toBe(200);
  expect(await world.change({ required: { team: 'admins' } })).toMatchObject({ status: 200 });
  const refused = await token(linus.email, linus.password);
  expect(refused).toMatchObject({ status: 403, body: { error: 'password-refused' } });

  await grace.signIn();
  await grace.expectIn();
  await grace.page.goto(`${world.servers.helpdesk}/settings/tokens`);
  await grace.page.getByLabel('What is it for?').fill('Nightly report');
  await grace.button('Make a token').click();
  const made = await grace.page.locator('code.password').innerText();
  const list = await fetch(`${world.servers.helpdesk}/api/conversations`, { headers: { authorization: `Bearer ${made}` } });
  expect(list.status).toBe(200);
  await world.change({ required: { team: 'nobody' } });
  await grace.context.close();
});

test('zendesk: codes by text message are set up with the number as it is written anywhere', async ({ world }) => {
  ada = await world.visitor('ada');
  await ada.signIn();
  await ada.code.pressSequentially(await world.mailedCode(ada.person.email));
  await ada.expectIn();
  await ada.add(/^Text message/);
  await ada.page.getByLabel('Another one').check();
  await ada.page.getByLabel('Phone number').fill('+1 (201) 555-0123');
  await ada.button('Send the code').click();
  await ada.code.pressSequentially(await world.textedCode('+12015550123'));
  const codes = await ada.keepCodes('Continue');
  expect(codes.length).toBeGreaterThan(1);
  await ada.context.close();
});

test('zendesk: a second factor takes the place of the new-device check, and e-mail stands in for a message that does not come', async ({ world }) => {
  const phone = await world.visitor('ada');
  await phone.signIn();
  await phone.code.pressSequentially(await world.textedCode('+12015550123'));
  await phone.expectIn();
  await phone.signOut();

  await phone.signIn();
  await phone.page.getByText('Try another way').click();
  await phone.button(/Code by e-mail/).click();
  await phone.code.pressSequentially(await world.mailedCode(phone.person.email));
  await phone.expectIn();
  await phone.context.close();
});

test('zendesk: an owner issues one recovery code for a member, and it goes into the field of the other codes', async ({ world }) => {
  await world.backend.call('PUT', 'members/nora', { role: 'admin' });
  expect(await world.backend.call('POST', 'members/ada/recovery-code', { by: 'linus' })).toMatchObject({ status: 403 });
  const issued = await world.backend.call('POST', 'members/ada/recovery-code', { by: 'nora' });
  expect(issued.status).toBe(201);
  const [code = ''] = issued.body['recovery_codes'] as string[];
  const helped = await world.visitor('ada');
  await helped.signIn();
  await helped.page.getByText('Try another way').click();
  await helped.button(/Recovery code/).click();
  await helped.page.getByRole('textbox', { name: 'Recovery code' }).fill(code);
  await helped.button('Confirm').click();
  await helped.button('Continue').click();
  await helped.expectIn();
  await helped.context.close();
});

test('zendesk: a number of a barred country is not taken', async ({ world }) => {
  const ravi = await world.visitor('ravi');
  await ravi.signIn();
  await ravi.code.pressSequentially(await world.mailedCode(ravi.person.email));
  await ravi.expectIn();
  await ravi.add(/^Text message/);
  await ravi.page.getByLabel('Another one').check();
  await ravi.page.getByLabel('Phone number').fill('+91 81234 56789');
  await ravi.button('Send the code').click();
  await expect(ravi.page.getByText('That is not a number that we can send to.')).toBeVisible();
  expect(world.sms.all.filter(({ to }) => to.startsWith('+91'))).toEqual([]);
  await ravi.context.close();
});

test('zendesk: a customer comes in by a door of their own, and may use an app and e-mail, but no text messages', async ({ world }) => {
  const marta = await world.visitor('marta');
  await marta.signIn();
  await marta.expectIn();
  await expect(marta.heading('Your conversations')).toBeVisible();
  await marta.add();
  await expect(marta.button(/^Authenticator app/)).toContainText('Recommended');
  await expect(marta.button(/^E-mail/)).toBeVisible();
  await expect(marta.button(/Text message/)).toHaveCount(0);
  await marta.button(/^E-mail/).click();
  await marta.button('Send the code').click();
  await marta.code.pressSequentially(await world.mailedCode(marta.person.email));
  await marta.keepCodes('Continue');
  await marta.signOut();

  await marta.signIn();
  await marta.expectNotIn();
  await marta.code.pressSequentially(await world.mailedCode(marta.person.email));
  await marta.expectIn();
  await marta.context.close();
});

test('zendesk: once the team is required, the next sign-in sets it up; it is turned off, and set up again with a fresh QR', async ({ world }) => {
  expect(await world.change({ required: { team: 'everyone' } })).toMatchObject({ status: 200 });
  const linus = await world.visitor('linus');
  await linus.signIn();
  // No second factor yet: the browser is checked first.
  await linus.code.pressSequentially(await world.mailedCode(linus.person.email));
  await linus.button(/^Authenticator app/).click();
  await linus.scan();
  const { secret } = linus.app;
  await linus.code.pressSequentially(linus.app.code());
  await linus.keepCodes('Continue');
  await linus.advised('Try it out: sign out and sign in again while you have everything at hand.');
  await linus.expectIn();
  await world.change({ required: { team: 'nobody' } });

  await linus.security();
  await linus.button('Remove Authenticator app').click();
  await linus.button('Remove').click();
  await linus.code.pressSequentially(linus.app.nextCode());
  await expect(linus.page.getByText('None yet.')).toBeVisible();
  await linus.add(/^Authenticator app/);
  await linus.scan();
  expect(linus.app.secret).not.toBe(secret);
  await linus.context.close();
});
