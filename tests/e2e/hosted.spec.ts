import { test as base, expect, type Page } from '@playwright/test';
import { Authenticator, scan, STEP_MS } from './support/authenticator.ts';
import { expectAccessible } from './support/axe.ts';
import { Backend } from './support/backend.ts';
import { shoot } from './support/screenshots.ts';
import { Servers } from './support/servers.ts';
import { withSite } from './support/site.ts';

// An app that embeds nothing: its backend speaks the API, its people are sent to the verifier's own pages.
const test = base.extend<object, { servers: Servers; backend: Backend }>({
  servers: [
    async ({}, use) => {
      const servers = await Servers.start();
      await use(servers);
      await servers.stop();
      servers.remove();
    },
    { scope: 'worker', timeout: 60_000 },
  ],
  backend: [
    async ({ servers }, use) => {
      base.skip(!servers.apiKey, 'this needs the API key of a verifier that the test started itself');
      await use(new Backend(servers.verifier, servers.apiKey ?? ''));
    },
    { scope: 'worker' },
  ],
});

test('the hosted page enrolls, and brings the receipt back to be redeemed once (S14)', async ({ page, servers, backend }) => {
  const back = `${servers.helpdesk}/assets/mark.svg?tab=1`;
  await backend.call('PUT', 'members/ana', { label: 'ana@harbour.example' });
  const { body: signIn } = await backend.call('POST', 'sign-ins', { member: 'ana', return_to: back });
  expect(signIn['status']).toBe('enroll');

  const asked = new Set<string>();
  page.on('request', (request) => asked.add(new URL(request.url()).origin));
  await page.goto(String(signIn['url']));
  await expect(page.locator('[part=qr] svg')).toBeVisible();
  expect(page.url(), 'the token is gone from the address').toBe(`${servers.verifier}/sign-in`);
  expect([...asked], 'S16').toEqual([servers.verifier]);
  await expectAccessible(page);
  await shoot(page, 'hosted-enroll');

  const app = Authenticator.scanned(await scan(page));
  await page.getByLabel('6-digit code').pressSequentially(app.code());
  await page.getByRole('checkbox', { name: 'I’ve saved these codes' }).check();
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page.getByRole('heading', { name: 'Two-step sign-in is on' })).toBeFocused();
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.waitForURL(`${servers.helpdesk}/**`);

  const returned = new URL(page.url()).searchParams;
  expect(returned.get('tab')).toBe('1');
  expect(returned.get('sign_in')).toBe(signIn['id']);
  const receipt = { receipt: returned.get('receipt') };
  const redeemed = await backend.call('POST', `sign-ins/${signIn['id']}/redeem`, receipt);
  expect(redeemed).toMatchObject({ status: 200, body: { member: 'ana', method: 'totp', amr: ['otp'], phishing_resistant: false, failures_before: 0 } });
  expect((await backend.call('POST', `sign-ins/${signIn['id']}/redeem`, receipt)).status).toBe(409);
});

test('the hosted pages load under a policy that allows nothing inline and nothing foreign', async ({ page, servers }) => {
  for (const name of ['sign-in', 'security']) {
    const broken: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) broken.push(message.text());
    });
    const answer = await page.goto(`${servers.verifier}/${name}#cs_client_none`);
    const policy = answer?.headers()['content-security-policy'] ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain("'unsafe-inline'");
    expect(answer?.headers()['referrer-policy']).toBe('no-referrer');
    await expect(page.getByRole('heading', { name: 'This link can’t be used' })).toBeVisible();
    expect(broken).toEqual([]);
  }
});

