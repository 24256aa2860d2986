import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { ClientError } from '../../client/error.js';
import type { Passed, Receipt, Refusal, Session, SetUpNext, Why } from '../../client/types.js';
import { ChallengeFlow } from '../challenge-flow.js';
import { tell } from '../events.js';
import { SessionElement, type End, type Words } from '../session-element.js';
import { SetUp, type SetUpStep } from '../set-up.js';
import { frame } from '../style/frame.js';
import { base } from '../style/index.js';
import { ownerOf, renderAction } from '../views/account.js';
import { renderAdvice } from '../views/advice.js';
import { renderChallenge } from '../views/challenge.js';
import { renderStatement } from '../views/heading.js';
import { renderLink } from '../views/link.js';
import { renderHelp } from './help.js';
import { LinkWait } from './link-wait.js';
import { LostFlow, renderLost, renderLostCode, renderLostOffer, renderLostWaits, renderUnderWay } from './lost.js';
import { lostStyle } from './lost.style.js';
import { renderOffer } from './offer.js';
import { renderTrust } from './trust.js';

/** Why nothing can be done here. */
type Denial = Extract<Why, 'locked' | 'password-change' | 'api-password' | 'no-method'>;

type Step = 'challenge' | 'lost' | 'lost-code' | 'lost-waits' | 'offer' | 'set-up' | 'codes' | 'ready' | 'recovery-used' | 'warned' | 'passed' | Denial;

/** A receipt lives 60 seconds: somebody who reads on is carried along while it does. */
const CARRY_ON_MS = 40_000;

/** After these the clock takes nothing away: codes that are shown this once, and what is passed. */
const SETTLED: ReadonlySet<Step> = new Set<Step>(['codes', 'ready', 'passed']);

/**
 * `<countersign-sign-in verifier="https://…" token="cs_client_…">`: the second step of a sign-in, by whatever way the
 * verifier opens, and the set-up where one is due. Ends with `countersign-passed` and a receipt for the app's backend.
 *
 * @fires countersign-passed - `{receipt, signIn, returnTo}`
 * @fires countersign-changed - a factor was set up
 * @fires countersign-expired - the token's time is over
 * @fires countersign-failed - `{code}`, the reason of a refusal or the type of a problem
 * @slot ended - what to offer when the session is over, such as a link to the sign-in
 * @csspart action - what is confirmed, where it is no sign-in
 * @csspart trust - “Trust this device”
 * @csspart qr - the QR code of a set-up
 * @csspart key - the key to type
 * @csspart warnings - what some apps make of it
 * @csspart codes - the recovery codes
 * @tagname countersign-sign-in
 */
export class CountersignSignIn extends SessionElement {
  static override styles = [...base, frame, lostStyle];

