import { readFile } from 'node:fs/promises';
import { test as base, expect, type Page } from '@playwright/test';
import { Authenticator } from './support/authenticator.ts';
import { Backend } from './support/backend.ts';
import { Servers } from './support/servers.ts';

/** The administrator's authenticator, imported so that no test has to scan. */
const KEY = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';

class Office {
  readonly app = Authenticator.scanned(`otpauth://totp/Fernway:boss?secret=${KEY}`);
  #spent = 0;

  constructor(
    readonly servers: Servers,
    readonly backend: Backend,
  ) {}

  /** Opens the hosted page for an administrator. */
  async open(page: Page, member = 'boss', language = 'en'): Promise<void> {
    const { body } = await this.backend.call('POST', 'client-tokens', { member, purpose: 'admin' });
    await page.goto(String(body['url']).replace('#', `?lang=${language}#`));
    await expect(page.locator('countersign-admin')).toHaveAttribute('state', 'members');
  }

  /** A code that was not given before: each is good once. The clock's next one is taken too. */
  code(): string {
    const step = Math.floor(Date.now() / 30_000);
    this.#spent = Math.max(this.#spent + 1, step - 1);
    return this.app.code(this.#spent * 30_000);
  }
}

const test = base.extend<{ quiet: Page }, { office: Office }>({
  office: [
    async ({}, use) => {
      const servers = await Servers.start({ preset: 'helpkit' });
      const backend = new Backend(servers.verifier, servers.apiKey ?? '');
      const members = Array.from({ length: 1000 }, (_, n) => ({
        id: `m${String(n).padStart(4, '0')}`,
        label: `Member ${n}`,
        role: n % 10 === 0 ? 'admin' : 'agent',
        setting: n % 7 === 0 ? 'exempt' : 'inherit',
      }));
      expect((await backend.call('PUT', 'members', { members })).status).toBe(200);
      for (const [member, role] of [
        ['boss', 'owner'],
        ['m0001', 'agent'],
      ] as const) {
        await backend.call('PUT', `members/${member}`, { role });
        const uri = `otpauth://totp/Fernway:${member}?secret=${KEY}`;
        expect((await backend.call('POST', `members/${member}/imported-factors`, { uri, label: 'Phone' })).status).toBe(201);
      }
      await backend.call('PUT', 'members/novice', { label: 'Novice', role: 'admin' });
      await use(new Office(servers, backend));
      await servers.stop();
      servers.remove();
    },
    { scope: 'worker', timeout: 60_000 },
  ],
  quiet: async ({ page }, use) => {
    const broken: string[] = [];
    page.on('pageerror', (error) => broken.push(String(error)));
    page.on('console', (message) => {
      if (message.type() === 'error' && !/^Failed to load resource/.test(message.text())) broken.push(message.text());
    });
    await use(page);
    expect(broken, 'no error and no broken content security policy on the page').toEqual([]);
  },
});
test.describe.configure({ mode: 'serial' });

const tab = (page: Page, name: string) => page.getByRole('navigation', { name: 'Sections' }).getByRole('button', { name });
const rows = (page: Page) => page.getByRole('list', { name: 'Members' }).getByRole('listitem');

test('a thousand members are a few rows, found by name, state, role and setting', async ({ office, quiet: page }) => {
  await office.open(page);
  await expect(page.getByText('1,002 of 1,002 people')).toBeVisible();
  expect(await rows(page).count()).toBeLessThan(40);
  await expect(rows(page).first()).toHaveAttribute('aria-setsize', '1002');
  await page.getByLabel('Search by name or id').fill('member 99');
  await expect(page.getByText('11 of 1,002 people')).toBeVisible();
  await page.getByLabel('Role').selectOption('Admin');
  await expect(page.getByText('1 of 1,002 people')).toBeVisible();
  await expect(rows(page).first()).toContainText('Member 990');
  await page.getByLabel('Search by name or id').fill('');
  await page.getByLabel('Role').selectOption('All');
  await page.getByLabel('State').selectOption('Has a second factor');
  await expect(page.getByText('2 of 1,002 people')).toBeVisible();
  await page.getByLabel('Search by name or id').fill('nobody at all');
  await expect(page.getByText('Nobody matches.')).toBeVisible();
});

test('the list goes by keyboard alone, to its end and into a member and back', async ({ office, quiet: page }) => {
  await office.open(page);
  await expect(page.getByText('1,002 of 1,002 people')).toBeVisible();
  await page.getByLabel('Own setting').focus();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: /^boss/ })).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('button', { name: /Member 0/ })).toBeFocused();
  await page.keyboard.press('End');
  await expect(page.getByRole('button', { name: /Novice/ })).toBeFocused();
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Member 1', exact: true })).toBeFocused();
});