test('the hosted security page takes away the last authenticator, after a code', async ({ page, backend }) => {
  await backend.call('PUT', 'members/bo', { label: 'bo@harbour.example' });
  const token = async () => (await backend.call('POST', 'client-tokens', { member: 'bo', purpose: 'security' })).body;
  await page.goto(String((await token())['url']));
  await page.getByRole('button', { name: 'Set up two-step sign-in' }).click();
  await page.getByRole('button', { name: 'Authenticator app' }).click();
  await expect(page.locator('[part=qr] svg')).toBeVisible();
  const app = Authenticator.scanned(await scan(page));
  await page.getByLabel('6-digit code').pressSequentially(app.code());
  const list = page.getByRole('list', { name: 'Recovery codes' }).getByRole('listitem');
  await expect(list).toHaveCount(10);
  const [recovery = ''] = await list.allInnerTexts();
  await page.getByRole('checkbox').check();
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page.getByText('10 codes left')).toBeVisible();

  await page.goto(String((await token())['url']));
  await page.getByRole('button', { name: 'Remove Authenticator app' }).click();
  await expect(page.getByText('It is your only one')).toBeVisible();
  await page.getByRole('button', { name: 'Remove' }).click();
  await page.getByRole('button', { name: 'Use a recovery code' }).click();
  await page.getByRole('textbox', { name: 'Recovery code' }).fill(recovery);
  await page.getByRole('button', { name: 'Confirm' }).click();
  await expect(page.getByText('None yet.')).toBeVisible();
  expect((await backend.call('GET', 'members/bo')).body).toMatchObject({ status: 'none', factors: 0, recovery_codes_left: 0 });
});

test('an origin that no workspace lists is told to the developer with the command, and the person is not sent to check a cable', async ({ page, servers }) => {
  const console: string[] = [];
  page.on('console', (message) => console.push(message.text()));
  const element = `<countersign-sign-in verifier="${servers.verifier}" token="cs_client_none"></countersign-sign-in>`;
  await withSite(element, async (site) => {
    await page.goto(site);
    await expect(page.getByRole('alert').filter({ hasText: /\S/ })).toContainText('not set up correctly for two-step sign-in');
    expect(console.join('\n')).toContain(`countersign workspace origins NAME --data DIR --add ${site}`);
    // A plain script fetches a language from beside itself.
    await page.evaluate(() => document.documentElement.setAttribute('lang', 'de'));
    await expect(page.getByRole('alert').filter({ hasText: /\S/ })).toContainText('Diese Website ist für die Anmeldung in zwei Schritten');
  });
});

test('a phone whose clock is minutes off is told so, in seconds, and its right code is then taken', async ({ page, backend }) => {
  await backend.call('PUT', 'members/di', {});
  const { body: factor } = await backend.call('POST', 'members/di/factors', { kind: 'totp' });
  const app = Authenticator.scanned(String(factor['otpauth_uri']));
  await backend.call('POST', `members/di/factors/${factor['id']}/confirm`, { code: app.code() });
  const { body: signIn } = await backend.call('POST', 'sign-ins', { member: 'di' });
  await page.goto(String(signIn['url']));
  const field = page.getByLabel('Code from your authenticator app');
  await field.pressSequentially(app.code(Date.now() + 8 * STEP_MS));
  const alert = page.getByRole('alert').filter({ hasText: /\S/ });
  // Eight steps, or seven when a new one began between our clock and the verifier's.
  await expect(alert).toContainText(/Your phone’s clock is (4 minutes|3 minutes, 30 seconds) ahead \((240|210) seconds\)/);
  await field.pressSequentially(app.nextCode());
  await expect(page.getByRole('heading', { name: 'You’re in' })).toBeVisible();
});

/** Somebody with an authenticator, and a sign-in of theirs that waits for its code. */
async function challenge(backend: Backend, member: string) {
  await backend.call('PUT', `members/${member}`, {});
  const { body: factor } = await backend.call('POST', `members/${member}/factors`, { kind: 'totp' });
  const app = Authenticator.scanned(String(factor['otpauth_uri']));
  await backend.call('POST', `members/${member}/factors/${factor['id']}/confirm`, { code: app.code() });
  const { body: signIn } = await backend.call('POST', 'sign-ins', { member });
  return { app, signIn };
}

const passedWith = (page: Page) =>
  page.evaluate(
    () => new Promise<{ receipt: string }>((told) => document.addEventListener('countersign-passed', (event) => told((event as CustomEvent).detail))),
  );