  @state() private phase: Step = 'challenge';
  @state() private busy = false;
  @state() private trust = false;
  @state() private recoveryCodes: readonly string[] = [];
  @state() private accepted: Passed | null = null;
  readonly #challenge = new ChallengeFlow(
    this,
    this.now,
    (call) => this.attempt(call),
    (method) => {
      // The tab that the link opens must know this browser again.
      if (method === 'email-link' && this.session?.sign_in) this.client.shareWith(this.session.sign_in);
      return this.client.send(method);
    },
  );
  readonly #setUp = new SetUp(
    this,
    () => this.client,
    this.now,
    (call) => this.attempt(call),
  );
  readonly #lost = new LostFlow(
    this,
    () => this.client,
    this.now,
    (call) => this.attempt(call),
  );
  readonly #linkWait = new LinkWait(this, () => this.#askForLink());
  #receipt: Receipt | null = null;
  #carryOn: ReturnType<typeof setTimeout> | undefined;
  #confirmed = false;

  protected get step(): Exclude<Step, 'set-up'> | SetUpStep | 'link' {
    if (this.phase === 'set-up') return this.#setUp.step;
    return this.phase === 'challenge' && this.#challenge.way?.method === 'email-link' ? 'link' : this.phase;
  }

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
    this.#confirmed = false;
    this.trust = false;
    this.accepted = null;
    this.#receipt = null;
    await this.#arrive(session);
  }

  /** Where the sign-in stands: a challenge, a set-up, or nothing to do. */
  async #arrive(session: Session): Promise<void> {
    switch (session.status) {
      case 'enroll':
        return session.enrollment?.may_skip ? this.#show('offer') : this.#enroll(session);
      case 'denied':
        return this.#show(denialOf(session.why));
      case 'passed':
      case 'ended':
        // Whoever passed it has the receipt; a link to it is worth nothing (S28).
        return this.finish('over');
      default:
        this.#show('challenge');
        // What is sent needs the session to be known.
        this.session = session;
        this.#challenge.begin(session.methods);
    }
  }

  /** Recovery codes are shown this once: they stay until the person has kept them, whatever the clock says. */
  protected override onDeadline(): void {
    if (!SETTLED.has(this.phase)) this.finish('expired');
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    if (this.step === 'link') this.#linkWait.start();
    else this.#linkWait.stop();
  }

  protected override renderStep(): TemplateResult {
    const say = this.say.signIn;
    switch (this.phase) {
      case 'challenge':
        return this.#renderChallenge();
      case 'lost':
        return renderLostOffer(this.say, this.session?.lost_device?.delay_hours ?? 0, this.busy, () => this.#askReset(), this.#renderWayBack(this.say.common.back, () => this.#challengeAgain()));
      case 'lost-code':
        return this.#renderLostCode();
      case 'lost-waits':
        return this.#renderLostWaits();
      case 'locked':
        return renderStatement('lock', 'danger', say.locked, say.lockedLead, this.renderBack());
      case 'password-change':
        return renderStatement('key', 'danger', say.passwordChange, say.passwordChangeLead, this.renderBack());
      case 'no-method':
        return renderStatement('lock', 'danger', say.noMethod, say.noMethodLead, this.renderBack());
      case 'api-password':
        return renderStatement('lock', 'danger', say.apiPassword, say.apiPasswordLead, this.renderBack());
      case 'offer':
        return this.#renderOffer();
      case 'set-up':
        return this.#renderSetUp();
      case 'codes':
        return this.#renderCodes();
      case 'ready':
        return this.#renderReady();
      case 'recovery-used':
        return renderStatement('key', 'good', say.recoveryUsed, this.#codesLeft, this.#renderGoOn());
      case 'warned':
        return this.#renderWarning();
      case 'passed':
        return renderStatement('check', 'good', this.session?.action ? say.actionPassed : say.passed, say.passedLead);
    }
  }

  #renderChallenge(): TemplateResult {
    const flow = this.#challenge;
    if (flow.way?.method === 'email-link') return renderLink(this.say, flow, this.account);
    const { trust_days: days = 0, action = null } = this.session ?? {};
    const say = this.say.signIn;
    const challenge = renderChallenge({
      say: this.say,
      title: action === null ? say.title : say.actionTitle,
      account: action === null ? this.account : renderAction(action, this.account),
      flow,
      busy: this.busy,
      now: this.now,
      answer: (code) => this.#verify(code),
      choices: days > 0 ? renderTrust(this.say, days, this.trust, (trust) => (this.trust = trust)) : nothing,
    });
    const { reset, lost_device: lost, workspace } = this.session ?? {};
    return html`
      ${reset ? renderUnderWay(this.language, reset) : nothing} ${challenge} ${renderHelp(this.say, flow.kind, ownerOf(this.session))}
      ${lost ? renderLost(this.say, lost, workspace ?? '', Boolean(reset), () => this.#show('lost')) : nothing}
    `;
  }

  #renderLostCode(): TemplateResult {
    return renderLostCode({
      say: this.say,
      flow: this.#lost,
      busy: this.busy,
      now: this.now,
      prove: (code) => void this.#working(() => this.#proveForReset(code)),
      back: this.#renderWayBack(this.say.reset.toCode, () => this.#challengeAgain()),
    });
  }

  #renderLostWaits(): TemplateResult {
    const reset = this.session?.reset;
    const back = this.#renderWayBack(this.say.reset.toCode, () => this.#challengeAgain());
    return reset ? renderLostWaits(this.language, reset, html`${this.renderBack()}${back}`) : html`${back}`;
  }

  #renderOffer(): TemplateResult {
    return renderOffer({
      language: this.language,
      account: this.account,
      by: this.session?.enrollment?.by ?? null,
      now: this.now(),
      busy: this.busy,
      accept: () => this.#working(async () => this.session && this.#enroll(this.session)),
      later: () => this.#working(() => this.#skip()),
    });
  }

  #renderSetUp(): TemplateResult {
    const setUp = this.#setUp;
    const say = this.say.enrollment;
    const view = this.#setUp.parts?.renderSetUp({
      say: this.say,
      title: say.title,
      lead: say.lead,
      account: this.account,
      setUp,
      owner: ownerOf(this.session),
      now: this.now,
      busy: this.busy,
      confirm: (code) => this.#confirm(code),
      go: (step) => this.#working(step),
    });
    if (setUp.mayGoBack) return html`${view} ${this.#renderWayBack(say.otherKind, () => setUp.back())}`;
    return this.session?.enrollment?.may_skip ? html`${view} ${this.#renderWayBack(this.say.common.back, () => this.#show('offer'))}` : html`${view}`;
  }

  #renderCodes(): TemplateResult {
    const codes = { say: this.say, codes: this.recoveryCodes, owner: ownerOf(this.session), busy: this.busy, kept: () => this.#advise() };
    return html`${this.#setUp.parts?.renderCodes(codes)}`;
  }

  #renderWayBack(words: string, go: () => void): TemplateResult {
    return html`<p class="switch"><button type="button" class="plain" part="switch" @click=${go}>${words}</button></p>`;
  }

  /** What to know of it from now on. */
  #renderReady(): TemplateResult {
    const say = this.say.advice;
    const list = renderAdvice(this.say, this.session?.advice ?? []);
    return renderStatement('shield', 'good', say.title, say.lead, html`${list}${this.#renderGoOn(() => this.#complete())}`);
  }

  /** The right password, and wrong codes that its owner did not type: the owner learns of it before anything else. */
  #renderWarning(): TemplateResult {
    const { method, failures_before = 0 } = this.accepted ?? {};
    const used = method === 'recovery-code' ? html`<p class="lead" part="lead">${this.#codesLeft}</p>` : nothing;
    const say = this.say.signIn;
    return renderStatement('alert', 'warning', say.warned, say.failuresBefore(failures_before), html`${used}${this.#renderGoOn()}`);
  }

  get #codesLeft(): string {
    return this.say.signIn.recoveryUsedLead(this.accepted?.recovery_codes_left ?? 0);
  }

  #renderGoOn(go: () => void = () => this.#pass()): TemplateResult {
    return html`<p class="go"><button class="primary" part="button" aria-disabled=${this.busy} @click=${go}>${this.say.common.continue}</button></p>`;
  }

  async #verify(code: string): Promise<void> {
    await this.#working(async () => {
      const answer = await this.client.verify(code, { trust: this.trust });
      if (!answer.accepted) return this.#refuse(answer);
      if (isFloor(answer)) return this.#goOn();
      this.#receipt = answer;
      this.accepted = answer;
      // The sign-in is passed: its end no longer matters.
      this.rest();
      // Whoever spends a recovery code is told what is left (NIST SP 800-63B-4) before the page goes on.
      if (answer.failures_before > 0) this.#show('warned');
      else if (answer.method === 'recovery-code') this.#show('recovery-used');
      else return this.#pass();
      this.#carryOn = setTimeout(() => this.#pass(), CARRY_ON_MS);
    });
  }

  /** What was asked is done, and more follows in the same sign-in. */
  async #goOn(): Promise<void> {
    const session = await this.client.session();
    this.adopt(session);
    await this.#arrive(session);
  }

  /** True when the link was opened, or the wait is over for another reason. */
  async #askForLink(): Promise<boolean> {
    const { client } = this;
    try {
      const answer = await client.complete();
      if (client !== this.client) return true;
      if (!('receipt' in answer)) await this.#goOn();
      else {
        this.#receipt = answer;
        this.#pass();
      }
      return true;
    } catch (thrown) {
      if (!(thrown instanceof ClientError)) throw thrown;
      if (client !== this.client) return true;
      if (!thrown.ended) return false;
      await this.attempt(() => Promise.reject(thrown));
      return true;
    }
  }

  #askReset(): void {
    this.#show('lost-code');
    this.#lost.begin();
  }

  async #proveForReset(code: string): Promise<void> {
    const reset = await this.#lost.prove(code);
    if (!reset) return this.#lost.refused ? this.#refuse(this.#lost.refused) : undefined;
    if (!this.session) return;
    this.session = { ...this.session, reset };
    this.#show('lost-waits');
  }

  #challengeAgain(): void {
    this.#show('challenge');
    this.#challenge.begin(this.session?.methods ?? []);
  }

  async #enroll({ enrollment }: Session): Promise<void> {
    await this.#setUp.begin({ kinds: enrollment?.kinds ?? [], recovery: enrollment?.recovery.shown ?? null });
    this.#show('set-up');
  }

  async #skip(): Promise<void> {
    this.#receipt = await this.client.skip();
    this.#pass();
  }

  async #confirm(code: string): Promise<void> {
    await this.attempt(async () => {
      const confirmed = await this.#setUp.confirm(code);
      if (!confirmed) {
        if (this.#setUp.refused) this.#refuse(this.#setUp.refused);
        return;
      }
      this.#confirmed = true;
      tell(this, 'countersign-changed', { what: 'factor-added' });
      this.recoveryCodes = confirmed.recovery_codes ?? [];
      if (this.recoveryCodes.length > 0) this.#show('codes');
      else await this.#advise();
    });
  }

  /** After a set-up, the words that the workspace chose; without any, straight on. */
  async #advise(): Promise<void> {
    if (this.session?.advice.length) this.#show('ready');
    else await this.#complete();
  }

  #complete(): Promise<void> {
    return this.#working(async () => {
      const answer = await this.client.complete();
      if (!('receipt' in answer)) return this.#goOn();
      this.#receipt = answer;
      this.#pass();
    });
  }

  #refuse(refused: Refusal): void {
    tell(this, 'countersign-failed', { code: refused.reason });
    if (refused.reason === 'locked' || refused.reason === 'password-change') this.#show(refused.reason);
    else if (this.phase === 'challenge') this.#challenge.refuse(refused);
  }

  #pass(): void {
    clearTimeout(this.#carryOn);
    if (!this.#receipt) return;
    const { receipt, sign_in } = this.#receipt;
    this.#receipt = null;
    this.recoveryCodes = [];
    this.#show('passed');
    this.rest();
    tell(this, 'countersign-passed', { receipt, signIn: sign_in, returnTo: this.session?.return_to ?? null });
  }

  #show(phase: Step): void {
    if (phase !== 'challenge') this.#challenge.end();
    if (phase !== 'lost-code') this.#lost.end();
    if (phase !== 'set-up') this.#setUp.clear();
    this.phase = phase;
  }

  async #working(call: () => Promise<unknown>): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    await this.attempt(async () => void (await call()));
    this.busy = false;
  }

  protected override handles(error: ClientError): boolean {
    // The day of the set-up came while its offer stood on the page, or a reset was asked for in another tab.
    if (error.type === 'may-not-skip' || error.type === 'reset-under-way') {
      void this.attempt(() => this.#goOn());
      return true;
    }
    return this.#setUp.takes(error);
  }
}

function isFloor(answer: Passed | SetUpNext): answer is SetUpNext {
  return 'status' in answer;
}

function denialOf(why: Why | null): Denial {
  return why === 'password-change' || why === 'api-password' || why === 'no-method' ? why : 'locked';
}
