import { html, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import type { ClientError } from '../../client/error.js';
import type { Factor, Refusal, Session } from '../../client/interim.js';
import { ChallengeFlow } from '../challenge-flow.js';
import { tell } from '../events.js';
import { SessionElement, type End, type Words } from '../session-element.js';
import { SetUp, type SetUpStep } from '../set-up.js';
import { frame } from '../style/frame.js';
import { base } from '../style/index.js';
import { ownerOf } from '../views/account.js';
import { renderChallenge } from '../views/challenge.js';
import { renderCodes } from '../views/codes.js';
import { renderHeading, renderStatement } from '../views/heading.js';
import { renderSetUp } from '../views/set-up.js';
import { factorName } from './factors.js';
import { renderOverview } from './overview.js';
import { securityStyle } from './security.style.js';

type Step = 'overview' | 'step-up' | 'locked' | 'password-change' | 'name' | 'set-up' | 'codes' | 'ask-remove' | 'ask-codes';

/** A change that waits until the person has proved the second factor again. */
type Change = () => Promise<void>;

/**
 * `<countersign-security verifier="https://…" token="cs_client_…">`: a member's own authenticators and recovery codes.
 * A change asks for a code first wherever an authenticator is active.
 *
 * @fires countersign-changed - `{what}`
 * @fires countersign-expired - the token's time is over
 * @fires countersign-failed - `{code}`, the reason of a refusal or the type of a problem
 * @slot ended - what to offer when the session is over
 * @csspart button, digits, input, qr, key, codes, factor, problem, warnings - see ELEMENTS.md
 */
export class CountersignSecurity extends SessionElement {
  static override styles = [...base, frame, securityStyle];

  @state() private phase: Step = 'overview';
  @state() private factors: readonly Factor[] = [];
  @state() private busy = false;
  @state() private recoveryCodes: readonly string[] = [];
  @state() private removing: Factor | null = null;
  @state() private done = '';
  readonly #challenge = new ChallengeFlow(
    this,
    this.now,
    (call) => this.attempt(call),
    (method) => this.client.sendStepUp(method),
  );
  readonly #setUp = new SetUp(
    this,
    () => this.client,
    this.now,
    (call) => this.attempt(call),
  );
  #waiting: Change | null = null;
  /** What is told once the recovery codes are kept. */
  #afterCodes = '';

  protected get step(): Exclude<Step, 'set-up'> | SetUpStep {
    return this.phase === 'set-up' ? this.#setUp.step : this.phase;
  }

  protected override endWords(end: End): Words {
    const say = this.say.ended;
    return end === 'expired' || end === 'over' ? { title: say.title, lead: say.securityLead } : super.endWords(end);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('pagehide', this.#onLeave);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('pagehide', this.#onLeave);
  }

  protected override async opened(session: Session): Promise<void> {
    // Minted before the member's authenticators went: it may change nothing without a code, and no code is left for it (S29).
    if (session.needs_step_up && session.methods.length === 0) return this.finish('changed');
    this.#ask('overview');
    await this.#listFactors();
  }

  protected override onDeadline(): void {
    if (this.phase !== 'codes') this.finish('expired');
  }

  protected override handles(error: ClientError): boolean {
    if (this.#setUp.takes(error)) return true;
    if (error.type !== 'step-up-required' || !this.#waiting) return false;
    this.#ask('step-up');
    return true;
  }

  protected override renderStep(): TemplateResult {
    switch (this.phase) {
      case 'overview':
        return this.#renderOverview();
      case 'step-up':
        return this.#renderStepUp();
      case 'locked':
        return renderStatement('lock', 'danger', this.say.signIn.locked, this.say.security.stepUpLocked, this.renderBack());
      case 'password-change':
        return renderStatement('key', 'danger', this.say.signIn.passwordChange, this.say.signIn.passwordChangeLead, this.renderBack());
      case 'name':
        return this.#renderName();
      case 'set-up':
        return this.#renderSetUp();
      case 'codes':
        return renderCodes({ say: this.say, codes: this.recoveryCodes, owner: ownerOf(this.session), busy: this.busy, kept: this.#onKept });
      case 'ask-remove':
        return this.#renderAskRemove();
      case 'ask-codes':
        return this.#renderAskCodes();
    }
  }

  #renderOverview(): TemplateResult {
    const first = this.factors.length === 0;
    const overview = renderOverview({
      language: this.language,
      account: this.account,
      factors: this.factors,
      codesLeft: this.session?.recovery_codes_left ?? 0,
      done: this.done,
      add: () => (first ? this.#change(() => this.#enroll()) : this.#ask('name')),
      remove: (factor) => this.#askRemove(factor),
      renewCodes: () => this.#ask('ask-codes'),
    });
    return html`${overview} ${this.renderBack()}`;
  }

  #renderStepUp(): TemplateResult {
    const say = this.say.security;
    const challenge = renderChallenge({
      say: this.say,
      title: say.stepUp,
      lead: ({ method }) => (method === 'recovery-code' ? say.stepUpRecoveryLead : say.stepUpLead),
      account: this.account,
      flow: this.#challenge,
      busy: this.busy,
      now: this.now,
      answer: (code) => this.#stepUp(code),
    });
    return html`${challenge} ${this.#renderCancel()}`;
  }

  #renderName(): TemplateResult {
    const say = this.say.security;
    return html`
      <form @submit=${this.#onName}>
        ${renderHeading(this.say.enrollment.addTitle, this.say.enrollment.addLead)}
        <label class="label" for="name">${say.name}</label>
        <input id="name" class="text" name="name" part="input" maxlength="60" autocomplete="off" aria-describedby="name-hint" />
        <p id="name-hint" class="small hint">${say.nameHint}</p>
        <button class="primary" part="button" aria-disabled=${this.busy}>${this.say.common.continue}</button>
      </form>
      ${this.#renderCancel()}
    `;
  }

  #renderSetUp(): TemplateResult {
    const say = this.say.enrollment;
    const first = this.factors.length === 0;
    const setUp = renderSetUp({
      say: this.say,
      title: first ? say.title : say.addTitle,
      lead: first ? say.lead : say.addLead,
      account: this.account,
      setUp: this.#setUp,
      owner: ownerOf(this.session),
      now: this.now,
      busy: this.busy,
      confirm: (code) => this.#confirm(code),
      go: (step) => this.#working(step),
    });
    return html`${setUp} ${this.#renderCancel()}`;
  }

  #renderAskRemove(): TemplateResult {
    const say = this.say.security;
    const question = say.removeAsk(this.removing ? factorName(this.say, this.removing) : '');
    const lead = this.factors.length === 1 ? say.removeLast : say.removeLead;
    return this.#renderAsk(question, lead, say.remove, 'danger', () => this.#remove());
  }

  #renderAskCodes(): TemplateResult {
    const say = this.say.security;
    return this.#renderAsk(say.newCodesAsk, say.newCodesLead, say.newCodes, 'primary fit', () => this.#issueCodes());
  }

  #renderAsk(question: string, lead: string, yes: string, tone: 'danger' | 'primary fit', change: Change): TemplateResult {
    return html`
      ${renderHeading(question, lead)}
      <div class="row">
        <button class=${tone} part="button" aria-disabled=${this.busy} @click=${() => this.#change(change)}>${yes}</button>
        <button part="button" @click=${this.#cancel}>${this.say.common.cancel}</button>
      </div>
    `;
  }

  #renderCancel(): TemplateResult {
    return html`<p class="cancel"><button type="button" class="plain" part="button" @click=${this.#cancel}>${this.say.common.cancel}</button></p>`;
  }

  #ask(step: Step): void {
    this.done = '';
    this.phase = step;
    if (step === 'step-up') this.#challenge.begin(this.session?.methods ?? []);
    else this.#challenge.end();
  }

  #askRemove(factor: Factor): void {
    this.removing = factor;
    this.#ask('ask-remove');
  }

  /** Whoever sits down at this device afterwards and goes back finds neither the token nor what it showed. */
  readonly #onLeave = (): void => {
    this.leave();
    this.#waiting = null;
    this.#setUp.clear();
    this.recoveryCodes = [];
    this.factors = [];
  };

  readonly #cancel = (): void => {
    this.#waiting = null;
    this.#setUp.clear();
    this.#ask('overview');
  };

  readonly #onName = (event: SubmitEvent): void => {
    event.preventDefault();
    const name = String(new FormData(event.target as HTMLFormElement).get('name') ?? '').trim();
    void this.#change(() => this.#enroll(name));
  };

  /** Runs a change now, or after the step-up where the verifier wants one. */
  async #change(change: Change): Promise<void> {
    if (this.busy) return;
    this.#waiting = change;
    if (this.session?.needs_step_up) return this.#ask('step-up');
    await this.#working(change);
  }

  #stepUp(code: string): Promise<void> {
    return this.#working(async () => {
      const answer = await this.client.stepUp(code);
      if (!answer.accepted) return this.#refuse(answer);
      if (this.session) this.session = { ...this.session, needs_step_up: false };
      await this.#waiting?.();
    });
  }

  async #enroll(label?: string): Promise<void> {
    await this.#setUp.begin({ kinds: [{ kind: 'totp', marked: null }], recovery: null, label });
    this.#ask('set-up');
  }

  async #confirm(code: string): Promise<void> {
    await this.attempt(async () => {
      const confirmed = await this.#setUp.confirm(code);
      if (!confirmed) {
        if (this.#setUp.refused) this.#refuse(this.#setUp.refused);
        return;
      }
      tell(this, 'countersign-changed', { what: 'factor-added' });
      this.factors = [...this.factors, confirmed.factor];
      const done = this.say.security.addedDone;
      if (confirmed.recovery_codes) this.#showCodes(confirmed.recovery_codes, done);
      else await this.#settle(done);
    });
  }

  async #remove(): Promise<void> {
    if (!this.removing) return;
    const name = factorName(this.say, this.removing);
    await this.client.removeFactor(this.removing.id);
    this.removing = null;
    tell(this, 'countersign-changed', { what: 'factor-removed' });
    await this.#settle(this.say.security.removed(name));
  }

  async #issueCodes(): Promise<void> {
    const { recovery_codes } = await this.client.issueRecoveryCodes();
    tell(this, 'countersign-changed', { what: 'recovery-codes' });
    this.#showCodes(recovery_codes, this.say.security.newCodesDone);
  }

  /** Nothing is asked of the verifier while the codes are shown: no answer may take them away before they are kept. */
  #showCodes(codes: readonly string[], done: string): void {
    this.#waiting = null;
    this.#afterCodes = done;
    this.recoveryCodes = codes;
    if (this.session) this.session = { ...this.session, recovery_codes_left: codes.length };
    this.phase = 'codes';
  }

  readonly #onKept = (): Promise<void> => {
    this.recoveryCodes = [];
    return this.#working(() => this.#settle(this.#afterCodes));
  };

  /** After a change: what is so now, told on the overview. */
  async #settle(done: string): Promise<void> {
    this.#waiting = null;
    this.#ask('overview');
    this.done = done;
    const [session] = await Promise.all([this.client.session(), this.#listFactors()]);
    this.session = session;
  }

  async #listFactors(): Promise<void> {
    const { factors } = await this.client.factors();
    this.factors = factors.filter(({ status }) => status === 'active');
  }

  #refuse(refused: Refusal): void {
    tell(this, 'countersign-failed', { code: refused.reason });
    if (refused.reason === 'locked' || refused.reason === 'password-change') this.#ask(refused.reason);
    else if (this.phase === 'step-up') this.#challenge.refuse(refused);
  }

  async #working(call: () => Promise<void>): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    await this.attempt(call);
    this.busy = false;
  }
}