test('S28: the link to a sign-in, sent to its owner, gives the sender nothing: not after the code, not before', async ({ page, browser, backend }) => {
  const { app, signIn } = await challenge(backend, 'relayed');
  const sender = await (await browser.newContext()).newPage();
  await sender.goto(String(signIn['url']));
  await expect(sender.getByLabel('Code from your authenticator app')).toBeVisible();
  const token = new URL(String(signIn['url'])).hash.slice(1);
  const complete = () =>
    fetch(`${backend.verifier}/v1/client/sign-in/complete`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ browser: 'A'.repeat(43) }),
    }).then(async (answer) => ({ status: answer.status, text: await answer.text() }));

  await page.goto(String(signIn['url']));
  await page.getByLabel('Code from your authenticator app').pressSequentially(app.nextCode());
  await expect(page.getByRole('heading', { name: 'You’re in' })).toBeVisible();

  expect(await complete()).toMatchObject({ status: 410, text: expect.not.stringContaining('cs_receipt_') });
  await sender.getByLabel('Code from your authenticator app').pressSequentially('000000');
  await expect(sender.getByRole('heading', { name: 'This sign-in is over' })).toBeVisible();
  await sender.goto(String(signIn['url']));
  await expect(sender.getByRole('heading', { name: 'This sign-in is over' })).toBeVisible();
  await expect(sender.getByRole('button')).toHaveCount(0);
  await sender.context().close();
});

test('S28: a sign-in whose first code another browser sent takes no code here', async ({ page, browser, backend }) => {
  const { app, signIn } = await challenge(backend, 'begun-elsewhere');
  const other = await (await browser.newContext()).newPage();
  await other.goto(String(signIn['url']));
  await other.getByLabel('Code from your authenticator app').pressSequentially('000000');
  await expect(other.getByRole('alert').filter({ hasText: /\S/ })).toContainText('not right');
  await page.goto(String(signIn['url']));
  await page.getByLabel('Code from your authenticator app').pressSequentially(app.nextCode());
  await expect(page.getByRole('heading', { name: 'This sign-in was started in another browser' })).toBeVisible();
  await other.context().close();
});

test('S28: an accepting answer that is lost on its way is asked for again, and its receipt redeems', async ({ page, backend }) => {
  const { app, signIn } = await challenge(backend, 'unlucky');
  await page.goto(String(signIn['url']));
  let lost = 0;
  await page.route('**/sign-in/verify', async (route) => {
    if (lost++ > 0) return route.continue();
    await route.fetch();
    return route.abort('connectionreset');
  });
  const passed = passedWith(page);
  await page.getByLabel('Code from your authenticator app').pressSequentially(app.nextCode());
  const { receipt } = await passed;
  expect(lost).toBe(2);
  expect((await backend.call('POST', `sign-ins/${signIn['id']}/redeem`, { receipt })).status).toBe(200);
});

test('S28: recovery codes whose answer was lost are replaced by ones that are seen', async ({ page, backend }) => {
  await backend.call('PUT', 'members/unlucky-too', {});
  const { body: signIn } = await backend.call('POST', 'sign-ins', { member: 'unlucky-too' });
  await page.goto(String(signIn['url']));
  await expect(page.locator('[part=qr] svg')).toBeVisible();
  const app = Authenticator.scanned(await scan(page));
  const unseen: string[] = [];
  await page.route('**/confirm', async (route) => {
    if (unseen.length > 0) return route.continue();
    const answer = (await (await route.fetch()).json()) as { recovery_codes: string[] };
    unseen.push(...answer.recovery_codes);
    return route.abort('connectionreset');
  });
  await page.getByLabel('6-digit code').pressSequentially(app.code());
  const list = page.getByRole('list', { name: 'Recovery codes' }).getByRole('listitem');
  await expect(list).toHaveCount(10);
  const seen = await list.allInnerTexts();
  expect(unseen).toHaveLength(10);
  expect(seen.filter((code) => unseen.includes(code))).toEqual([]);
  await page.getByRole('checkbox').check();
  const passed = passedWith(page);
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page.getByRole('heading', { name: 'Two-step sign-in is on' })).toBeFocused();
  await page.getByRole('button', { name: 'Continue' }).click();
  expect((await backend.call('POST', `sign-ins/${signIn['id']}/redeem`, { receipt: (await passed).receipt })).status).toBe(200);

  const { body: next } = await backend.call('POST', 'sign-ins', { member: 'unlucky-too' });
  await page.goto(String(next['url']));
  await page.getByRole('button', { name: 'Use a recovery code' }).click();
  const field = page.getByRole('textbox', { name: 'Recovery code' });
  await field.fill(unseen[0] ?? '');
  await field.press('Enter');
  await expect(page.getByRole('alert').filter({ hasText: /\S/ })).toContainText('not right');
  await field.fill(seen[0] ?? '');
  await field.press('Enter');
  await expect(page.getByRole('heading', { name: 'Recovery code accepted' })).toBeVisible();
});

