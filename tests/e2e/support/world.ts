import { test as base, expect, type Browser, type BrowserContext, type Page } from '@playwright/test';
import { Authenticator, scan } from './authenticator.ts';
import { Backend } from './backend.ts';
import type { ServerClock } from './clock.ts';
import { codeIn, linkIn, MailServer } from './mail.ts';
import { Servers, type Person } from './servers.ts';
import { SmsServer } from './sms.ts';

/** A help desk that was started with a preset, with everything around it that is not ours: mail, telephones, browsers. */
export class World {
  private constructor(
    readonly servers: Servers,
    readonly backend: Backend,
    readonly mail: MailServer,
    readonly sms: SmsServer,
    private readonly browser: Browser,
    private readonly people: Person[],
  ) {}

  static async start(preset: string, browser: Browser, turned: boolean): Promise<World> {
    const [mail, sms] = [await MailServer.start(), await SmsServer.start()];
    const servers = await Servers.start({ preset, turned, environment: { ...mail.settings, ...sms.settings } });
    const backend = new Backend(servers.verifier, servers.apiKey ?? '');
    return new World(servers, backend, mail, sms, browser, servers.people());
  }

  /** The servers' clock, which the test turns. */
  get clock(): ServerClock {
    if (!this.servers.clock) throw new Error('nobody turns the clock of this scenario');
    return this.servers.clock;
  }

  async stop(): Promise<void> {
    await this.servers.stop();
    this.servers.remove();
    await Promise.all([this.mail.stop(), this.sms.stop()]);
  }

  /** Somebody of the demo, by the beginning of their e-mail address. */
  person(name: string): Person {
    const person = this.people.find(({ email }) => email.startsWith(name));
    if (!person) throw new Error(`the help desk has no ${name}`);
    return person;
  }

  /** Somebody in front of a browser that was never here before. */
  async visitor(name: string): Promise<Visitor> {
    const context = await this.browser.newContext({ viewport: { width: 1280, height: 800 } });
    return new Visitor(this, this.person(name), context, await context.newPage());
  }

  /** Changes what is asked: the policy as it is, with these parts of it replaced. */
  async change(parts: Record<string, object>, by?: string) {
    const { body, etag } = await this.backend.call('GET', 'policy');
    const policy = body['policy'] as Record<string, object>;
    for (const [part, change] of Object.entries(parts)) policy[part] = { ...policy[part], ...change };
    return this.backend.call('PUT', 'policy', { policy, ...(by && { by }) }, { 'if-match': etag });
  }

  /** The code that was mailed to somebody; what was only announced is left aside. */
  async mailedCode(to: string): Promise<string> {
    return codeIn(await this.mail.next(to, ({ subject }) => /\d{6}$/.test(subject)));
  }

  /** The sign-in link that was mailed to somebody. */
  async mailedLink(to: string): Promise<string> {
    return linkIn(await this.mail.next(to, ({ text }) => text.includes('#cs_link_')));
  }

  /** The link that was mailed to somebody to cancel a reset. */
  async cancelLink(to: string): Promise<string> {
    return linkIn(await this.mail.next(to, ({ text }) => text.includes('#cs_reset_')));
  }

  /** Waits until somebody is told something by mail. */
  async told(to: string, subject: RegExp): Promise<void> {
    await this.mail.next(to, (mail) => subject.test(mail.subject));
  }

  /** How far the newest reset of somebody is. */
  async reset(member: string): Promise<string | undefined> {
    const { body } = await this.backend.call('GET', `resets?member=${member}`);
    return (body['resets'] as { status: string }[])[0]?.status;
  }

  /** The code that was sent to a telephone. */
  async textedCode(to: string): Promise<string> {
    const { text } = await this.sms.next(to, (message) => /\d{6}/.test(message.text));
    return text.match(/\d{6}/)?.[0] ?? '';
  }

  member(id: string) {
    return this.backend.call('GET', `members/${id}`).then(({ body }) => body);
  }
}

/** One person in one browser. */
export class Visitor {
  app!: Authenticator;

  constructor(
    readonly world: World,
    readonly person: Person,
    readonly context: BrowserContext,
    readonly page: Page,
  ) {}

