import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { test as base, expect, type Page, type Request } from '@playwright/test';
import { Authenticator, scan } from './support/authenticator.ts';
import { expectAccessible } from './support/axe.ts';
import { filesUnder, Ledger } from './support/ledger.ts';
import { shoot } from './support/screenshots.ts';
import { Servers, type Person } from './support/servers.ts';

/**
 * The main job, as one person lives it: real verifier, real helpdesk, real browser, a scanner and an authenticator that
 * know nothing of us. The steps build on each other, so they are one serial story on one page.
 */
const test = base.extend<object, { story: Story }>({
  story: [
    async ({ browser }, use) => {
      const servers = await Servers.start();
      const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
      const story = new Story(servers, await context.newPage());
      await use(story);
      await context.close();
      await servers.stop();
      servers.remove();
    },
    { scope: 'worker', timeout: 60_000 },
  ],
});

class Story {
  readonly ledger = new Ledger();
  readonly requests: Request[] = [];
  readonly broken: string[] = [];
  readonly person: Person;
  app!: Authenticator;
  recoveryCodes: string[] = [];
  /** The set that took their place. */
  renewedCodes: string[] = [];

  constructor(
    readonly servers: Servers,
    readonly page: Page,
  ) {
    this.ledger.watch(page);
    if (servers.apiKey) this.ledger.token('API key', servers.apiKey);
    page.on('request', (request) => this.requests.push(request));
    page.on('pageerror', (error) => this.broken.push(String(error)));
    page.on('console', (message) => {
      if (message.type() === 'error') this.broken.push(message.text());
    });
    const [first] = servers.people();
    if (!first) throw new Error('the helpdesk has nobody to sign in');
    this.person = first;
    this.ledger.password(first.password);
  }

  get code() {
    return this.page.getByLabel('Code from your authenticator app');
  }

  get alert() {
    return this.page.getByRole('alert').filter({ hasText: /\S/ });
  }

  async signInWithPassword(): Promise<void> {
    await this.page.goto(`${this.servers.helpdesk}/sign-in`);
    await this.page.getByLabel('E-mail address').fill(this.person.email);
    await this.page.getByLabel('Password').fill(this.person.password);
    await this.page.getByRole('button', { name: 'Continue' }).click();
  }

  async type(digits: string): Promise<void> {
    this.ledger.code(digits);
    await this.code.pressSequentially(digits);
  }

  async typeRecovery(code: string): Promise<void> {
    await this.page.getByRole('button', { name: 'Use a recovery code' }).click();
    await this.page.getByRole('textbox', { name: 'Recovery code' }).fill(code);
    await this.page.getByRole('button', { name: 'Confirm' }).click();
  }

  async expectInbox(): Promise<void> {
    await expect(this.page.getByRole('heading', { name: /^Open/ })).toBeVisible();
    expect(new URL(this.page.url()).pathname).toBe('/');
  }

  async expectNoInbox(): Promise<void> {
    const answer = await this.page.request.get(`${this.servers.helpdesk}/`, { maxRedirects: 0 });
    expect(answer.status(), 'the inbox stays shut').toBe(303);
  }

  async signOut(): Promise<void> {
    await this.page.getByRole('button', { name: 'Sign out' }).click();
    await expect(this.page.getByLabel('Password')).toBeVisible();
  }
}

test.describe.configure({ mode: 'serial' });

let used = '';

test('the password alone opens the set-up, not the inbox (S14)', async ({ story }) => {
  const { page } = story;
  await page.goto(`${story.servers.helpdesk}/sign-in`);
  await expectAccessible(page);
  await shoot(page, 'helpdesk-sign-in');
  await story.signInWithPassword();
  await expect(page.getByRole('heading', { name: 'Set up two-step sign-in' })).toBeVisible();
  await story.expectNoInbox();
});

