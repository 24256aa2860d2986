import { html, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import type { ClientOptions } from '../client/calls.js';
import { CountersignClient } from '../client/client.js';
import type { Refusal } from '../client/types.js';
import { ChallengeFlow } from './challenge-flow.js';
import { endWordsOf, type End, type EndWords } from './end-words.js';
import { tell } from './events.js';
import { endedMessages, type EndedWords } from './messages/ended/index.js';
import { securityMessages } from './messages/security/index.js';
import type { SecurityMessages } from './messages/index.js';
import { Sending } from './sending.js';
import { SessionElement, type Ending } from './session-element.js';

/** The steps that a change may lead to before it is made. */
export type StepUpPhase = 'step-up' | 'locked' | 'password-change';

/**
 * What pages share on which somebody changes something: a fresh code is asked for first, and whoever leaves the page leaves
 * nothing on it.
 */
export abstract class StepUpElement extends SessionElement<SecurityMessages, CountersignClient> {
  @state() protected busy = false;
  protected readonly challenge = new ChallengeFlow(this, new Sending(this, this.now, (call) => this.attempt(call)), (method) => this.client.sendStepUp(method));

  protected abstract readonly phase: string;
  /** Goes to such a step. */
  protected abstract ask(phase: StepUpPhase): void;
  /** The code was right: makes the change that waited for it. */
  protected abstract proved(): Promise<void>;
  /** Calls off what was begun. */
  protected abstract readonly cancel: () => void;
  /** Takes what is shown, and what is known, off the page. */
  protected abstract forget(): void;

  constructor() {
    super(securityMessages);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('pagehide', this.#onLeave);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('pagehide', this.#onLeave);
  }

  protected override open(): Promise<void> {
    this.busy = false;
    return super.open();
  }

  protected override connect(options: ClientOptions): CountersignClient {
    return new CountersignClient(options);
  }

  /** Whoever leaves the page ends it: nothing can be fetched then. */
  protected override loadEnding(): Promise<Ending> {
    return Promise.resolve({ words: endedMessages, endWordsOf });
  }

  protected override endWords(end: End, say: EndedWords['ended']): EndWords | null {
    return end === 'expired' || end === 'over' ? { title: say.title, lead: say.securityLead } : null;
  }

  /** Ends it for good: what was shown is gone, the token with it, here and at the verifier. */
  protected leave(): void {
    if (!this.token) return;
    if (!this.end) void this.client.leave();
    this.finish('left');
    this.client.mute();
    this.client = this.connect({ verifier: '', token: '' });
    this.token = '';
    this.removeAttribute('token');
  }

  protected renderCancel(): TemplateResult {
    return html`<p class="cancel"><button type="button" class="plain" part="button" @click=${this.cancel}>${this.say.common.cancel}</button></p>`;
  }

  protected stepUp(code: string): Promise<void> {
    return this.working(async () => {
      const answer = await this.client.stepUp(code);
      if (!answer.accepted) return this.refuse(answer);
      if (this.session) this.session = { ...this.session, needs_step_up: false };
      await this.proved();
    });
  }

  protected refuse(refused: Refusal): void {
    tell(this, 'countersign-failed', { code: refused.reason });
    if (refused.reason === 'locked' || refused.reason === 'password-change') this.ask(refused.reason);
    else if (this.phase === 'step-up') this.challenge.refuse(refused);
  }

  protected async working(call: () => Promise<void>): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    await this.attempt(call);
    this.busy = false;
  }

  /** Whoever sits down at this device afterwards and goes back finds neither the token nor what it showed. */
  readonly #onLeave = (): void => {
    this.leave();
    this.challenge.end();
    this.forget();
  };
}
