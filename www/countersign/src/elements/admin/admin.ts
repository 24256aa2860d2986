import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { CountersignAdminClient } from '../../client/admin.js';
import type { ClientError } from '../../client/error.js';
import type { AdminPolicy, Announcement, Coverage, Event as Happened, Language as Spoken, MemberInFull, Policy, PolicyChange, Reset, Role, Setting } from '../../client/types.js';
import { day } from '../dates.js';
import { download } from '../download.js';
import { tell } from '../events.js';
import { icon } from '../icons.js';
import * as pictures from '../more-pictures.js';
import { adminWordsOf, type AdminWords } from '../messages/admin/index.js';
import { en } from '../messages/admin/en.js';
import { renderQuestion } from '../security/questions.js';
import { securityStyle } from '../security/security.style.js';
import { StepUpElement, type StepUpPhase } from '../step-up-element.js';
import { choices } from '../style/choices.js';
import { frame } from '../style/frame.js';
import { full } from '../style/full.js';
import { codeParts } from '../parts/code-parts.js';
import { renderChallenge } from '../views/challenge.js';
import { renderHeading, renderStatement } from '../views/heading.js';
import { labelOf, leadOf, renderBelow } from '../views/ways.js';
import { adminStyle } from './admin.style.js';
import { renderAnnouncement, SPOKEN } from './announcement.js';
import { changePolicy, changeSetting, memberChanges, resetChanges, type Change, type Changing } from './changes.js';
import { renderCoverage } from './coverage.js';
import { renderEvents, type EventSearch } from './events.js';
import { renderHistory } from './history.js';
import { nameOf, renderMember, type MemberActions } from './member.js';
import type { MemberEvent, SettingEvent } from './member-list.js';
import { renderMembers } from './members.js';
import { PolicyDraft } from './policy-draft.js';
import { renderPolicyEditor } from './policy-editor.js';
import { renderPreview } from './preview-panel.js';
import { reportName, sizeOf } from './report.js';
import { renderResets } from './resets.js';
import { Roster, type Search } from './roster.js';

const TABS = ['members', 'policy', 'coverage', 'resets', 'events'] as const;
type Tab = (typeof TABS)[number];
type Phase = Tab | StepUpPhase | 'member' | 'ask' | 'no-factor' | 'code';

/** The problems that this page has words of its own for. */
const TOLD = ['policy-changed', 'admin-first', 'role-may-not', 'not-enrolled', 'policy-invalid', 'own-reset', 'reset-under-way', 'reset-settled', 'not-allowed'] as const;
const GONE: ReadonlySet<string> = new Set(['member-not-found', 'factor-not-found', 'device-not-found', 'reset-not-found']);

/**
 * `<countersign-admin verifier="https://…" token="cs_client_…">`: who must have a second factor and who has one, for the owners
 * and admins of a workspace. What a change of the policy would do to whom is shown before it is made; every change asks for a
 * code of the administrator's own.
 *
 * @fires countersign-changed - `{what: 'policy' | 'member'}`
 * @fires countersign-expired - the token's time is over
 * @fires countersign-failed - `{code}`, the reason of a refusal or the type of a problem
 * @slot ended - what to offer when the session is over
 * @csspart member - one member
 * @csspart factor - one factor
 * @csspart address - one address
 * @csspart device - one device
 * @csspart codes - a recovery code that is handed out
 * @csspart chart - the coverage
 * @csspart announcement - the words for the team
 * @tagname countersign-admin
 */
export class CountersignAdmin extends StepUpElement {
  static override styles = [...full, frame, choices, securityStyle, adminStyle];

  @state() protected override phase: Phase = 'members';
  @state() private done = '';
  @state() private problem = '';
  @state() private words: AdminWords = en;

  @state() private found: Uint32Array = new Uint32Array();
  @state() private search: Search = { text: '', role: null, state: null, setting: null };
  #roster = new Roster();