test('S16: the QR is drawn in the page and read by a scanner; no request leaves the two origins, none carries the secret', async ({ story }) => {
  const { page, servers } = story;
  await expect(page.locator('[part=qr] svg')).toBeVisible();
  await expectAccessible(page);
  await shoot(page, 'helpdesk-enroll');

  story.app = Authenticator.scanned(await scan(page));
  expect(story.app.uri.host).toBe('totp');
  expect(decodeURIComponent(story.app.uri.pathname)).toContain(story.person.email);
  expect(story.app.uri.searchParams.get('issuer')).toBe('Fernway Support');
  expect(story.app.secret, 'S19: 160 bits').toMatch(/^[A-Z2-7]{32}$/);
  story.ledger.secret(story.app.secret);

  const origins = new Set(story.requests.map((request) => new URL(request.url()).origin));
  expect([...origins].sort()).toEqual([servers.verifier, servers.helpdesk].sort());
  const leaks = story.requests.filter((request) =>
    [request.url(), request.postData() ?? '', JSON.stringify(request.headers())].some((sent) => sent.includes(story.app.secret)),
  );
  expect(leaks.map((request) => request.url())).toEqual([]);
});

test('the first code confirms, recovery codes are kept, and the inbox opens', async ({ story }) => {
  const { page } = story;
  used = story.app.code();
  story.ledger.code(used);
  await page.getByLabel('6-digit code').pressSequentially(used);
  await expect(page.getByRole('heading', { name: 'Save your recovery codes' })).toBeFocused();
  const list = page.getByRole('list', { name: 'Recovery codes' }).getByRole('listitem');
  await expect(list).toHaveCount(10);
  story.recoveryCodes = await list.allInnerTexts();
  story.recoveryCodes.forEach((code) => story.ledger.recoveryCode(code));
  await story.expectNoInbox();
  await expectAccessible(page);
  await shoot(page, 'helpdesk-codes');

  await page.getByRole('checkbox', { name: 'I’ve saved these codes' }).check();
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page.getByRole('heading', { name: 'Two-step sign-in is on' })).toBeFocused();
  await page.getByRole('button', { name: 'Continue' }).click();
  await story.expectInbox();
  await expectAccessible(page);
  await shoot(page, 'helpdesk-inbox');
  await story.signOut();
});

test('S1: the code that confirmed the set-up signs nobody in', async ({ story }) => {
  await story.signInWithPassword();
  await expect(story.code).toBeFocused();
  await expectAccessible(story.page);
  await shoot(story.page, 'helpdesk-challenge');
  await story.type(used);
  await expect(story.alert).toContainText('already used');
  await story.expectNoInbox();
});

test('the next code signs in', async ({ story }) => {
  used = story.app.nextCode();
  await story.type(used);
  await story.expectInbox();
  await story.signOut();
});

test('S1: the same code is refused a second time, in words', async ({ story }) => {
  await story.signInWithPassword();
  await story.type(used);
  await expect(story.alert).toContainText('That code was already used. Each code works once');
  await expectAccessible(story.page);
  await shoot(story.page, 'helpdesk-already-used');
  await story.expectNoInbox();
});

test('a recovery code signs in, and what is left is told (N3)', async ({ story }) => {
  await story.typeRecovery(story.recoveryCodes[0] ?? '');
  await expect(story.page.getByRole('heading', { name: 'Recovery code accepted' })).toBeFocused();
  await expect(story.page.getByText('you have 9 recovery codes left')).toBeVisible();
  await story.page.getByRole('button', { name: 'Continue' }).click();
  await story.expectInbox();
  await story.signOut();
});

test('S4: the same recovery code is refused a second time', async ({ story }) => {
  await story.signInWithPassword();
  await story.typeRecovery(story.recoveryCodes[0] ?? '');
  await expect(story.alert).toContainText('That recovery code was already used');
  await story.expectNoInbox();
});

test('in other clothes, another recovery code still works: lower case, without dashes', async ({ story }) => {
  const plain = (story.recoveryCodes[1] ?? '').toLowerCase().replaceAll('-', ' ');
  await story.page.getByRole('textbox', { name: 'Recovery code' }).fill(plain);
  await story.page.keyboard.press('Enter');
  await expect(story.page.getByText('you have 8 recovery codes left')).toBeVisible();
  await story.page.getByRole('button', { name: 'Continue' }).click();
  await story.expectInbox();
});

