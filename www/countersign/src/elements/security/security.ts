import { html, type PropertyValues, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import * as pictures from '../more-pictures.js';
import type { ClientError } from '../../client/error.js';
import type { Address, AddressKind, Advice, Device, Factor, FactorKind, MethodOffered, RecentSignIn, Session } from '../../client/types.js';
import { tell } from '../events.js';
import { SetUp, type SetUpStep } from '../set-up.js';
import { StepUpElement, type StepUpPhase } from '../step-up-element.js';
import { choices } from '../style/choices.js';
import { frame } from '../style/frame.js';
import { full } from '../style/full.js';
import { ownerOf } from '../views/account.js';
import { codeParts } from '../parts/code-parts.js';
import { renderChallenge } from '../views/challenge.js';
import { renderHeading, renderStatement } from '../views/heading.js';
import { labelOf, leadOf, renderBelow, renderChoices } from '../views/ways.js';
import { AddressFlow } from './address-flow.js';
import { renderAddressCode, renderAddressForm } from './address-steps.js';
import { deviceName } from './devices.js';
import { factorName } from './factors.js';
import { renderOverview, type OverviewActions } from './overview.js';
import { renderNameForm, renderQuestion, type Question } from './questions.js';
import { securityStyle } from './security.style.js';
import { disowning } from './sign-ins.js';

type Phase =
  | 'overview'
  | StepUpPhase
  | 'kinds'
  | 'name'
  | 'set-up'
  | 'codes'
  | 'ask-remove'
  | 'ask-codes'
  | 'ask-end'
  | 'address'
  | 'confirm-address';

/** A change that waits until the person has proved the second factor again. */
type Change = () => Promise<void>;

/** Kinds that somebody has several of, and tells apart by their names. An address is its own name. */
const NAMED: ReadonlySet<FactorKind> = new Set<FactorKind>(['totp', 'hotp']);

/**
 * `<countersign-security verifier="https://…" token="cs_client_…">`: what a member has to prove who they are, the addresses
 * that are told of changes, the browsers that are asked for less, the recovery codes, and the latest sign-ins. A change asks for
 * a code first wherever a factor is active.
 *
 * @fires countersign-changed - `{what}`
 * @fires countersign-expired - the token's time is over
 * @fires countersign-failed - `{code}`, the reason of a refusal or the type of a problem
 * @slot ended - what to offer when the session is over
 * @csspart factor - one factor
 * @csspart address - one address
 * @csspart device - one device
 * @csspart reset - a reset that is under way
 * @csspart sign-in - one of the latest sign-ins
 * @csspart qr - the QR code of a set-up
 * @csspart key - the key to type
 * @csspart warnings - what some apps make of it
 * @csspart codes - the recovery codes
 * @tagname countersign-security
 */
export class CountersignSecurity extends StepUpElement {
  static override styles = [...full, frame, choices, securityStyle];

  @state() protected override phase: Phase = 'overview';
  @state() private factors: readonly Factor[] = [];
  @state() private addresses: readonly Address[] = [];
  @state() private devices: readonly Device[] = [];
  @state() private signIns: readonly RecentSignIn[] = [];
  /** The sign-in that was somebody else's. */
  @state() private disowned: RecentSignIn | null = null;
  @state() private recoveryCodes: readonly string[] = [];
  /** What is about to be taken away. */
  @state() private removing: { factor: Factor } | { address: Address } | null = null;
  /** The factor whose name is being changed. */
  @state() private naming: Factor | null = null;
  /** The kind that is about to be set up. */
  @state() private adding: FactorKind = 'totp';
  @state() private done = '';
  /** What is good to know after the last change. */
  @state() private advice: readonly Advice[] = [];
  readonly #setUp = new SetUp(this, () => this.client, this.now, (call) => this.attempt(call));
  readonly #address = new AddressFlow(this, () => this.client, this.now, (call) => this.attempt(call));
  /** What draws a set-up; there from the first on. */
  #parts: typeof import('../set-up-parts.js') | null = null;
  #waiting: Change | null = null;
  /** What is told once the recovery codes are kept. */
  #afterCodes: { done: string; advice: readonly Advice[] } = { done: '', advice: [] };
  /** What takes the focus when it is drawn next. */
  #focusNext: string | null = null;

  protected get step(): Exclude<Phase, 'set-up'> | SetUpStep {
    return this.phase === 'set-up' ? this.#setUp.step : this.phase;
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    if (!this.#focusNext) return;
    this.renderRoot.querySelector<HTMLElement>(this.#focusNext)?.focus();
    this.#focusNext = null;
  }

  protected override async opened(session: Session): Promise<void> {
    // Minted before the member's authenticators went: it may change nothing without a code, and no code is left for it (S29).
    if (session.needs_step_up && session.methods.length === 0) return this.finish('changed');
    this.ask('overview');
    await this.#list();
  }

  protected override onDeadline(): void {
    if (this.phase !== 'codes') this.finish('expired');
  }

  protected override handles(error: ClientError): boolean {
    if (this.#setUp.takes(error)) return true;
    if (error.type === 'unprocessable' && this.phase === 'address') {
      this.#address.reject();
      return true;
    }
    if (error.type !== 'step-up-required' || !this.#waiting) return false;
    this.#askStepUp();
    return true;
  }

  protected override renderStep(): TemplateResult {
    const { say, busy } = this;
    switch (this.phase) {
      case 'overview':
        return html`${this.#renderOverview()} ${this.renderBack()}`;
      case 'step-up':
        return this.#renderStepUp();
      case 'locked':
        return renderStatement(pictures.lock, 'danger', say.signIn.locked, say.security.stepUpLocked, this.renderBack());
      case 'password-change':
        return renderStatement(pictures.key, 'danger', say.signIn.passwordChange, say.signIn.passwordChangeLead, this.renderBack());
      case 'kinds':
        return this.#renderKinds();
      case 'name':
        return html`${renderNameForm(say, this.adding, busy, (name) => this.#change(() => this.#enroll(this.adding, name)))} ${this.renderCancel()}`;
      case 'set-up':
        return this.#renderSetUp();
      case 'codes':
        return html`${this.#parts?.renderCodes({ say, codes: this.recoveryCodes, owner: ownerOf(this.session), busy, kept: this.#onKept })}`;
      case 'ask-remove':
        return this.#renderAsk(this.#removal(), () => this.#remove());
      case 'ask-codes':
        return this.#renderAsk(
          { title: say.security.newCodesAsk, lead: say.security.newCodesLead, yes: say.security.newCodes, tone: 'primary fit' },
          () => this.#issueCodes(),
        );
      case 'ask-end':
        return this.disowned ? this.#renderAsk(disowning(say, this.disowned), () => this.#endSessions()) : html``;
      case 'address':
        return html`${renderAddressForm(this.#addressStep, (value) => this.#change(() => this.#addAddress(value)))} ${this.renderCancel()}`;
      case 'confirm-address':
        return html`${renderAddressCode(this.#addressStep, (code) => this.#confirmAddress(code))} ${this.renderCancel()}`;
    }
  }

  #renderOverview(): TemplateResult {
    const { session } = this;
    const may = session?.may ?? { add: [], remove: false, renew_codes: false };
    return renderOverview({
      language: this.language,
      account: this.account,
      factors: this.factors,
      naming: this.naming,
      addresses: this.addresses,
      // A phone number is of use only where codes go to phones.
      addressKinds: may.add.includes('sms') ? ['email', 'phone'] : ['email'],
      devices: this.devices,
      signIns: this.signIns,
      recovery: { left: session?.recovery_codes_left ?? 0, all: session?.enrollment?.recovery.codes ?? 10, mayRenew: may.renew_codes },
      mayAdd: may.add.length > 0,
      // A policy may leave the last one to an admin, never the others.
      mayRemove: may.remove || this.factors.length > 1,
      done: this.done,
      advice: this.advice,
      reset: session?.reset ?? null,
      does: this.#does,
    });
  }

  readonly #does: OverviewActions = {
    add: () => this.#add(),
    removeFactor: (factor) => this.#askRemove({ factor }),
    nameFactor: (factor) => this.#name(factor),
    renameFactor: (factor, name) => void this.#rename(factor, name),
    renewCodes: () => this.ask('ask-codes'),
    addAddress: (kind) => this.#askAddress(kind),
    confirmAddress: (address) => this.#resumeAddress(address),
    removeAddress: (address) => this.#askRemove({ address }),
    revokeDevice: (device) => void this.#revoke([device], this.say.security.revoked(deviceName(this.say, device))),
    disown: (signIn) => this.#disown(signIn),
    cancelReset: () => void this.#cancelReset(),
    revokeAllDevices: () => void this.#revoke(this.devices, this.say.security.revokedAll),
  };

  #renderStepUp(): TemplateResult {
    const say = this.say.security;
    const leads: Partial<Record<MethodOffered['method'], string>> = { totp: say.stepUpLead, 'recovery-code': say.stepUpRecoveryLead };
    const challenge = renderChallenge({
      say: this.say,
      title: say.stepUp,
      lead: (way) => leads[way.method] ?? leadOf(this.say, way),
      label: labelOf(this.say, this.challenge.way),
      account: this.account,
      flow: this.challenge,
      parts: codeParts,
      busy: this.busy,
      now: this.now,
      answer: (code) => this.stepUp(code),
      below: renderBelow(this.say, this.challenge),
    });
    return html`${challenge} ${this.renderCancel()}`;
  }

  #renderKinds(): TemplateResult {
    const { kinds } = this.say;
    const marks = this.session?.enrollment?.kinds ?? [];
    const choices = (this.session?.may.add ?? []).map((kind) => ({
      value: kind,
      picture: kind,
      name: kinds[kind],
      hint: kinds[`${kind}-hint`],
      marked: marks.find((each) => each.kind === kind)?.marked ?? null,
    }));
    const first = this.factors.length === 0;
    return html`
      ${renderHeading(first ? this.say.enrollment.title : this.say.security.add, kinds.lead)}
      ${renderChoices(this.say, choices, (kind) => this.#choose(kind))} ${this.renderCancel()}
    `;
  }

  #renderSetUp(): TemplateResult {
    const say = this.say.enrollment;
    const first = this.factors.length === 0;
    const setUp = this.#parts?.renderSetUp({
      say: this.say,
      title: first ? say.title : say.addTitle,
      lead: first ? say.lead : say.addLead,
      account: this.account,
      setUp: this.#setUp,
      owner: ownerOf(this.session),
      now: this.now,
      confirm: (code) => this.#confirm(code),
      go: (step) => void this.#change(() => this.#goOn(step)),
      busy: this.busy,
    });
    return html`${setUp} ${this.renderCancel()}`;
  }

  #renderAsk(question: Question, change: Change): TemplateResult {
    return renderQuestion(this.say, question, this.busy, () => void this.#change(change), this.cancel);
  }

  get #addressStep() {
    return { say: this.say, flow: this.#address, busy: this.busy, now: this.now };
  }

  #removal(): Question {
    const { security: say } = this.say;
    const asked = { yes: say.remove, tone: 'danger' } as const;
    if (!this.removing) return { ...asked, title: '', lead: '' };
    if ('address' in this.removing) return { ...asked, title: say.removeAsk(this.removing.address.value), lead: say.removeAddressLead };
    const lead = this.factors.length === 1 ? say.removeLast : say.removeLead;
    return { ...asked, title: say.removeAsk(factorName(this.say, this.removing.factor)), lead };
  }

  protected override ask(phase: Phase): void {
    this.done = '';
    this.advice = [];
    this.naming = null;
    this.challenge.end();
    this.phase = phase;
  }

  #askStepUp(): void {
    this.ask('step-up');
    this.challenge.begin(this.session?.methods ?? []);
  }

  #askRemove(removing: typeof this.removing): void {
    this.removing = removing;
    this.ask('ask-remove');
  }

  #disown(signIn: RecentSignIn): void {
    this.disowned = signIn;
    this.ask('ask-end');
  }

  #askAddress(kind: AddressKind): void {
    this.#address.begin(kind);
    this.ask('address');
  }

  #add(): void {
    const [only, ...more] = this.session?.may.add ?? [];
    if (only && more.length === 0) this.#choose(only);
    else this.ask('kinds');
  }

  #choose(kind: FactorKind): void {
    this.adding = kind;
    if (this.factors.length > 0 && NAMED.has(kind)) this.ask('name');
    else void this.#change(() => this.#enroll(kind));
  }

  #name(factor: Factor | null): void {
    this.done = '';
    this.#focusNext = factor ? '#rename' : `[data-rename="${this.naming?.id ?? ''}"]`;
    this.naming = factor;
  }

  protected override forget(): void {
    this.#waiting = null;
    this.#setUp.clear();
    this.#address.clear();
    this.recoveryCodes = [];
    this.factors = [];
    this.addresses = [];
    this.devices = [];
    this.signIns = [];
    this.disowned = null;
  }

  protected override readonly cancel = (): void => {
    this.#waiting = null;
    this.#setUp.clear();
    this.#address.clear();
    this.ask('overview');
  };

  /** Runs a change now, or after the step-up where the verifier wants one. */
  async #change(change: Change): Promise<void> {
    if (this.busy) return;
    this.#waiting = change;
    if (this.session?.needs_step_up) return this.#askStepUp();
    await this.working(change);
  }

  protected override async proved(): Promise<void> {
    await this.#waiting?.();
  }

  async #bringParts(): Promise<void> {
    this.#parts ??= await this.bring(() => import('../set-up-parts.js'));
  }

  async #enroll(kind: FactorKind, label?: string): Promise<void> {
    const recovery = this.factors.length === 0 ? (this.session?.enrollment?.recovery.shown ?? 'after-confirmation') : null;
    await this.#bringParts();
    await this.#setUp.begin({ kinds: [{ kind, marked: null }], recovery, label });
    this.ask('set-up');
  }

  /** A step of the set-up; where it had to wait for a code, the set-up is shown again. */
  async #goOn(step: Change): Promise<void> {
    await step();
    if (this.phase !== 'set-up') this.ask('set-up');
  }

  async #confirm(code: string): Promise<void> {
    await this.attempt(async () => {
      const confirmed = await this.#setUp.confirm(code);
      if (!confirmed) {
        if (this.#setUp.refused) this.refuse(this.#setUp.refused);
        return;
      }
      tell(this, 'countersign-changed', { what: 'factor-added' });
      this.factors = [...this.factors, confirmed.factor];
      const done = this.say.security.addedDone;
      if (confirmed.recovery_codes) this.#showCodes(confirmed.recovery_codes, done, this.session?.advice);
      else await this.#settle(done, this.session?.advice);
    });
  }

  async #remove(): Promise<void> {
    const { removing } = this;
    if (!removing) return;
    const address = 'address' in removing;
    if (address) await this.client.removeAddress(removing.address.id);
    else await this.client.removeFactor(removing.factor.id);
    this.removing = null;
    tell(this, 'countersign-changed', { what: address ? 'address-removed' : 'factor-removed' });
    await this.#settle(this.say.security.removed(address ? removing.address.value : factorName(this.say, removing.factor)));
  }

  #rename(factor: Factor, name: string): Promise<void> {
    return this.#now(async () => {
      const renamed = await this.client.renameFactor(factor.id, name);
      this.factors = this.factors.map((each) => (each.id === factor.id ? renamed : each));
      if (this.phase !== 'overview') await this.#settle(this.say.security.renamed);
      else {
        this.#name(null);
        this.done = this.say.security.renamed;
      }
      tell(this, 'countersign-changed', { what: 'factor-renamed' });
    });
  }

  async #addAddress(value: string): Promise<void> {
    this.phase = 'address';
    await this.#address.add(value);
    this.ask('confirm-address');
  }

  #resumeAddress(address: Address): void {
    this.ask('confirm-address');
    this.#address.resume(address);
  }

  #confirmAddress(code: string): Promise<void> {
    return this.working(async () => {
      const value = this.#address.address?.value ?? '';
      if (!(await this.#address.confirm(code))) {
        if (this.#address.refused) this.refuse(this.#address.refused);
        return;
      }
      tell(this, 'countersign-changed', { what: 'address-added' });
      await this.#settle(this.say.security.addressConfirmed(value));
    });
  }

  /** Asks for more from now on, so nothing is asked before. */
  #revoke(devices: readonly Device[], done: string): Promise<void> {
    return this.#now(async () => {
      await Promise.all(devices.map(({ id }) => this.client.removeDevice(id)));
      tell(this, 'countersign-changed', { what: 'devices' });
      await this.#settle(done);
      // The button that was pressed is gone.
      this.#focusNext = '[data-focus]';
    });
  }

  /** It asks for no code: it only keeps what there is. */
  #cancelReset(): Promise<void> {
    return this.#now(async () => {
      await this.client.cancelReset();
      tell(this, 'countersign-changed', { what: 'reset-cancelled' });
      await this.#settle(this.say.reset.cancelledLead);
      this.#focusNext = '[data-focus]';
    });
  }

  async #endSessions(): Promise<void> {
    await this.client.endSessions();
    this.disowned = null;
    tell(this, 'countersign-changed', { what: 'sessions-ended' });
    await this.#settle(this.say.security.sessionsEnded);
  }

  async #issueCodes(): Promise<void> {
    // First what shows them: nothing must fail between the end of the old codes and the sight of the new.
    await this.#bringParts();
    const { recovery_codes } = await this.client.issueRecoveryCodes();
    tell(this, 'countersign-changed', { what: 'recovery-codes' });
    this.#showCodes(recovery_codes, this.say.security.newCodesDone);
  }

  /** Nothing is asked of the verifier while the codes are shown: no answer may take them away before they are kept. */
  #showCodes(codes: readonly string[], done: string, advice: readonly Advice[] = []): void {
    this.#waiting = null;
    this.#afterCodes = { done, advice };
    this.recoveryCodes = codes;
    if (this.session) this.session = { ...this.session, recovery_codes_left: codes.length };
    this.phase = 'codes';
  }

  readonly #onKept = (): void => {
    this.recoveryCodes = [];
    void this.working(() => this.#settle(this.#afterCodes.done, this.#afterCodes.advice));
  };

  /** After a change: what is so now, told on the overview. */
  async #settle(done: string, advice: readonly Advice[] = []): Promise<void> {
    this.#waiting = null;
    this.ask('overview');
    this.done = done;
    this.advice = advice;
    const session = await this.client.session();
    await this.#list();
    this.session = session;
  }

  async #list(): Promise<void> {
    const { client } = this;
    const [{ factors }, { addresses }, { devices }, { sign_ins }] = await Promise.all([
      client.factors(),
      client.addresses(),
      client.devices(),
      client.signIns(),
    ]);
    this.factors = factors.filter(({ status }) => status === 'active');
    this.addresses = addresses;
    this.devices = devices;
    this.signIns = sign_ins;
  }

  /** Runs a change that needs no step-up; should the verifier want one all the same, it is asked for. */
  #now(change: Change): Promise<void> {
    this.#waiting = change;
    return this.working(change);
  }
}
