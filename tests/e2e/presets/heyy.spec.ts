import { expect, scenario, type Visitor } from '../support/world.ts';

const test = scenario('heyy');
test.describe.configure({ mode: 'serial' });

let nora: Visitor;
let codes: string[] = [];

test('heyy: who need not is offered a set-up, and “not now” signs in', async ({ world }) => {
  const grace = await world.visitor('grace');
  await grace.signIn();
  await expect(grace.heading('Set up two-step sign-in')).toBeVisible();
  await grace.expectNotIn();
  await grace.button('Not now').click();
  await grace.expectIn();
  await grace.signOut();

  // Not at every sign-in: again in 30 days.
  await grace.signIn();
  await grace.expectIn();
  await grace.context.close();
});

test('heyy: an authenticator app that was scanned is active once it gave a code, and recovery codes follow', async ({ world }) => {
  nora = await world.visitor('nora');
  await nora.signIn();
  await nora.button('Set it up now').click();
  await nora.scan();
  expect(nora.app.uri.searchParams.get('issuer')).toBe('Fernway Support');
  expect(await world.member('nora')).toMatchObject({ factors: 0 });
  await nora.code.pressSequentially(nora.app.code());
  codes = await nora.keepCodes('Continue');
  expect(codes.length).toBeGreaterThan(0);
  await nora.advised('Text messages can be diverted by somebody who takes over your phone number.');
  await nora.expectIn();
  await nora.signOut();
});

test('heyy: from then on every sign-in asks for a code, and no text message is offered', async () => {
  await nora.signIn();
  await expect(nora.code).toBeFocused();
  await expect(nora.page.getByText(/text message/i)).toHaveCount(0);
  await nora.code.pressSequentially(nora.app.nextCode());
  await nora.expectIn();
  await nora.signOut();
});

test('heyy: a recovery code lets in whoever lost the phone, and a new app is set up', async () => {
  await nora.signIn();
  await nora.recover(codes[0] ?? '');
  await nora.button('Continue').click();
  await nora.expectIn();

  // The lost phone's app goes, after another code, and the next one is set up.
  await nora.security();
  await nora.button('Remove Authenticator app').click();
  await nora.button('Remove').click();
  await nora.recover(codes[1] ?? '');
  await expect(nora.page.getByText('None yet.')).toBeVisible();
  await nora.add();
  const { secret } = nora.app;
  await nora.scan();
  expect(nora.app.secret).not.toBe(secret);
  await nora.code.pressSequentially(nora.app.code());
  await nora.keepCodes('Continue');
  await nora.context.close();
});

test('heyy: rolled out to admins first, it is asked of them alone', async ({ world }) => {
  expect(await world.change({ required: { team: 'admins' } })).toMatchObject({ status: 200 });
  expect(await world.member('nora')).toMatchObject({ requirement: { required: true } });
  expect(await world.member('grace')).toMatchObject({ requirement: { required: false } });
  const grace = await world.visitor('grace');
  await grace.signIn();
  await grace.expectIn();
  await grace.context.close();
});

test('heyy: an owner requires it of everybody, and the next sign-in sets it up', async ({ world }) => {
  expect(await world.change({ required: { team: 'everyone' } })).toMatchObject({ status: 200 });
  const grace = await world.visitor('grace');
  await grace.signIn();
  await grace.scan();
  await expect(grace.button('Not now')).toHaveCount(0);
  await grace.expectNotIn();
  await grace.context.close();
});