test('the security page shows the authenticator, and asks for a code before it changes anything', async ({ story }) => {
  const { page } = story;
  await page.getByRole('link', { name: 'Security' }).click();
  await expect(page.getByText('8 codes left')).toBeVisible();
  await expectAccessible(page);
  await shoot(page, 'helpdesk-security');
  await page.getByRole('button', { name: 'Make new codes' }).click();
  await page.getByRole('button', { name: 'Make new codes' }).click();
  await story.typeRecovery(story.recoveryCodes[2] ?? '');
  const list = page.getByRole('list', { name: 'Recovery codes' }).getByRole('listitem');
  await expect(list).toHaveCount(10);
  const renewed = await list.allInnerTexts();
  renewed.forEach((code) => story.ledger.recoveryCode(code));
  expect(renewed.filter((code) => story.recoveryCodes.includes(code))).toEqual([]);
  story.renewedCodes = renewed;
  await page.getByRole('checkbox', { name: 'I’ve saved these codes' }).check();
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page.getByText('10 codes left')).toBeVisible();
  await story.signOut();

  // The old set died with the new one.
  await story.signInWithPassword();
  await story.typeRecovery(story.recoveryCodes[3] ?? '');
  await expect(story.alert).toContainText('not right');
  await story.page.getByRole('textbox', { name: 'Recovery code' }).fill(renewed[0] ?? '');
  await story.page.keyboard.press('Enter');
  await story.page.getByRole('button', { name: 'Continue' }).click();
  await story.expectInbox();
});

test('S13: whoever sits at the session deletes nothing without a code for just that', async ({ story }) => {
  const { page } = story;
  const list = page.getByRole('region', { name: 'Open' }).getByRole('listitem');
  const before = await list.count();
  const subject = await page.getByRole('region', { name: 'Conversation' }).getByRole('heading').innerText();
  await page.getByRole('button', { name: 'Delete…' }).click();
  await expect(page.getByText(subject)).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Confirm this action' })).toBeVisible();
  await expect(page.getByText(/^Delete conversation \d+ for good$/)).toBeVisible();
  await expectAccessible(page);
  await shoot(page, 'helpdesk-delete');
  await story.typeRecovery(story.renewedCodes[1] ?? '');
  await expect(page.getByRole('heading', { name: 'Recovery code accepted' })).toBeFocused();
  await page.getByRole('button', { name: 'Continue' }).click();
  await story.expectInbox();
  await expect(list).toHaveCount(before - 1);
  await expect(page.getByText(subject)).toHaveCount(0);
});

test('nothing broke on the way: no script error, no refusal by a content security policy', ({ story }) => {
  expect(story.broken).toEqual([]);
});

test('S18: data directories and full logs hold none of the run’s secrets, codes and tokens', async ({ story }) => {
  await story.page.close();
  await story.servers.stop();
  const { written } = story.servers;
  expect(written.length, 'say with COUNTERSIGN_SCAN what the servers write').toBeGreaterThan(0);
  for (const path of written) expect(existsSync(path), path).toBe(true);
  // A scan that cannot see is worth nothing: what is no secret must be found where it belongs.
  const control = new Ledger();
  control.password(story.person.email);
  expect(control.findings(written).length, 'the member’s e-mail address is in there').toBeGreaterThan(0);
  expect(written.flatMap(filesUnder).length).toBeGreaterThan(3);

  const planted = join(mkdtempSync(join(tmpdir(), 'countersign-planted-')), 'log');
  for (const text of [story.app.secret.toLowerCase(), story.recoveryCodes[4] ?? '', `code="${used}"`, story.person.password]) {
    writeFileSync(planted, `12:00 INFO ${text} was here`);
    expect(story.ledger.findings([planted]), 'what is planted is found').toHaveLength(1);
  }
  rmSync(dirname(planted), { recursive: true });

  // 8 forms of the secret, 20 codes in 3 forms or more, tokens, passwords, cookies.
  expect(story.ledger.size).toBeGreaterThan(80);
  expect(story.ledger.findings(written)).toEqual([]);
});
