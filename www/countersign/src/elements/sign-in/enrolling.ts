import { html, type TemplateResult } from 'lit';
import { CountersignClient } from '../../client/client.js';
import type { ClientError } from '../../client/error.js';
import type { SignInClient } from '../../client/sign-in.js';
import type { Session } from '../../client/types.js';
import { setUpMessages } from '../messages/set-up/index.js';
import * as pictures from '../more-pictures.js';
import { renderAdvice, renderCodes, renderSetUp, SetUp } from '../set-up-parts.js';
import { ownerOf } from '../views/account.js';
import { renderSwitch } from '../views/challenge.js';
import { renderStatement } from '../views/heading.js';
import { renderOffer } from './offer.js';
import type { Part, SignIn } from './part.js';
import { renderGoOn } from './sign-in.js';

export { styles, words } from '../set-up-parts.js';

type Phase = 'offer' | 'set-up' | 'codes' | 'ready';

/** The set-up that a sign-in may ask for, from its offer to what is to be known of it. */
export class Enrolling implements Part {
  #phase: Phase = 'offer';
  #recoveryCodes: readonly string[] = [];
  readonly #setUp: SetUp;
  #clients: { signIn: SignInClient; setUp: CountersignClient } | null = null;

  constructor(private readonly on: SignIn) {
    this.#setUp = new SetUp(on.host, () => this.#client(), on.now, on.attempt);
  }

  get step(): string {
    return this.#phase === 'set-up' ? this.#setUp.step : this.#phase;
  }

  /** Recovery codes are shown this once: they stay until the person has kept them, whatever the clock says. */
  get settled(): boolean {
    return this.#phase === 'codes' || this.#phase === 'ready';
  }

  async begin(session: Session): Promise<void> {
    this.end();
    if (session.enrollment?.may_skip) this.#show('offer');
    else await this.#enroll(session);
  }

  end(): void {
    this.#setUp.clear();
    this.#recoveryCodes = [];
    // What is under way may be another member's.
    this.#clients?.setUp.mute();
    this.#clients = null;
  }

  takes(error: ClientError): boolean {
    return this.#setUp.takes(error);
  }

  render(): TemplateResult {
    switch (this.#phase) {
      case 'offer':
        return this.#renderOffer();
      case 'set-up':
        return this.#renderSetUp();
      case 'codes':
        return renderCodes({ say: this.#say, codes: this.#recoveryCodes, owner: ownerOf(this.on.session), busy: this.on.busy, kept: () => this.#advise() });
      case 'ready':
        return this.#renderReady();
    }
  }

  /** What speaks for the set-up of the token that is in hand. */
  #client(): CountersignClient {
    const signIn = this.on.client();
    if (this.#clients?.signIn !== signIn) this.#clients = { signIn, setUp: signIn.as(CountersignClient) };
    return this.#clients.setUp;
  }

  get #say() {
    return this.on.say(setUpMessages);
  }

  #renderOffer(): TemplateResult {
    const { on } = this;
    return renderOffer({
      say: this.#say,
      language: on.language,
      account: on.account,
      by: on.session?.enrollment?.by ?? null,
      now: on.now(),
      busy: on.busy,
      accept: () => on.working(async () => on.session && this.#enroll(on.session)),
      later: () => on.working(async () => on.pass(await on.client().skip())),
    });
  }

  #renderSetUp(): TemplateResult {
    const { on } = this;
    const setUp = this.#setUp;
    const say = this.#say;
    const view = renderSetUp({
      say,
      title: say.enrollment.title,
      lead: say.enrollment.lead,
      account: on.account,
      setUp,
      owner: ownerOf(on.session),
      now: () => on.now(),
      busy: on.busy,
      confirm: (code) => this.#confirm(code),
      go: (step) => on.working(step),
    });
    if (setUp.mayGoBack) return html`${view} ${renderSwitch(say.enrollment.otherKind, () => setUp.back())}`;
    return on.session?.enrollment?.may_skip ? html`${view} ${renderSwitch(say.common.back, () => this.#show('offer'))}` : view;
  }

  /** What to know of it from now on. */
  #renderReady(): TemplateResult {
    const say = this.#say;
    const list = renderAdvice(say, this.on.session?.advice ?? []);
    return renderStatement(pictures.shield, 'good', say.advice.title, say.advice.lead, html`${list}${renderGoOn(this.on, say.common.continue, () => this.#complete())}`);
  }

  async #enroll({ enrollment }: Session): Promise<void> {
    await this.#setUp.begin({ kinds: enrollment?.kinds ?? [], recovery: enrollment?.recovery.shown ?? null });
    this.#show('set-up');
  }

  async #confirm(code: string): Promise<void> {
    await this.on.attempt(async () => {
      const confirmed = await this.#setUp.confirm(code);
      if (!confirmed) {
        if (this.#setUp.refused) this.on.refuse(this.#setUp.refused);
        return;
      }
      this.on.enrolled();
      this.#recoveryCodes = confirmed.recovery_codes ?? [];
      if (this.#recoveryCodes.length > 0) this.#show('codes');
      else await this.#advise();
    });
  }

  /** After a set-up, the words that the workspace chose; without any, straight on. */
  async #advise(): Promise<void> {
    if (this.on.session?.advice.length) this.#show('ready');
    else await this.#complete();
  }

  #complete(): Promise<void> {
    return this.on.working(async () => {
      const answer = await this.on.client().complete();
      if ('receipt' in answer) this.on.pass(answer);
      else await this.on.goOn();
    });
  }

  #show(phase: Phase): void {
    if (phase !== 'set-up') this.#setUp.clear();
    this.#phase = phase;
    this.on.host.requestUpdate();
  }
}
