import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import type { ClientOptions } from '../../client/calls.js';
import { ClientError } from '../../client/error.js';
import { SignInClient } from '../../client/sign-in.js';
import type { MethodOffered, Passed, Receipt, Refusal, Session, Why } from '../../client/types.js';
import { ChallengeFlow } from '../challenge-flow.js';
import type { End, EndWords } from '../end-words.js';
import { tell } from '../events.js';
import { codeMessages } from '../messages/code/index.js';
import type { EndedWords } from '../messages/ended/index.js';
import type { CodeMessages } from '../messages/index.js';
import * as pictures from '../pictures.js';
import { commonly } from '../refusal.js';
import { SessionElement, type Late } from '../session-element.js';
import { frame } from '../style/frame.js';
import { base } from '../style/index.js';
import { ownerOf } from '../views/account.js';
import { renderChallenge, renderSwitch } from '../views/challenge.js';
import { renderStatement, type More } from '../views/heading.js';
import type { Around } from './around.js';
import { appHintsOf, renderHelp } from './help.js';
import type { Part, SignIn } from './part.js';

/** A receipt lives 60 seconds: somebody who reads on is carried along while it does. */
const CARRY_ON_MS = 40_000;

/**
 * `<countersign-sign-in verifier="https://…" token="cs_client_…">`: the second step of a sign-in, by whatever way the
 * verifier opens, and the set-up where one is due. Ends with `countersign-passed` and a receipt for the app's backend.
 *
 * An app's code is asked for with what is here; other ways, a set-up and a reset are fetched when it comes to them.
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
export class CountersignSignIn extends SessionElement<CodeMessages, SignInClient> {
  static override styles = [...base, frame];
  static override readonly properties: PropertyDeclarations = {
    showing: { state: true },
    passed: { state: true },
    busy: { state: true },
    trust: { state: true },
  };

  /** What is shown in place of the challenge. */
  private showing: Part | null = null;
  private passed = false;
  private busy = false;
  private trust = false;
  readonly #challenge = new ChallengeFlow(
    this,
    null,
    (method) => {
      // The tab that the link opens must know this browser again.
      if (method === 'email-link' && this.session?.sign_in) this.client.shareWith(this.session.sign_in);
      return this.client.send(method);
    },
    () => this.attempt(() => this.#bringWays()),
  );
  #ways: typeof import('./ways.js') | null = null;
  #lost: typeof import('./lost.js') | null = null;
  #losing: import('./lost.js').Lost | null = null;
  #enrolling: import('./enrolling.js').Enrolling | null = null;
  #carryOn: ReturnType<typeof setTimeout> | undefined;
  #confirmed = false;

  constructor() {
    super(codeMessages);
  }

  protected override connect(options: ClientOptions): SignInClient {
    return new SignInClient(options);
  }

  protected get step(): string {
    if (this.passed) return 'passed';
    return this.showing?.step ?? (this.#challenge.way?.method === 'email-link' ? 'link' : 'challenge');
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#carryOn);
  }

  protected override endWords(end: End, say: EndedWords['ended']): EndWords | null {
    return this.#confirmed && (end === 'expired' || end === 'over') ? { title: say.title, lead: say.enrolled } : null;
  }

  protected override async opened(session: Session): Promise<void> {
    this.#confirmed = false;
    this.trust = false;
    this.busy = false;
    this.#show(null);
    await this.#arrive(session);
  }

  /** Where the sign-in stands: a challenge, a set-up, or nothing to do. */
  async #arrive(session: Session): Promise<void> {
    const { client } = this;
    switch (session.status) {
      case 'enroll': {
        const { Enrolling } = await this.#fetch(() => import('./enrolling.js'));
        const enrolling = (this.#enrolling ??= new Enrolling(this.#here));
        await enrolling.begin(session);
        if (client === this.client) this.#show(enrolling);
        return;
      }
      case 'denied':
        return this.#deny(session.why);
      case 'passed':
      case 'ended':
        // Whoever passed it has the receipt; a link to it is worth nothing (S28).
        return this.finish('over');
      default:
        if (!isAppAlone(session)) await this.#bringWays();
        if (session.reset) await this.#bringLost();
        // What is sent needs the session to be known.
        this.session = session;
        this.#challengeBy(session.methods);
    }
  }

  /** Brings a part for the sign-in that needs it alone: another that came into its place meanwhile asked for nothing. */
  async #fetch<L extends Late>(load: () => Promise<L>): Promise<L> {
    const { client } = this;
    const part = await this.bring(load);
    if (client !== this.client) throw ClientError.unreachable();
    return part;
  }

  async #deny(why: Why | null): Promise<void> {
    this.#show((await this.#bringWays()).denied(this.#here, why));
  }

  async #bringWays(): Promise<typeof import('./ways.js')> {
    const ways = await this.#fetch(() => import('./ways.js'));
    if (!this.#ways) {
      this.#challenge.sending = new ways.Sending(this, this.now, this.#here.attempt);
      ways.waitForLink(this.#here, () => this.step === 'link');
    }
    return (this.#ways = ways);
  }

  async #bringLost(): Promise<import('./lost.js').Lost> {
    this.#lost = await this.#fetch(() => import('./lost.js'));
    this.requestUpdate();
    return (this.#losing ??= new this.#lost.Lost(this.#here));
  }

  /** What is shown this once stays, whatever the clock says. */
  protected override onDeadline(): void {
    if (!this.passed && !this.showing?.settled) this.finish('expired');
  }

  protected override renderStep(): TemplateResult {
    const say = this.say.signIn;
    if (this.passed) return renderStatement(pictures.check, 'good', this.session?.action ? say.actionPassed : say.passed, say.passedLead);
    return this.showing?.render() ?? this.#renderChallenge();
  }

  #renderChallenge(): TemplateResult {
    const { say, session, language, busy, now } = this;
    const flow = this.#challenge;
    const ways = this.#ways;
    if (ways && flow.way?.method === 'email-link') return ways.renderLink(language.with(ways.words), flow, this.account);
    const around = ways ? ways.around(language.with(ways.words), this.#here, flow, this.trust, (trust) => (this.trust = trust)) : this.#aroundApp();
    const lost = this.#lost;
    return html`
      ${session?.reset && lost ? lost.renderUnderWay(language.with(lost.words), language, session.reset) : nothing}
      ${renderChallenge({ say, flow, busy, now, answer: (code) => this.#verify(code), ...around })}
      ${renderHelp(say, flow.kind, around.hints, ownerOf(session))} ${this.#renderLost()}
    `;
  }

  /** Around an app's code. */
  #aroundApp(): Around {
    const { signIn: say } = this.say;
    return { title: say.title, lead: () => say.lead, account: this.account, parts: null, below: this.#renderOther(), hints: appHintsOf(this.say) };
  }

  /** Beside an app's code, a recovery code alone is offered without being fetched. */
  #renderOther(): More {
    const flow = this.#challenge;
    return flow.takesRecovery ? renderSwitch(this.say.ways['use-recovery-code'], () => flow.choose('recovery-code')) : nothing;
  }

  /** How somebody gets on without their device: on their own where the policy lets them, or with the help of support. */
  #renderLost(): More {
    const { lost_device: lost, reset, workspace = '' } = this.session ?? {};
    if (!lost) return nothing;
    const words = this.say.reset.lost;
    if (lost.delay_hours !== null) return reset ? nothing : html`<div class="lost">${renderSwitch(words, () => this.#loseDevice())}</div>`;
    const views = this.#lost;
    return html`
      <details class="help lost" part="help" @toggle=${() => void this.attempt(() => this.#bringLost())}>
        <summary>${words}</summary>
        ${views ? views.renderSupport(this.language.with(views.words), lost, workspace) : nothing}
      </details>
    `;
  }

  #loseDevice(): Promise<void> {
    return this.#working(async () => {
      const lost = await this.#bringLost();
      this.#show(lost);
      lost.begin();
    });
  }

  async #verify(code: string): Promise<void> {
    await this.#working(async () => {
      const answer = await this.client.verify(code, { trust: this.trust });
      if (!answer.accepted) return this.#refuse(answer);
      // A factor is to be set up before it is passed.
      if ('status' in answer) return this.#goOn();
      // The sign-in is passed: its end no longer matters.
      this.rest();
      const ways = answer.failures_before > 0 || answer.method === 'recovery-code' ? await this.#bringWays().catch(() => null) : null;
      // What cannot be fetched now keeps nobody out.
      if (!ways) return this.#pass(answer);
      this.#show(ways.noteworthy(this.#here, answer));
      this.#carryOn = setTimeout(() => this.#pass(answer), CARRY_ON_MS);
    });
  }

  /** What was asked is done, and more follows in the same sign-in. */
  async #goOn(): Promise<void> {
    const session = await this.client.session();
    this.adopt(session);
    await this.#arrive(session);
  }

  async #refuse(refused: Refusal): Promise<void> {
    tell(this, 'countersign-failed', { code: refused.reason });
    if (refused.reason === 'locked' || refused.reason === 'password-change') await this.#deny(refused.reason);
    else if (!this.showing) {
      if (commonly(this.say, refused, 0) === null) await this.#bringWays();
      this.#challenge.refuse(refused);
    }
  }

  #pass({ receipt, sign_in }: Receipt | Passed): void {
    if (this.passed) return;
    this.#show(null);
    this.#challenge.end();
    this.passed = true;
    this.rest();
    tell(this, 'countersign-passed', { receipt, signIn: sign_in, returnTo: this.session?.return_to ?? null });
  }

  #challengeBy(methods: readonly MethodOffered[]): void {
    this.#show(null);
    this.#challenge.begin(methods);
  }

  #show(part: Part | null): void {
    clearTimeout(this.#carryOn);
    this.passed = false;
    if (part) this.#challenge.end();
    if (part !== this.showing) this.showing?.end?.();
    this.showing = part;
  }

  async #working(call: () => Promise<unknown>): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    await this.attempt(call);
    this.busy = false;
  }

  protected override handles(error: ClientError): boolean {
    // The day of the set-up came while its offer stood on the page, or a reset was asked for in another tab.
    if (error.type === 'may-not-skip' || error.type === 'reset-under-way') {
      void this.attempt(() => this.#goOn());
      return true;
    }
    return this.showing?.takes?.(error) ?? false;
  }

  /** What the parts see of this sign-in. */
  readonly #here: SignIn = ((element: CountersignSignIn) => ({
    host: element,
    get language() {
      return element.language;
    },
    get session() {
      return element.session;
    },
    set session(session) {
      element.session = session;
    },
    get account() {
      return element.account;
    },
    get busy() {
      return element.busy;
    },
    client: () => element.client,
    now: element.now,
    say: (chapter) => element.language.with(chapter),
    attempt: (call) => element.attempt(call),
    working: (call) => element.#working(call),
    refuse: (refused) => void element.attempt(() => element.#refuse(refused)),
    challenge: (methods) => element.#challengeBy(methods),
    enrolled: () => {
      element.#confirmed = true;
      tell(element, 'countersign-changed', { what: 'factor-added' });
    },
    goOn: () => element.#goOn(),
    pass: (receipt) => element.#pass(receipt),
    renderBack: () => element.renderBack(),
  }))(this);
}

/** Goes on when the person has read what there is. */
export function renderGoOn(on: SignIn, words: string, go: () => void): TemplateResult {
  return html`<p class="go"><button class="primary" part="button" aria-disabled=${on.busy} @click=${go}>${words}</button></p>`;
}

/** Back to the code that is asked for. */
export function renderToCode(on: SignIn, words: string): TemplateResult {
  return renderSwitch(words, () => on.challenge(on.session?.methods ?? []));
}

/** Whether an app's code is asked for, beside which a recovery code may be offered, and nothing is chosen or confirmed with it. */
function isAppAlone({ methods, trust_days: days, action }: Session): boolean {
  const names = methods.map(({ method }) => method);
  return days === 0 && action === null && names.includes('totp') && names.every((name) => name === 'totp' || name === 'recovery-code');
}