test('a policy is changed only after all was said that it would do, and after a code', async ({ office, quiet: page }) => {
  await office.open(page);
  await tab(page, 'Policy').click();
  await expect(page.getByText('Nothing is changed yet.')).toBeVisible();
  await page.getByLabel('Team').first().selectOption('Owners and admins must');
  const panel = page.getByRole('region', { name: 'What this would do' });
  await expect(panel.getByText(/people will no longer have to\./)).toBeVisible();
  await expect(panel.getByText(/For \d+ people it stays required\./)).toBeVisible();
  await panel.getByText(/^Required no more/).click();
  await expect(panel.getByRole('button', { name: 'Member 1', exact: true })).toBeVisible();
  await expect(panel.getByText(/with a chance of at most 0\.18%/)).toBeVisible();

  await page.getByRole('button', { name: 'Put in force' }).click();
  await expect(page.getByRole('heading', { name: 'Put this policy in force?' })).toBeFocused();
  await expect(page.getByText(/Your own code is asked for next\.$/)).toBeVisible();
  await page.getByRole('button', { name: 'Put in force' }).click();
  await page.locator('#code').pressSequentially(office.code());
  await expect(page.getByText('The policy is in force.')).toBeVisible();
  const { body } = await office.backend.call('GET', 'policy');
  expect(body).toMatchObject({ version: 2, changed_by: 'boss', policy: { required: { team: 'admins' } } });

  // What another changed meanwhile is not undone.
  await page.getByLabel('Team').first().selectOption('Everybody must');
  const changed = await office.backend.call('PUT', 'policy', { policy: body['policy'] as object }, { 'if-match': '"2"' });
  expect(changed.status).toBe(200);
  await page.getByRole('button', { name: 'Put in force' }).click();
  await expect(page.getByText(/You have confirmed your own code a moment ago\.$/)).toBeVisible();
  await page.getByRole('button', { name: 'Put in force' }).click();
  await expect(page.getByText('Somebody else changed the policy meanwhile.')).toBeVisible();
  await expect(page.getByText(/^Version 3, /)).toBeVisible();
});

test('the setting of one member, their sessions, a code for them and their factor: each says what it does, and is done', async ({ office, quiet: page }) => {
  await office.open(page);
  await page.getByLabel('Search by name or id').fill('m0001');
  await page.getByLabel('Setting of Member 1').selectOption('Must');
  await expect(page.getByRole('heading', { name: 'Member 1: “Must”?' })).toBeFocused();
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.locator('#code').pressSequentially(office.code());
  await expect(page.getByText('The setting of Member 1 is changed.')).toBeVisible();
  expect((await office.backend.call('GET', 'members/m0001')).body).toMatchObject({ setting: 'required' });
  await expect(page.getByLabel('Setting of Member 1')).toHaveValue('required');

  await rows(page).getByRole('button', { name: /Member 1/ }).click();
  await page.getByRole('button', { name: 'Issue a recovery code' }).click();
  await page.getByRole('button', { name: 'Issue a recovery code' }).click();
  await expect(page.getByRole('heading', { name: 'A recovery code for Member 1' })).toBeFocused();
  const code = await page.locator('[data-code]').innerText();
  await page.getByRole('button', { name: 'Done' }).click();
  await expect(page.getByText('recovery.code_issued')).toBeVisible();
  expect((await office.backend.call('POST', 'verify', { member: 'm0001', code })).body).toMatchObject({ accepted: true });

  await page.getByRole('button', { name: 'End sessions' }).click();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByRole('heading', { name: 'Member 1', exact: true })).toBeFocused();
  await page.getByRole('button', { name: 'Remove Phone' }).click();
  await expect(page.getByText(/^It is the only one:/)).toBeVisible();
  await page.getByRole('button', { name: 'Remove' }).click();
  await expect(page.getByText('A second factor of Member 1 is removed.')).toBeVisible();
  await expect(page.getByText('None is set up.')).toBeVisible();
  expect((await office.backend.call('GET', 'members/m0001')).body).toMatchObject({ status: 'none' });
});

test('an administrator without a second factor looks at everything and changes nothing', async ({ office, quiet: page }) => {
  await office.open(page, 'novice');
  await page.getByLabel('Search by name or id').fill('m0002');
  await rows(page).getByRole('button').first().click();
  await page.getByRole('button', { name: 'End sessions' }).click();
  await page.getByRole('button', { name: 'End sessions' }).click();
  await expect(page.getByRole('heading', { name: 'Set up your own second factor first' })).toBeVisible();
});

test('the report of everybody is a file', async ({ office, quiet: page }) => {
  await office.open(page);
  const downloads = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download as CSV' }).click();
  const [names, ...lines] = (await readFile(await (await downloads).path(), 'utf8')).trimEnd().split('\r\n');
  expect(names).toMatch(/^member,label,role,/);
  expect(lines).toHaveLength(1002);
  expect(lines).toContainEqual(expect.stringMatching(/^m0990,Member 990,admin,/));
});