test('S28: a security page that was left opens nothing, even by the link that the browser’s history keeps', async ({ page, servers, backend }) => {
  const { app } = await challenge(backend, 'shared-computer');
  const { body: token } = await backend.call('POST', 'client-tokens', { member: 'shared-computer', purpose: 'security' });
  await page.goto(String(token['url']));
  await page.getByRole('button', { name: 'Make new codes' }).click();
  await page.getByRole('button', { name: 'Make new codes' }).click();
  await page.getByLabel('Code from your authenticator app').pressSequentially(app.nextCode());
  await expect(page.getByRole('list', { name: 'Recovery codes' }).getByRole('listitem')).toHaveCount(10);
  const session = () =>
    fetch(`${backend.verifier}/v1/client/session`, { headers: { authorization: `Bearer ${new URL(String(token['url'])).hash.slice(1)}` } });
  expect((await session()).status).toBe(200);
  await page.goto(`${servers.helpdesk}/sign-in`);
  await expect.poll(async () => (await session()).status, 'the page said so as it went').toBe(410);

  await page.goBack();
  await expect(page.getByRole('heading', { name: /^This (page is closed|link can’t be used)$/ })).toBeVisible();
  await page.goto(String(token['url']));
  await expect(page.getByRole('heading', { name: 'This page has expired' })).toBeVisible();
});

test('S29: a security page opened before the authenticators were taken away adds none', async ({ page, backend }) => {
  const { app } = await challenge(backend, 'reset');
  const { body: token } = await backend.call('POST', 'client-tokens', { member: 'reset', purpose: 'security' });
  await page.goto(String(token['url']));
  await expect(page.getByText('On', { exact: true })).toBeVisible();
  const { body } = await backend.call('GET', 'members/reset/factors');
  for (const { id } of body['factors'] as { id: string }[]) {
    await backend.call('DELETE', `members/reset/factors/${id}`);
  }
  await page.getByRole('button', { name: 'Add another way' }).click();
  await page.getByRole('button', { name: 'Authenticator app' }).click();
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByLabel('Code from your authenticator app').pressSequentially(app.nextCode());
  await expect(page.getByRole('heading', { name: 'This page has expired' })).toBeVisible();
});

test('N2: wrong codes make the page wait, and count down to the verifier’s own instant', async ({ page, backend }) => {
  await backend.call('PUT', 'members/cy', {});
  const { body: factor } = await backend.call('POST', 'members/cy/factors', { kind: 'totp' });
  const app = Authenticator.scanned(String(factor['otpauth_uri']));
  await backend.call('POST', `members/cy/factors/${factor['id']}/confirm`, { code: app.code() });
  const { body: signIn } = await backend.call('POST', 'sign-ins', { member: 'cy' });
  await page.goto(String(signIn['url']));
  const field = page.getByLabel('Code from your authenticator app');
  const timer = page.getByRole('timer');
  for (let tries = 0; tries < 20 && (await timer.count()) === 0; tries++) {
    await field.pressSequentially(String(100_000 + tries));
    await expect(page.getByRole('alert').filter({ hasText: /\S/ })).toBeVisible();
    await expect(page.getByRole('button', { name: 'Checking…' })).toHaveCount(0);
  }
  await expect(timer).toBeVisible();
  await expect(field, 'by the very code that was one too many').toBeDisabled();
  const { body: member } = await backend.call('GET', 'members/cy');
  const left = (Date.parse(String(member['retry_at'])) - Date.now()) / 1000;
  const [minutes = 0, seconds = 0] = (await timer.locator('b').innerText()).split(':').map(Number);
  expect(Math.abs(minutes * 60 + seconds - left)).toBeLessThan(3);
  // Nothing is looked at meanwhile, not even the right code (S7).
  const { body: verdict } = await backend.call('POST', 'verify', { member: 'cy', code: app.nextCode() });
  expect(verdict).toMatchObject({ accepted: false, reason: 'wait' });
});
