import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { ClientOptions } from '../client/calls.js';
import type { VerifierClock } from '../client/clock.js';
import { ClientError } from '../client/error.js';
import type { Brand } from '../client/types.js';
import * as pictures from './pictures.js';
import { paint } from './brand.js';
import { Deadline } from './deadline.js';
import { tell } from './events.js';
import { Language } from './language.js';
import { codeMessages } from './messages/code/index.js';
import { together, type Chapter, type Sections } from './messages/chapter.js';
import { endedMessages, type EndedWords } from './messages/ended/index.js';
import type { CodeMessages } from './messages/index.js';
import { unusualMessages, type UnusualWords } from './messages/unusual/index.js';
import { unusually } from './unusual-trouble.js';
import { renderAccount } from './views/account.js';
import { renderStatement } from './views/heading.js';
import { renderLoading, renderTrouble, usually, type Again } from './views/trouble.js';

/** What every page of a mailed link says. */
export type LinkPageMessages = CodeMessages & EndedWords & UnusualWords;

const linkPageMessages = together(together(codeMessages, endedMessages), unusualMessages);

/** Where every page of a mailed link can stand. */
export type LinkStep = 'loading' | 'ask' | 'ended' | 'invalid';

/** What speaks for the token of a mailed link. */
export interface LinkClient<Shown> {
  readonly clock: VerifierClock;
  look(): Promise<Shown>;
}

/**
 * The page of a mailed link: it takes the token from the page's address, says what the link is about, and asks before it
 * spends it, so that a mail scanner that opens the page spends nothing.
 *
 * @attr state - set by the element: the step that it shows
 * @csspart heading - the heading of a step
 * @csspart lead - the sentence below it
 * @csspart account - whose account it is about
 * @csspart button - every button
 * @csspart trouble - what went wrong between the page and the verifier
 */
export abstract class LinkElement<Shown extends { workspace: string; brand: Brand }, Client extends LinkClient<Shown>, Step extends string, Words extends Sections> extends LitElement {
  /** Where the verifier lives; empty for this page's own origin. */
  @property() verifier = '';
  /** The token of the link; taken from the page's address where it stands there. */
  @property() token = '';
  /** Shows the workspace's logo and color: for pages that carry no other sign of whose they are. */
  @property({ type: Boolean }) branded = false;

  @state() protected step: LinkStep | Step = 'loading';
  @state() protected shown: Shown | null = null;
  @state() protected busy = false;
  @state() private trouble: ClientError | null = null;

  protected client = this.connect({ verifier: '', token: '' });
  protected readonly language: Language<LinkPageMessages & Words>;
  #shownStep: LinkStep | Step = 'loading';
  readonly #life = new Deadline(
    this,
    () => this.client.clock.now(),
    () => this.end('ended'),
  );

  /** `chapter`: what is said of this kind of link. */
  constructor(chapter: Chapter<Words>) {
    super();
    this.language = new Language(this, together(linkPageMessages, chapter));
  }

  /** What such a link's token begins with. */
  protected abstract readonly tokenPrefix: string;
  /** What is said of a link whose time is over. */
  protected abstract readonly endWords: { ended: string; endedLead: string };
  protected abstract connect(options: ClientOptions): Client;
  /** When the link is good no more, where that is known; it may end at once instead. */
  protected abstract arrived(shown: Shown): string | null;
  protected abstract renderOwnStep(step: Exclude<Step, LinkStep> | 'ask', shown: Shown): TemplateResult;

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('hashchange', this.#onAddress);
    this.#onAddress();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('hashchange', this.#onAddress);
  }

  protected override async scheduleUpdate(): Promise<void> {
    await this.language.ready;
    super.scheduleUpdate();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('token') || changed.has('verifier') || !this.hasUpdated) void this.#look();
  }

  protected override updated(): void {
    this.setAttribute('state', this.step);
    if (this.step === this.#shownStep) return;
    this.#shownStep = this.step;
    this.renderRoot.querySelector<HTMLElement>('[data-focus]')?.focus({ preventScroll: true });
  }

  protected override render(): TemplateResult {
    const { language, shown } = this;
    return html`<div lang=${language.tag} dir=${language.messages.direction} class=${this.branded ? 'brand' : ''}>
      ${this.branded && shown ? renderAccount({ workspace: shown.workspace, account: '' }, shown.brand.logo) : nothing}
      ${this.#renderTrouble(shown ? null : { again: () => this.#look(), busy: this.busy })}
      ${this.#renderStep()}
    </div>`;
  }

  #renderTrouble(again: Again | null): TemplateResult {
    const { messages: say } = this.language;
    const { trouble } = this;
    const words = trouble && (usually(say, trouble) ?? unusually(say, trouble));
    return renderTrouble(say, trouble, words ?? '', again);
  }

  #renderStep(): TemplateResult | typeof nothing {
    const { step, shown } = this;
    const { ended: say } = this.language.messages;
    switch (step) {
      case 'loading':
        return this.trouble ? nothing : renderLoading(this.language.messages);
      case 'ended':
        return renderStatement(pictures.clock, 'warning', this.endWords.ended, this.endWords.endedLead);
      case 'invalid':
        return renderStatement(pictures.alert, 'warning', say.invalidTitle, say.invalidLead);
      default:
        return shown ? this.renderOwnStep(step as Exclude<Step, LinkStep> | 'ask', shown) : nothing;
    }
  }

  /** The link did what it is for. */
  protected done(step: Step): void {
    this.#life.clear();
    this.step = step;
  }

  protected end(step: LinkStep | Step): void {
    this.#life.clear();
    this.step = step;
    tell(this, 'countersign-expired', null);
  }

  /** A subclass takes an error into its own hands by returning true. */
  protected handles(_error: ClientError): boolean {
    return false;
  }

  protected async working(call: () => Promise<void>): Promise<void> {
    if (this.busy) return;
    const { client } = this;
    this.busy = true;
    this.trouble = null;
    try {
      await call();
    } catch (thrown) {
      if (!(thrown instanceof ClientError)) throw thrown;
      if (client === this.client) this.#fail(thrown);
    } finally {
      this.busy = false;
    }
  }

  readonly #onAddress = (): void => {
    const token = takeLinkToken(this.tokenPrefix);
    if (token === null) return;
    // Opened once more in the same tab, the same link is looked at anew.
    this.token = '';
    this.token = token;
  };

  /** What the link is about. Looking spends nothing. */
  async #look(): Promise<void> {
    const client = this.connect({ verifier: this.verifier, token: this.token });
    this.client = client;
    this.shown = null;
    this.step = 'loading';
    if (!this.token) return this.end('invalid');
    await this.working(async () => {
      const shown = await client.look();
      if (client !== this.client) return;
      this.shown = shown;
      paint(this, this.branded ? shown.brand.color : null);
      const end = this.arrived(shown);
      if (end) this.#life.set(Date.parse(end));
      if (this.step === 'loading') this.step = 'ask';
    });
  }

  #fail(error: ClientError): void {
    tell(this, 'countersign-failed', { code: error.type });
    if (this.handles(error)) return;
    if (error.type === 'unauthenticated') this.end('invalid');
    else if (error.ended) this.end('ended');
    else this.trouble = error;
  }
}

/** Takes a link's token out of the page's address, where it would stay in the history and be seen over a shoulder. */
function takeLinkToken(tokenPrefix: string): string | null {
  const token = location.hash.slice(1);
  if (!token.startsWith(tokenPrefix) || !/^[a-z2-7_]+$/.test(token)) return null;
  history.replaceState(history.state, '', location.pathname + location.search);
  return token;
}