test('coverage and events are told, and the token is spent when the page is left', async ({ office, quiet: page }) => {
  await office.open(page);
  await tab(page, 'Coverage').click();
  await expect(page.getByText(/^1 of 1 person$/)).toBeVisible();
  await tab(page, 'Events').click();
  await page.getByLabel('Only of this member (id)').fill('m0001');
  await page.getByRole('button', { name: 'Show' }).click();
  await expect(page.getByText('act: remove-factor')).toBeVisible();
  await page.getByLabel('Kind').selectOption('Second factor removed');
  await expect(page.getByText('act: remove-factor')).toHaveCount(0);
  await expect(page.locator('.log tbody tr')).toHaveText([/Second factor removed.*factor\.removed/s]);
  await tab(page, 'Policy').click();
  await expect(page.locator('.history .items > li')).toHaveCount(3);
  await expect(page.locator('.history .items > li').nth(1)).toContainText('Owners and admins must');
  const token = await page.locator('countersign-admin').evaluate((element) => (element as HTMLElement & { token: string }).token);
  await page.goto('about:blank');
  const left = () => fetch(`${office.servers.verifier}/v1/client/admin/policy`, { headers: { authorization: `Bearer ${token}` } }).then(({ status }) => status);
  await expect.poll(left).toBe(410);
});

test('the help desk opens it for its owner and admins, and for nobody else', async ({ office, browser }) => {
  const people = office.servers.people();
  const signIn = async (name: string) => {
    const person = people.find(({ email }) => email.startsWith(name));
    const page = await (await browser.newContext()).newPage();
    await page.goto(`${office.servers.helpdesk}${person?.door ?? ''}`);
    await page.getByLabel('E-mail address').fill(person?.email ?? '');
    await page.getByLabel('Password').fill(person?.password ?? '');
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByRole('button', { name: 'Later' }).click();
    await expect(page.locator('.me')).toContainText(person?.name ?? '');
    return page;
  };
  await office.backend.call('PUT', 'policy', { policy: { required: { team: 'everyone', grace_days: 7 } } }, { 'if-match': '"3"' });
  const owner = await signIn('ada');
  await owner.goto(`${office.servers.helpdesk}/team`);
  await owner.getByRole('link', { name: 'Two-step sign-in of the team' }).click();
  await expect(owner.locator('countersign-admin')).toHaveAttribute('state', 'members');
  await expect(rows(owner).first()).toBeVisible();
  await tab(owner, 'Policy').click();
  await owner.getByLabel('Team').first().selectOption('Nobody must');
  await expect(owner.getByText(/people will no longer have to\./)).toBeVisible();
  const agent = await signIn('grace');
  const refused = await agent.goto(`${office.servers.helpdesk}/team/two-step`);
  expect(refused?.status()).toBeGreaterThanOrEqual(403);
});

test('an admin asks for a new set-up, an owner permits it, and nothing is left of what was lost', async ({ office, browser, quiet: page }) => {
  const { backend } = office;
  const { version, policy } = (await backend.call('GET', 'policy')).body as { version: number; policy: { reset: object } };
  const asked = { ...policy, reset: { ...policy.reset, owner_permission: true } };
  expect((await backend.call('PUT', 'policy', { policy: asked }, { 'if-match': `"${version}"` })).status).toBe(200);
  const uri = (member: string) => `otpauth://totp/Fernway:${member}?secret=${KEY}`;
  for (const member of ['m0010', 'm0011']) await backend.call('POST', `members/${member}/imported-factors`, { uri: uri(member) });

  await office.open(page, 'm0010');
  await page.getByLabel('Search by name or id').fill('m0011');
  await rows(page).getByRole('button').first().click();
  await page.getByRole('button', { name: 'Require a new set-up' }).click();
  await expect(page.getByText(/^An owner is asked to permit it\./)).toBeVisible();
  await page.getByRole('button', { name: 'Require a new set-up' }).click();
  await page.locator('#code').pressSequentially(Authenticator.scanned(uri('m0010')).code());
  await expect(page.getByText('An owner is asked to permit the new set-up of Member 11.')).toBeVisible();
  expect((await backend.call('GET', 'members/m0011')).body).toMatchObject({ status: 'active' });

  const owner = await (await browser.newContext({ locale: 'en-GB' })).newPage();
  await office.open(owner);
  await tab(owner, 'Resets').click();
  await expect(owner.getByText(/^Asked for by Member 10, /)).toBeVisible();
  await owner.getByRole('button', { name: 'Permit – Member 11' }).click();
  await owner.getByRole('button', { name: 'Permit' }).click();
  await owner.locator('#code').pressSequentially(office.code());
  await expect(owner.getByText('The new set-up of Member 11 is permitted.')).toBeVisible();
  await expect(owner.getByText('No reset is under way.')).toBeVisible();
  expect((await backend.call('GET', 'members/m0011')).body).toMatchObject({ status: 'none', recovery_codes_left: 0 });
  await owner.context().close();
});