  @state() private inForce: AdminPolicy | null = null;
  readonly #draft = new PolicyDraft(
    this,
    () => ({ inForce: this.inForce, roster: this.#roster, now: this.now() }),
    (cause) => {
      this.problem = this.say.trouble.unavailable;
      console.error(cause);
    },
  );

  @state() private policies: readonly PolicyChange[] = [];
  @state() private olderPolicies: string | null = null;

  @state() private coverage: Coverage | null = null;
  /** What can be told to the team, and in which language. */
  @state() private announcement: Announcement | null = null;
  @state() private spoken: Spoken = 'en';
  @state() private resets: readonly Reset[] = [];
  @state() private events: readonly Happened[] = [];
  @state() private eventSearch: EventSearch = { member: null, kind: null };
  @state() private older: string | null = null;

  @state() private known: MemberInFull | null = null;
  @state() private history: readonly Happened[] = [];
  /** A recovery code that was issued, while it is shown. */
  @state() private code = '';
  #cameFrom: Tab = 'members';

  #admin = new CountersignAdminClient({ verifier: '', token: '' });
  #change: Change | null = null;
  #wordsOf = 'en';

  protected get step(): string {
    return this.phase === 'member' ? `member ${this.known?.member.id ?? ''}` : this.phase;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.challenge.end();
    this.forget();
  }

  protected override async scheduleUpdate(): Promise<void> {
    await this.language.ready;
    if (this.#wordsOf !== this.language.tag) {
      this.#wordsOf = this.language.tag;
      this.words = await adminWordsOf(this.#wordsOf);
    }
    await super.scheduleUpdate();
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    if (this.problem) this.renderRoot.querySelector('.problem')?.scrollIntoView({ block: 'nearest' });
  }

  protected override open(): Promise<void> {
    this.#admin.mute();
    return super.open();
  }

  protected override async opened(): Promise<void> {
    const client = new CountersignAdminClient({ verifier: this.verifier, token: this.token });
    this.#admin = client;
    this.ask('members');
    this.inForce = await client.policy();
    await this.#read();
  }

  protected override handles(error: ClientError): boolean {
    if (error.type === 'step-up-required' && this.#change) {
      this.#askStepUp();
      return true;
    }
    const told = TOLD.find((type) => type === error.type);
    if (!told && !GONE.has(error.type)) return false;
    this.#goOn();
    this.problem = this.words.trouble[told ?? 'gone'];
    void this.attempt(() => this.#readAgain(error.type));
    return true;
  }

  protected override renderStep(): TemplateResult {
    const { words, say } = this;
    switch (this.phase) {
      case 'members':
      case 'policy':
      case 'coverage':
      case 'resets':
      case 'events':
        return html`${this.#renderHead()} ${this.#renderTold()} ${this.#renderTab(this.phase)} ${this.renderBack()}`;
      case 'member':
        return html`${this.#renderTold()} ${this.#renderMember()}`;
      case 'ask':
        return this.#change ? renderQuestion(say, this.#change.question, this.busy, () => void this.#agree(), this.cancel) : html``;
      case 'step-up':
        return html`
          ${renderChallenge({ say, title: words.prove, account: this.account, flow: this.challenge, busy: this.busy, now: this.now, parts: codeParts, answer: (code) => this.stepUp(code), lead: (way) => leadOf(say, way), label: labelOf(say, this.challenge.way), below: renderBelow(say, this.challenge) })}
          ${this.renderCancel()}
        `;
      case 'no-factor':
        return renderStatement(pictures.shield, 'warning', words.noFactor, words.noFactorLead, this.renderCancel());
      case 'locked':
        return renderStatement(pictures.lock, 'danger', say.signIn.locked, say.security.stepUpLocked, this.renderBack());
      case 'password-change':
        return renderStatement(pictures.key, 'danger', say.signIn.passwordChange, say.signIn.passwordChangeLead, this.renderBack());
      case 'code':
        return this.#renderCode();
    }
  }

  #renderHead(): TemplateResult {
    const { words } = this;
    return html`
      <header class="top">
        <h2>${words.title}</h2>
        <p class="lead">${words.lead}</p>
      </header>
      <nav class="tabs" aria-label=${words.sections}>
        ${TABS.map(
          (tab) =>
            html`<button part="button" aria-current=${this.phase === tab ? 'page' : nothing} @click=${() => void this.#show(tab)}>${words.tabs[tab]}</button>`,
        )}
      </nav>
    `;
  }

  #renderTold(): TemplateResult {
    return html`
      <div role="status">${this.done ? html`<p class="notice good done">${icon(pictures.check)}<span>${this.done}</span></p>` : nothing}</div>
      <div role="alert" class="problem">${this.problem ? html`<p class="notice warning done">${icon(pictures.alert)}<span>${this.problem}</span></p>` : nothing}</div>
    `;
  }

  #renderTab(tab: Tab): TemplateResult {
    const { words, language } = this;
    switch (tab) {
      case 'members':
        return renderMembers({
          words,
          language,
          roster: this.#roster,
          found: this.found,
          search: this.search,
          now: this.now() * 1000,
          find: (search) => this.#find(search),
          open: (event: MemberEvent) => void this.#open(event.detail.member),
          set: (event: SettingEvent) => this.#askSetting(event.detail.member, this.#roster.name(this.#roster.indexOf(event.detail.member)), event.detail.setting),
          busy: this.busy,
          download: () => void this.working(() => this.#download()),
        });
      case 'policy':
        return this.#renderPolicy();
      case 'coverage':
        return this.coverage ? html`${renderCoverage(words, language, this.coverage, this.now())} ${this.#renderAnnouncement()}` : this.#renderWait(words.coverage);
      case 'resets':
        return this.#renderResets();
      case 'events':
        return renderEvents({
          words,
          language,
          events: this.events,
          search: this.eventSearch,
          more: this.older !== null,
          busy: this.busy,
          show: (search) => void this.working(() => this.#listEvents(search)),
          older: () => void this.working(() => this.#listOlder()),
          who: { name: this.#name, open: (member) => void this.#open(member) },
        });
    }
  }

  #renderAnnouncement(): TemplateResult | typeof nothing {
    const { announcement, words, say, spoken } = this;
    if (!announcement) return nothing;
    return renderAnnouncement({
      words,
      say,
      announcement,
      spoken,
      speak: (language) => void this.working(() => this.#announce(language)),
      shown: () => this.renderRoot.querySelector<HTMLElement>('[data-announcement]'),
    });
  }

  #renderResets(): TemplateResult {
    const name = this.#name;
    return renderResets({
      words: this.words,
      language: this.language,
      resets: this.resets,
      name,
      permits: this.#role === 'owner',
      does: resetChanges(this.#changing, name, () => this.#listResets()),
    });
  }

  #renderWait({ title, lead }: { title: string; lead: string }): TemplateResult {
    return html`${renderHeading(title, lead)}<p class="loading"><span class="spinner" aria-hidden="true"></span>${this.say.common.loading}</p>`;
  }

  #renderPolicy(): TemplateResult {
    const { words, inForce, language } = this;
    const say = words.policy;
    const draft = this.#draft;
    const policy = draft.policy ?? inForce?.policy;
    if (!inForce || !policy) return this.#renderWait({ title: say.title, lead: '' });
    const since = inForce.changed_at ? day(language, inForce.changed_at) : '';
    const lead = !since ? say.first : inForce.changed_by ? say.versionBy(inForce.version, since, this.#name(inForce.changed_by)) : say.version(inForce.version, since);
    // It says so before the verifier refuses; who changes nothing about the requirement is not stopped.
    const waitsForAdmin = policy.required.admin_first && (this.session?.factors ?? 0) === 0 && (draft.preview?.gain.all ?? 0) > 0;
    return html`
      ${renderHeading(say.title, lead)}
      <div class="policy">
        <div class="editor">${renderPolicyEditor({ words, policy, change: (path, value) => draft.edit(path, value), begin: (preset) => void draft.begin(preset) })}</div>
        <div class="beside">
          ${renderPreview({
            words,
            language,
            roster: this.#roster,
            preview: draft.policy ? draft.preview : null,
            wrong: draft.wrong,
            chance: draft.policy ? draft.chance : inForce.guess_chance_per_year,
            open: (member) => void this.#open(member),
          })}
          ${waitsForAdmin ? html`<p class="notice warning">${icon(pictures.shield)}<span>${say.adminFirst}</span></p>` : nothing}
          <div class="row">
            <button
              class="primary fit"
              part="button"
              aria-disabled=${!draft.policy || draft.wrong !== null || waitsForAdmin || this.busy}
              @click=${() => draft.policy && draft.wrong === null && !waitsForAdmin && this.#askPolicy(draft.policy)}
            >
              ${say.save}
            </button>
            ${draft.policy ? html`<button part="button" @click=${() => draft.discard()}>${say.reset}</button>` : nothing}
          </div>
        </div>
      </div>
      ${
        this.policies.length > 0
          ? renderHistory({
              words,
              language,
              policies: this.policies,
              more: this.olderPolicies !== null,
              busy: this.busy,
              name: this.#name,
              begin: (past) => this.#beginFrom(past),
              older: () => void this.working(() => this.#listPolicies(this.olderPolicies)),
            })
          : nothing
      }
    `;
  }

  #renderMember(): TemplateResult {
    const { words, language, known } = this;
    if (!known) return this.#renderWait({ title: '', lead: '' });
    return renderMember({ words, language, known, events: this.history, now: this.now(), does: this.#does(known) });
  }

  #renderCode(): TemplateResult {
    const { words, known } = this;
    return html`
      ${renderHeading(words.codeFor(known ? nameOf(known) : ''), words.codeForLead)}
      <p class="issued" part="codes"><span class="small">${words.code}</span> <b class="mono" dir="ltr" data-code>${this.code}</b></p>
      <div class="row">
        <countersign-copy-button exportparts="button" .say=${this.say} .text=${this.code} .shown=${() => this.renderRoot.querySelector('[data-code]')}></countersign-copy-button>
        <button class="primary fit" part="button" @click=${this.#onKept}>${words.done}</button>
      </div>
    `;
  }

  #does(known: MemberInFull): MemberActions {
    const { id } = known.member;
    return {
      back: () => this.ask(this.#cameFrom),
      set: (setting) => this.#askSetting(id, nameOf(known), setting),
      ...memberChanges(this.#changing, known, { asksOwner: this.#asksOwner, issued: (code) => (this.code = code) }),
    };
  }

  get #changing(): Changing {
    const { words, language } = this;
    return {
      words,
      language,
      admin: this.#admin,
      lead: (lead) => this.#withProof(lead),
      ask: (change) => {
        this.#change = change;
        this.ask('ask');
      },
    };
  }

  readonly #name = (member: string): string => this.#roster.name(this.#roster.indexOf(member)) || member;

  /** The administrator's own. */
  get #role(): Role {
    return this.#roster.role(this.#roster.indexOf(this.session?.member.id ?? ''));
  }

  /** Whether a new set-up that they require waits for an owner. */
  get #asksOwner(): boolean {
    return this.inForce?.policy.reset.owner_permission === true && this.#role !== 'owner';
  }

  #askSetting(id: string, name: string, setting: Setting): void {
    const sleeps = this.inForce?.policy.required.overrides === false;
    changeSetting(this.#changing, this.phase === 'member' ? 'member' : 'members', { id, name }, setting, sleeps);
  }

  #askPolicy(policy: Policy): void {
    changePolicy(this.#changing, this.#draft.preview, async () => {
      this.inForce = await this.#admin.putPolicy(policy, this.inForce?.version ?? 0);
      this.#draft.discard();
      tell(this, 'countersign-changed', { what: 'policy' });
      await this.#listPolicies();
    });
  }

  /** What is asked, and whether a code comes next. */
  #withProof(lead: string): string {
    const { ask } = this.words;
    return `${lead} ${this.session?.needs_step_up ? ask.codeNext : ask.proved}`.trim();
  }

  async #agree(): Promise<void> {
    if (this.busy || !this.#change) return;
    if (this.session?.needs_step_up) this.#askStepUp();
    else await this.working(() => this.proved());
  }

  #askStepUp(): void {
    const methods = this.session?.methods ?? [];
    if (methods.length === 0) return this.ask('no-factor');
    this.ask('step-up');
    this.challenge.begin(methods);
  }

  protected override async proved(): Promise<void> {
    const change = this.#change;
    if (!change) return;
    const done = await change.run();
    this.#change = null;
    this.ask(change.then);
    this.done = done;
    if (change.then === 'policy') return this.#reread();
    tell(this, 'countersign-changed', { what: 'member' });
    if (change.then === 'code') return;
    if (this.known && change.then === 'member') await this.#readMember(this.known.member.id);
    await this.#reread();
  }

  protected override readonly cancel = (): void => this.#goOn();

  /** Back to where the change was begun. */
  #goOn(): void {
    const change = this.#change;
    this.#change = null;
    if (change) this.ask(change.then === 'code' ? 'member' : change.then);
  }

  readonly #onKept = (): void => {
    this.code = '';
    const id = this.known?.member.id;
    this.ask('member');
    if (id) void this.working(() => this.#readMember(id));
  };

  protected override ask(phase: Phase): void {
    this.done = '';
    this.problem = '';
    this.challenge.end();
    this.phase = phase;
  }

  async #show(tab: Tab): Promise<void> {
    this.ask(tab);
    await this.attempt(async () => {
      if (tab === 'coverage') {
        this.coverage = await this.#admin.coverage();
        await this.#announce(SPOKEN.find((each) => this.language.tag.startsWith(each)) ?? 'en');
      }
      if (tab === 'resets') await this.#listResets();
      if (tab === 'events') await this.#listEvents(this.eventSearch);
      if (tab === 'policy') await this.#listPolicies();
    });
  }

  async #open(member: string): Promise<void> {
    if (this.phase !== 'member' && this.phase !== 'ask') this.#cameFrom = TABS.find((tab) => tab === this.phase) ?? 'members';
    await this.attempt(async () => {
      await this.#readMember(member);
      this.ask('member');
    });
  }

  async #readMember(member: string): Promise<void> {
    const client = this.#admin;
    const [known, { events }] = await Promise.all([client.member(member), client.events({ member, limit: 20 })]);
    this.known = known;
    this.history = events;
  }

  async #listEvents(search: EventSearch): Promise<void> {
    const page = await this.#admin.events({ limit: 50, ...search });
    this.eventSearch = search;
    this.events = page.events;
    this.older = page.next_cursor;
  }

  async #listPolicies(cursor: string | null = null): Promise<void> {
    const page = await this.#admin.policyHistory({ limit: 10, cursor });
    this.policies = cursor ? [...this.policies, ...page.policies] : page.policies;
    this.olderPolicies = page.next_cursor;
  }

  async #announce(language: Spoken): Promise<void> {
    this.announcement = await this.#admin.announcement(language);
    this.spoken = language;
  }

  async #listResets(): Promise<void> {
    this.resets = (await this.#admin.resets({ under_way: true, limit: 200 })).resets;
  }

  async #listOlder(): Promise<void> {
    const page = await this.#admin.events({ limit: 50, cursor: this.older, ...this.eventSearch });
    this.events = [...this.events, ...page.events];
    this.older = page.next_cursor;
  }

  /** Reads every member; what was read is shown at once, and once it is all. */
  async #read(): Promise<void> {
    const client = this.#admin;
    const roster = new Roster();
    let isFirst = true;
    /** Members of the roster that the search has looked at. */
    let looked = 0;
    this.found = new Uint32Array();
    await new Promise<void>((shown, failed) => {
      const read = () => {
        // Another session, or all of them were read anew after a change.
        if (client !== this.#admin || (!isFirst && roster !== this.#roster)) return false;
        if (isFirst) this.#roster = roster;
        isFirst = false;
        this.found = joined(this.found, roster.find(this.search, this.now() * 1000, looked));
        looked = roster.size;
        shown();
        return true;
      };
      const rest = roster.load(client, read).then(() => this.#draft.look());
      // Once the page is shown, what is left goes on behind it.
      rest.catch((error: unknown) => (isFirst ? failed(error) : void this.attempt(() => Promise.reject(error))));
    });
  }

  /** The same, while the old ones stay until all are there: after a change nothing jumps. */
  async #reread(): Promise<void> {
    const client = this.#admin;
    const roster = new Roster();
    await roster.load(client, () => client === this.#admin);
    if (client !== this.#admin) return;
    this.#roster = roster;
    this.#find(this.search);
  }

  async #reload(): Promise<void> {
    this.inForce = await this.#admin.policy();
    this.#draft.discard();
    await this.#listPolicies();
  }

  /** After a refusal because something is not as it was shown: shows it as it is. */
  async #readAgain(refused: ClientError['type']): Promise<void> {
    if (refused === 'policy-changed') return this.#reload();
    if (this.phase === 'resets') return this.#listResets();
    if (this.phase !== 'member' || !this.known) return;
    if (refused !== 'member-not-found') return this.#readMember(this.known.member.id);
    this.phase = 'members';
    return this.#reread();
  }

  async #download(): Promise<void> {
    this.done = '';
    const report = await this.#admin.report();
    const file = reportName(this.session?.workspace ?? '', new Date(this.now()));
    download(file, report);
    this.done = this.words.list.downloaded(file, sizeOf(report.size, this.say.locale));
  }

  #find(search: Search): void {
    this.search = search;
    this.found = this.#roster.find(search, this.now() * 1000);
  }

  /** Puts an earlier policy into the form, which is shown from its beginning. */
  #beginFrom(past: Policy): void {
    this.#draft.take(past);
    this.renderRoot.querySelector<HTMLElement>('[data-focus]')?.focus();
  }

  protected override forget(): void {
    this.#draft.discard();
    this.#change = null;
    this.#admin = new CountersignAdminClient({ verifier: '', token: '' });
    this.#roster = new Roster();
    this.found = new Uint32Array();
    this.known = null;
    this.history = [];
    this.events = [];
    this.resets = [];
    this.policies = [];
    this.code = '';
  }
}

function joined(some: Uint32Array, more: Uint32Array): Uint32Array {
  const all = new Uint32Array(some.length + more.length);
  all.set(some);
  all.set(more, some.length);
  return all;
}
