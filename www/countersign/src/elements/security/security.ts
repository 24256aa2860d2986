import { html, nothing, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import type { ClientError } from '../../client/error.js';
import type { Factor, Refused } from '../../client/types.js';
import { renderAccount } from '../account.js';
import { EnrolmentFlow } from '../enrolment-flow.js';
import { tell } from '../events.js';
import { icon } from '../icons.js';
import { messages } from '../messages/index.js';
import type { CodeEvent } from '../parts/code-field.js';
import { SessionElement } from '../session-element.js';
import { frame } from '../style/frame.js';
import { base } from '../style/index.js';
import { factorName, renderFactors } from './factors.js';
import { securityStyle } from './security.style.js';

type Step = 'overview' | 'step-up' | 'locked' | 'name' | 'enrol' | 'codes' | 'ask-remove' | 'ask-codes';

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
 * @csspart button, digits, input, qr, key, codes, factor, problem, warnings, ended - see ELEMENTS.md
 */
export class CountersignSecurity extends SessionElement {
  static override styles = [...base, frame, securityStyle];

  @state() protected step: Step = 'overview';
  @state() private factors: readonly Factor[] = [];
  @state() private refused: Refused | null = null;
  @state() private busy = false;
  @state() private recoveryCodes: readonly string[] = [];
  @state() private removing: Factor | null = null;
  @state() private done = '';
  readonly #enrolment = new EnrolmentFlow(this, () => this.client);
  #waiting: Change | null = null;

  protected override readonly endedLead = messages.ended.securityLead;

  protected override async opened(): Promise<void> {
    this.#ask('overview');
    await this.#listFactors();
  }

  protected override onDeadline(): void {
    if (this.step !== 'codes') this.finish('expired');
  }

  protected override handles(error: ClientError): boolean {
    if (this.#enrolment.overtakenBy(error)) return true;
    if (error.type !== 'step-up-required' || !this.#waiting) return false;
    this.#ask('step-up');
    return true;
  }

  protected override renderStep(): TemplateResult {
    switch (this.step) {
      case 'overview':
        return this.#renderOverview();
      case 'step-up':
        return this.#renderStepUp();
      case 'locked':
        return this.#renderLocked();
      case 'name':
        return this.#renderName();
      case 'enrol':
        return this.#renderEnrolment();
      case 'codes':
        return this.#renderCodes();
      case 'ask-remove':
        return this.#renderAskRemove();
      case 'ask-codes':
        return this.#renderAsk(messages.security.newCodesAsk, messages.security.newCodesLead, messages.security.newCodes, false, () =>
          this.#change(() => this.#issueCodes()),
        );
    }
  }

  #renderOverview(): TemplateResult {
    const say = messages.security;
    const on = this.factors.length > 0;
    return html`
      <header>
        <div class="title">
          <h2 tabindex="-1" data-focus>${say.title}</h2>
          <span class="pill ${on ? 'on' : ''}">${on ? icon('check') : nothing}${on ? say.on : say.off}</span>
        </div>
        <p class="lead">${say.lead}</p>
      </header>
      <div role="status">${this.done ? html`<p class="notice good done">${icon('check')}<span>${this.done}</span></p>` : nothing}</div>
      <section aria-labelledby="apps">
        <h3 id="apps">${say.apps}</h3>
        ${on ? renderFactors(this.factors, (factor) => this.#askRemove(factor)) : html`<p class="empty small">${say.none}</p>`}
        <button class=${on ? '' : 'primary'} part="button" @click=${() => (on ? this.#ask('name') : this.#change(() => this.#enrol()))}>
          ${icon('plus')}${on ? say.add : say.setUp}
        </button>
      </section>
      ${on ? this.#renderCodesLeft() : nothing} ${this.renderBack()}
    `;
  }

  #renderCodesLeft(): TemplateResult {
    const say = messages.security;
    const left = this.session?.recovery_codes_left ?? 0;
    return html`
      <section aria-labelledby="codes">
        <h3 id="codes">${say.codes}</h3>
        <p class="small">${say.codesLeft(left)} ${left > 0 && left <= 3 ? say.codesLow : ''}</p>
        <button part="button" @click=${() => this.#ask('ask-codes')}>${icon('key')}${say.newCodes}</button>
      </section>
    `;
  }

  #renderStepUp(): TemplateResult {
    const say = messages.security;
    return html`
      <header>
        <h2 tabindex="-1" data-focus>${say.stepUp}</h2>
        <p class="lead">${say.stepUpLead}</p>
        ${renderAccount(this.session?.workspace ?? '', this.#account)}
      </header>
      <countersign-code-field
        data-focus-field
        exportparts="button, digits, input, problem, switch, countdown"
        recovery
        .refused=${this.refused}
        .busy=${this.busy}
        .now=${this.now}
        @countersign-code=${(event: CodeEvent) => this.#stepUp(event.detail.code)}
      ></countersign-code-field>
      ${this.#renderCancel()}
    `;
  }

  #renderName(): TemplateResult {
    const say = messages.security;
    return html`
      <form @submit=${this.#onName}>
        <header>
          <h2 tabindex="-1" data-focus>${messages.enrolment.addTitle}</h2>
          <p class="lead">${messages.enrolment.addLead}</p>
        </header>
        <label class="label" for="name">${say.name}</label>
        <input id="name" class="text" name="name" part="input" maxlength="60" autocomplete="off" aria-describedby="name-hint" />
        <p id="name-hint" class="small hint">${say.nameHint}</p>
        <button class="primary" part="button" aria-disabled=${this.busy}>${messages.common.continue}</button>
      </form>
      ${this.#renderCancel()}
    `;
  }

  #renderEnrolment(): TemplateResult {
    const say = messages.enrolment;
    const first = this.factors.length === 0;
    return html`
      <header>
        <h2 tabindex="-1" data-focus>${first ? say.title : say.addTitle}</h2>
        <p class="lead">${first ? say.lead : say.addLead}</p>
      </header>
      <countersign-enrolment
        exportparts="button, digits, problem, qr, key, warnings"
        .factor=${this.#enrolment.factor}
        .refused=${this.#enrolment.refused}
        .busy=${this.#enrolment.busy}
        .workspace=${this.session?.workspace ?? ''}
        .now=${this.now}
        @countersign-code=${(event: CodeEvent) => this.#confirm(event.detail.code)}
        @countersign-redraw=${() => this.#change(() => this.#enrol())}
      ></countersign-enrolment>
      ${this.#renderCancel()}
    `;
  }

  #renderCodes(): TemplateResult {
    return html`
      <header>
        <h2 tabindex="-1" data-focus>${messages.recovery.title}</h2>
        <p class="lead">${messages.recovery.lead}</p>
      </header>
      <countersign-recovery-codes
        exportparts="button, codes"
        .codes=${this.recoveryCodes}
        .owner=${{ workspace: this.session?.workspace ?? '', account: this.#account }}
        @countersign-kept=${this.#onKept}
      ></countersign-recovery-codes>
    `;
  }

  #renderLocked(): TemplateResult {
    return html`
      <div class="centre">
        <span class="badge danger">${icon('lock')}</span>
        <h2 tabindex="-1" data-focus>${messages.signIn.locked}</h2>
        <p class="lead">${messages.security.stepUpLocked}</p>
        ${this.renderBack()}
      </div>
    `;
  }

  #renderAskRemove(): TemplateResult {
    const say = messages.security;
    const factor = this.removing;
    const lead = this.factors.length === 1 ? say.removeLast : say.removeLead;
    return this.#renderAsk(say.removeAsk(factor ? factorName(factor) : ''), lead, say.remove, true, () => this.#change(() => this.#remove()));
  }

  #renderAsk(question: string, lead: string, yes: string, danger: boolean, go: () => void): TemplateResult {
    return html`
      <header>
        <h2 tabindex="-1" data-focus>${question}</h2>
        <p class="lead">${lead}</p>
      </header>
      <div class="row">
        <button class=${danger ? 'danger' : 'primary fit'} part="button" aria-disabled=${this.busy} @click=${go}>${yes}</button>
        <button part="button" @click=${this.#cancel}>${messages.common.cancel}</button>
      </div>
    `;
  }

  #renderCancel(): TemplateResult {
    return html`<p class="cancel"><button type="button" class="plain" part="button" @click=${this.#cancel}>${messages.common.cancel}</button></p>`;
  }

  get #account(): string {
    const member = this.session?.member;
    return member?.label ?? member?.id ?? '';
  }

  #ask(step: Step): void {
    this.done = '';
    this.refused = null;
    this.step = step;
  }

  #askRemove(factor: Factor): void {
    this.removing = factor;
    this.#ask('ask-remove');
  }

  readonly #cancel = (): void => {
    this.#waiting = null;
    this.#enrolment.clear();
    this.#ask('overview');
  };

  readonly #onName = (event: SubmitEvent): void => {
    event.preventDefault();
    const name = String(new FormData(event.target as HTMLFormElement).get('name') ?? '').trim();
    void this.#change(() => this.#enrol(name));
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

  async #enrol(label?: string): Promise<void> {
    await this.#enrolment.begin(label);
    this.#ask('enrol');
  }

  async #confirm(code: string): Promise<void> {
    await this.attempt(async () => {
      const confirmed = await this.#enrolment.confirm(code);
      if (!confirmed) {
        if (this.#enrolment.refused) this.#refuse(this.#enrolment.refused);
        return;
      }
      tell(this, 'countersign-changed', { what: 'factor-added' });
      if (confirmed.recovery_codes) this.#showCodes(confirmed.recovery_codes);
      await this.#settle(messages.security.addedDone);
    });
  }

  async #remove(): Promise<void> {
    if (!this.removing) return;
    const name = factorName(this.removing);
    await this.client.removeFactor(this.removing.id);
    this.removing = null;
    tell(this, 'countersign-changed', { what: 'factor-removed' });
    await this.#settle(messages.security.removed(name));
  }

  async #issueCodes(): Promise<void> {
    const { recovery_codes } = await this.client.issueRecoveryCodes();
    tell(this, 'countersign-changed', { what: 'recovery-codes' });
    this.#showCodes(recovery_codes);
    await this.#settle(messages.security.newCodesDone);
  }

  #showCodes(codes: readonly string[]): void {
    this.recoveryCodes = codes;
    this.step = 'codes';
  }

  readonly #onKept = (): void => {
    this.recoveryCodes = [];
    this.step = 'overview';
  };

  /** After a change: what is so now, told on the overview once the codes (if any) are kept. */
  async #settle(done: string): Promise<void> {
    this.#waiting = null;
    if (this.step !== 'codes') this.#ask('overview');
    this.done = done;
    const [session] = await Promise.all([this.client.session(), this.#listFactors()]);
    this.session = session;
  }

  async #listFactors(): Promise<void> {
    const { factors } = await this.client.factors();
    this.factors = factors.filter(({ status }) => status === 'active');
  }

  #refuse(refused: Refused): void {
    tell(this, 'countersign-failed', { code: refused.reason });
    if (refused.reason === 'locked') this.#ask('locked');
    else this.refused = refused;
  }

  async #working(call: () => Promise<void>): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    await this.attempt(call);
    this.busy = false;
  }
}