  /** Gives the password at the person's own door. */
  async signIn(): Promise<void> {
    await this.page.goto(`${this.world.servers.helpdesk}${this.person.door}`);
    await this.page.getByLabel('E-mail address').fill(this.person.email);
    await this.page.getByLabel('Password').fill(this.person.password);
    await this.page.getByRole('button', { name: 'Continue' }).click();
  }

  /** The code that the person's app shows now. */
  freshCode(): string {
    return this.app.code(this.world.clock.now());
  }

  /** Opens the administrators' page at one member. */
  async lookAfter(name: string): Promise<void> {
    await this.page.goto(`${this.world.servers.helpdesk}/team/two-step`);
    await this.page.getByLabel('Search by name or id').fill(name);
    await this.page.getByRole('list', { name: 'Members' }).getByRole('button', { name: new RegExp(name) }).click();
    await expect(this.heading(new RegExp(name))).toBeFocused();
  }

  /** Says yes to what the administrators' page asks, and gives one's own code where it is asked for. */
  async act(button: string, done: RegExp): Promise<void> {
    this.world.clock.turn(2);
    await this.button(button).click();
    await this.button(button).click();
    await expect(this.code.or(this.page.getByText(done))).toBeVisible();
    if (await this.code.isVisible()) await this.code.pressSequentially(this.freshCode());
    await expect(this.page.getByText(done)).toBeVisible();
  }

  async signOut(): Promise<void> {
    await this.page.getByRole('button', { name: 'Sign out' }).click();
    await expect(this.page.getByLabel('Password')).toBeVisible();
  }

  heading(name: string | RegExp) {
    return this.page.getByRole('heading', { name });
  }

  button(name: string | RegExp) {
    return this.page.getByRole('button', { name });
  }

  get alert() {
    return this.page.getByRole('alert').filter({ hasText: /\S/ });
  }

  /** The field for whatever code is asked for. */
  get code() {
    return this.page.locator('#code');
  }

  async expectIn(): Promise<void> {
    await expect(this.page.locator('.me')).toContainText(this.person.name);
  }

  async expectNotIn(): Promise<void> {
    const answer = await this.page.request.get(`${this.world.servers.helpdesk}/settings/security`, { maxRedirects: 0 });
    expect(answer.status(), 'nobody is signed in').toBe(303);
  }

  /** Scans the QR that is shown. */
  async scan(): Promise<void> {
    await expect(this.page.locator('[part=qr] svg')).toBeVisible();
    this.app = Authenticator.scanned(await scan(this.page));
  }

  /** The recovery codes that are shown, once the person says that they are kept. */
  async keepCodes(button: string): Promise<string[]> {
    const list = this.page.getByRole('list', { name: /^Recovery codes?$/ }).getByRole('listitem');
    await expect(list.first()).toBeVisible();
    const codes = await list.allInnerTexts();
    await this.page.getByRole('checkbox').check();
    await this.button(button).click();
    return codes;
  }

  /** What people are told once it is on. */
  async advised(advice: string): Promise<void> {
    await expect(this.heading('Two-step sign-in is on')).toBeVisible();
    await expect(this.page.getByText(advice)).toBeVisible();
    await this.button('Continue').click();
  }

  /** Signs in with a recovery code, at the page that asks for a code. */
  async recover(code: string): Promise<void> {
    await this.button('Use a recovery code').click();
    await this.page.getByRole('textbox', { name: 'Recovery code' }).fill(code);
    await this.button('Confirm').click();
  }

  /** Begins a set-up on the security page; where there is a choice, of this kind. */
  async add(kind?: RegExp): Promise<void> {
    await this.security();
    await this.button(/^(Set up two-step sign-in|Add another way)$/).click();
    if (kind) await this.button(kind).click();
  }

  /** Opens the security page. */
  async security(): Promise<void> {
    await this.page.goto(`${this.world.servers.helpdesk}/settings/security`);
    await expect(this.page.locator('countersign-security')).toHaveAttribute('state', 'overview');
  }
}

/** The tests of one preset: a serial story, in one world, whose clock the tests turn where they say so. */
export function scenario(preset: string, { turned = false } = {}) {
  return base.extend<object, { world: World }>({
    world: [
      async ({ browser }, use) => {
        const world = await World.start(preset, browser, turned);
        await use(world);
        await world.stop();
      },
      { scope: 'worker', timeout: 60_000 },
    ],
  });
}

export { expect };
