import { html, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import type { ClientError } from '../../client/error.js';
import type { Receipt, Refused, Session } from '../../client/types.js';
import { renderAccount } from '../account.js';
import { EnrolmentFlow } from '../enrolment-flow.js';
import { tell } from '../events.js';
import { icon } from '../icons.js';
import { messages } from '../messages/index.js';
import type { CodeEvent } from '../parts/code-field.js';
import { SessionElement } from '../session-element.js';
import { frame } from '../style/frame.js';
import { base } from '../style/index.js';
import { renderHelp } from './help.js';

type Step = 'challenge' | 'locked' | 'enrol' | 'codes' | 'already' | 'recovery-used' | 'passed';

/** A receipt lives 60 seconds: somebody who reads on is carried along while it does. */
const CARRY_ON_MS = 40_000;

/**
 * `<countersign-sign-in verifier="https://…" token="cs_client_…">`: the second step of a sign-in, or the set-up where
 * there is none yet. Ends with `countersign-passed` and a receipt for the app's backend.
 *
 * @fires countersign-passed - `{receipt, signIn, returnTo}`
 * @fires countersign-changed - an authenticator was set up
 * @fires countersign-expired - the token's time is over
 * @fires countersign-failed - `{code}`, the reason of a refusal or the type of a problem
 * @slot ended - what to offer when the session is over, such as a link to the sign-in
 * @csspart button, digits, input, qr, key, codes, problem, warnings, ended - see ELEMENTS.md
 */
export class CountersignSignIn extends SessionElement {
  static override styles = [...base, frame];

  @state() protected step: Step = 'challenge';
  @state() private refused: Refused | null = null;
  @state() private busy = false;
  @state() private recoveryCodes: readonly string[] = [];
  @state() private codesLeft = 0;
  readonly #enrolment = new EnrolmentFlow(this, () => this.client);
  #receipt: Receipt | null = null;
  #carryOn: ReturnType<typeof setTimeout> | undefined;
  #confirmed = false;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#carryOn);
  }

  protected override get endedLead(): string {
    return this.#confirmed ? messages.ended.enrolled : messages.ended.lead;
  }

  protected override async opened(session: Session): Promise<void> {
    this.refused = null;
    switch (session.status) {
      case 'enroll':
        this.step = 'enrol';
        return this.#enrolment.begin();
      case 'passed':
        this.step = 'already';
        return;
      default:
        this.step = 'challenge';
    }
  }

  /** Recovery codes are shown this once: they stay until the person has kept them, whatever the clock says. */
  protected override onDeadline(): void {
    if (this.step !== 'codes' && this.step !== 'passed') this.finish('expired');
  }

  protected override renderStep(): TemplateResult {
    switch (this.step) {
      case 'challenge':
        return this.#renderChallenge();
      case 'locked':
        return this.#renderLocked();
      case 'enrol':
        return this.#renderEnrolment();
      case 'codes':
        return this.#renderCodes();
      case 'already':
        return this.#renderGoOn('shield', messages.signIn.already, messages.signIn.alreadyLead, () => this.#complete());
      case 'recovery-used':
        return this.#renderGoOn('key', messages.signIn.recoveryUsed, messages.signIn.recoveryUsedLead(this.codesLeft), () => this.#pass());
      case 'passed':
        return this.#renderPassed();
    }
  }

  #renderChallenge(): TemplateResult {
    const say = messages.signIn;
    return html`
      <header>
        <h2 tabindex="-1" data-focus>${say.title}</h2>
        <p class="lead">${say.lead}</p>
        ${renderAccount(this.session?.workspace ?? '', this.#account)}
      </header>
      <countersign-code-field
        data-focus-field
        exportparts="button, digits, input, problem, switch, countdown"
        recovery
        .refused=${this.refused}
        .busy=${this.busy}
        .now=${this.now}
        @countersign-code=${(event: CodeEvent) => this.#verify(event.detail.code)}
      ></countersign-code-field>
      ${renderHelp(this.session?.workspace ?? '', this.#account)}
    `;
  }

  #renderEnrolment(): TemplateResult {
    const say = messages.enrolment;
    return html`
      <header>
        <h2 tabindex="-1" data-focus>${say.title}</h2>
        <p class="lead">${say.lead}</p>
      </header>
      <countersign-enrolment
        exportparts="button, digits, problem, qr, key, warnings"
        .factor=${this.#enrolment.factor}
        .refused=${this.#enrolment.refused}
        .busy=${this.#enrolment.busy}
        .workspace=${this.session?.workspace ?? ''}
        .now=${this.now}
        @countersign-code=${(event: CodeEvent) => this.#confirm(event.detail.code)}
        @countersign-redraw=${() => this.attempt(() => this.#enrolment.begin())}
      ></countersign-enrolment>
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
        .busy=${this.busy}
        @countersign-kept=${() => this.#complete()}
      ></countersign-recovery-codes>
    `;
  }

  #renderLocked(): TemplateResult {
    return html`
      <div class="centre">
        <span class="badge danger">${icon('lock')}</span>
        <h2 tabindex="-1" data-focus>${messages.signIn.locked}</h2>
        <p class="lead">${messages.signIn.lockedLead}</p>
        ${this.renderBack()}
      </div>
    `;
  }

  #renderGoOn(picture: 'shield' | 'key', title: string, lead: string, go: () => void): TemplateResult {
    return html`
      <div class="centre">
        <span class="badge">${icon(picture)}</span>
        <h2 tabindex="-1" data-focus>${title}</h2>
        <p class="lead">${lead}</p>
      </div>
      <p class="go"><button class="primary" part="button" aria-disabled=${this.busy} @click=${go}>${messages.common.continue}</button></p>
    `;
  }

  #renderPassed(): TemplateResult {
    return html`
      <div class="centre">
        <span class="badge">${icon('check')}</span>
        <h2 tabindex="-1" data-focus>${messages.signIn.passed}</h2>
        <p class="lead" role="status">${messages.signIn.passedLead}</p>
      </div>
    `;
  }

  get #account(): string {
    const member = this.session?.member;
    return member?.label ?? member?.id ?? '';
  }

  async #verify(code: string): Promise<void> {
    await this.#working(async () => {
      const answer = await this.client.verify(code);
      if (!answer.accepted) return this.#refuse(answer);
      this.#receipt = answer;
      if (answer.method !== 'recovery-code') return this.#pass();
      // Whoever spends a recovery code is told what is left (NIST SP 800-63B-4) before the page goes on.
      this.codesLeft = answer.recovery_codes_left;
      this.step = 'recovery-used';
      this.#carryOn = setTimeout(() => this.#pass(), CARRY_ON_MS);
    });
  }

  async #confirm(code: string): Promise<void> {
    await this.attempt(async () => {
      const confirmed = await this.#enrolment.confirm(code);
      if (!confirmed) {
        if (this.#enrolment.refused) this.#refuse(this.#enrolment.refused);
        return;
      }
      this.#confirmed = true;
      tell(this, 'countersign-changed', { what: 'factor-added' });
      this.recoveryCodes = confirmed.recovery_codes ?? [];
      if (this.recoveryCodes.length > 0) this.step = 'codes';
      else await this.#complete();
    });
  }

  #complete(): Promise<void> {
    return this.#working(async () => {
      this.#receipt = await this.client.complete();
      this.#pass();
    });
  }

  #refuse(refused: Refused): void {
    tell(this, 'countersign-failed', { code: refused.reason });
    if (refused.reason === 'locked') this.step = 'locked';
    else this.refused = refused;
  }

  #pass(): void {
    clearTimeout(this.#carryOn);
    if (!this.#receipt) return;
    const { receipt, sign_in } = this.#receipt;
    this.#receipt = null;
    this.recoveryCodes = [];
    this.step = 'passed';
    this.rest();
    tell(this, 'countersign-passed', { receipt, signIn: sign_in, returnTo: this.session?.return_to ?? null });
  }

  async #working(call: () => Promise<void>): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    await this.attempt(call);
    this.busy = false;
  }

  protected override handles(error: ClientError): boolean {
    return this.#enrolment.overtakenBy(error);
  }
}

