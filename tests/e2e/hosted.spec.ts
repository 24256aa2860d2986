import { test as base, expect } from '@playwright/test';
import { Authenticator, scan, STEP_MS } from './support/authenticator.ts';
import { expectAccessible } from './support/axe.ts';
import { shoot } from './support/screenshots.ts';
import { Servers } from './support/servers.ts';
import { withSite } from './support/site.ts';

/** An app that embeds nothing: its backend speaks the API, its people are sent to the verifier's own pages. */
class Backend {
  constructor(
    readonly verifier: string,
    private readonly key: string,
  ) {}

  async call(method: string, path: string, body?: object): Promise<{ status: number; body: Record<string, unknown> }> {
    const answer = await fetch(`${this.verifier}/v1/${path}`, {
      method,
      headers: { authorization: `Bearer ${this.key}`, 'content-type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    });
    return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
  }
}

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
  await page.getByRole('button', { name: 'Set up an authenticator app' }).click();
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
    expect(console.join('\n')).toContain(`countersign workspace origins NAME --add ${site}`);
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
  const { body: member } = await backend.call('GET', 'members/cy');
  const left = (Date.parse(String(member['retry_at'])) - Date.now()) / 1000;
  const [minutes = 0, seconds = 0] = (await timer.locator('b').innerText()).split(':').map(Number);
  expect(Math.abs(minutes * 60 + seconds - left)).toBeLessThan(3);
  // Nothing is looked at meanwhile, not even the right code (S7).
  const { body: verdict } = await backend.call('POST', 'verify', { member: 'cy', code: app.nextCode() });
  expect(verdict).toMatchObject({ accepted: false, reason: 'wait' });
});
