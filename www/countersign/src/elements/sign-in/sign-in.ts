import { html, nothing, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import type { ClientError } from '../../client/error.js';
import type { Passed, Receipt, Refusal, Session } from '../../client/types.js';
import { EnrollmentFlow } from '../enrollment-flow.js';
import { tell } from '../events.js';
import type { CodeKind } from '../refusal.js';
import { SessionElement, type End, type Words } from '../session-element.js';
import { frame } from '../style/frame.js';
import { base } from '../style/index.js';
import { ownerOf } from '../views/account.js';
import { renderChallenge } from '../views/challenge.js';
import { renderCodes } from '../views/codes.js';
import { renderEnrollment } from '../views/enrollment.js';
import { renderStatement } from '../views/heading.js';
import { renderHelp } from './help.js';

type Step = 'challenge' | 'locked' | 'password-change' | 'enroll' | 'codes' | 'recovery-used' | 'warned' | 'passed';

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
 * @csspart button, digits, input, qr, key, codes, problem, warnings - see ELEMENTS.md
 */
export class CountersignSignIn extends SessionElement {
  static override styles = [...base, frame];

  @state() protected step: Step = 'challenge';
  @state() private kind: CodeKind = 'app';
  @state() private refused: Refusal | null = null;
  @state() private busy = false;
  @state() private recoveryCodes: readonly string[] = [];
  @state() private accepted: Passed | null = null;
  readonly #enrollment = new EnrollmentFlow(this, () => this.client);
  #receipt: Receipt | null = null;
  #carryOn: ReturnType<typeof setTimeout> | undefined;
  #confirmed = false;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#carryOn);
  }

  protected override endWords(end: End): Words {
    const say = this.say.ended;
    if (this.#confirmed && (end === 'expired' || end === 'over')) return { title: say.title, lead: say.enrolled };
    return super.endWords(end);
  }

  protected override async opened(session: Session): Promise<void> {
    this.refused = null;
    this.kind = 'app';
    this.#confirmed = false;
    this.accepted = null;
    this.#receipt = null;
    switch (session.status) {
      case 'enroll':
        this.step = 'enroll';
        return this.#enrollment.begin();
      case 'denied':
        this.step = 'locked';
        return;
      case 'passed':
      case 'ended':
        // Whoever passed it has the receipt; a link to it is worth nothing (S28).
        return this.finish('over');
      default:
        this.step = 'challenge';
    }
  }

  /** Recovery codes are shown this once: they stay until the person has kept them, whatever the clock says. */
  protected override onDeadline(): void {
    if (this.step !== 'codes' && this.step !== 'passed') this.finish('expired');
  }

  protected override renderStep(): TemplateResult {
    const say = this.say.signIn;
    switch (this.step) {
      case 'challenge':
        return this.#renderChallenge();
      case 'locked':
        return renderStatement('lock', 'danger', say.locked, say.lockedLead, this.renderBack());
      case 'password-change':
        return renderStatement('key', 'danger', say.passwordChange, say.passwordChangeLead, this.renderBack());
      case 'enroll':
        return this.#renderEnrollment();
      case 'codes':
        return renderCodes(this.say, this.recoveryCodes, ownerOf(this.session), this.busy, () => this.#complete());
      case 'recovery-used':
        return renderStatement('key', 'good', say.recoveryUsed, this.#codesLeft, this.#renderGoOn());
      case 'warned':
        return this.#renderWarning();
      case 'passed':
        return renderStatement('check', 'good', say.passed, say.passedLead);
    }
  }

  #renderChallenge(): TemplateResult {
    const say = this.say.signIn;
    const challenge = renderChallenge({
      say: this.say,
      title: say.title,
      leads: { app: say.lead, recovery: say.recoveryLead },
      account: this.account,
      kind: this.kind,
      refused: this.refused,
      busy: this.busy,
      now: this.now,
      answer: (code) => this.#verify(code),
      choose: (kind) => (this.kind = kind),
    });
    return html`${challenge} ${renderHelp(this.say, ownerOf(this.session))}`;
  }

  #renderEnrollment(): TemplateResult {
    return renderEnrollment({
      say: this.say,
      title: this.say.enrollment.title,
      lead: this.say.enrollment.lead,
      account: this.account,
      flow: this.#enrollment,
      workspace: this.session?.workspace ?? '',
      now: this.now,
      confirm: (code) => this.#confirm(code),
      redraw: () => this.attempt(() => this.#enrollment.begin()),
    });
  }

  /** The right password, and wrong codes that its owner did not type: the owner learns of it before anything else. */
  #renderWarning(): TemplateResult {
    const { method, failures_before = 0 } = this.accepted ?? {};
    const used = method === 'recovery-code' ? html`<p class="lead">${this.#codesLeft}</p>` : nothing;
    const say = this.say.signIn;
    return renderStatement('alert', 'warning', say.warned, say.failuresBefore(failures_before), html`${used}${this.#renderGoOn()}`);
  }

  get #codesLeft(): string {
    return this.say.signIn.recoveryUsedLead(this.accepted?.recovery_codes_left ?? 0);
  }

  #renderGoOn(): TemplateResult {
    return html`<p class="go"><button class="primary" part="button" aria-disabled=${this.busy} @click=${() => this.#pass()}>${this.say.common.continue}</button></p>`;
  }

  async #verify(code: string): Promise<void> {
    await this.#working(async () => {
      const answer = await this.client.verify(code);
      if (!answer.accepted) return this.#refuse(answer);
      this.#receipt = answer;
      this.accepted = answer;
      // The sign-in is passed: its end no longer matters.
      this.rest();
      // Whoever spends a recovery code is told what is left (NIST SP 800-63B-4) before the page goes on.
      if (answer.failures_before > 0) this.step = 'warned';
      else if (answer.method === 'recovery-code') this.step = 'recovery-used';
      else return this.#pass();
      this.#carryOn = setTimeout(() => this.#pass(), CARRY_ON_MS);
    });
  }

  async #confirm(code: string): Promise<void> {
    await this.attempt(async () => {
      const confirmed = await this.#enrollment.confirm(code);
      if (!confirmed) {
        if (this.#enrollment.refused) this.#refuse(this.#enrollment.refused);
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

  #refuse(refused: Refusal): void {
    tell(this, 'countersign-failed', { code: refused.reason });
    if (refused.reason === 'locked' || refused.reason === 'password-change') this.step = refused.reason;
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
    return this.#enrollment.overtakenBy(error);
  }
}

