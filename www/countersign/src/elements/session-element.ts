import { LitElement, html, nothing, type CSSResult, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit';
import type { ClientOptions } from '../client/calls.js';
import { ClientError } from '../client/error.js';
import type { SignInClient } from '../client/sign-in.js';
import type { Session } from '../client/types.js';
import { Deadline } from './deadline.js';
import type { End, EndWords } from './end-words.js';
import { tell } from './events.js';
import { focusStep } from './focus.js';
import { Language } from './language.js';
import type { Chapter, Sections } from './messages/chapter.js';
import type { EndedWords } from './messages/ended/index.js';
import type { CodeMessages } from './messages/index.js';
import * as pictures from './pictures.js';
import { wear } from './style/wear.js';
import { ownerOf, renderAccount } from './views/account.js';
import { renderStatement, type More } from './views/heading.js';
import { renderLoading, renderTrouble, usually, type Again } from './views/trouble.js';

/** What tells how it ended. */
export type Ending = typeof import('./ending.js');

/** What is fetched when it comes to it: a module of views, with what they say and how they look. */
export interface Late {
  readonly words: Chapter<Sections>;
  readonly styles?: readonly CSSResult[];
}

/**
 * What both elements share: one client token's session, from the first question to its end, and what goes wrong on the
 * way. The subclass draws its steps; `state` on the element names the one that is shown.
 *
 * @attr state - set by the element: the step that it shows
 * @csspart heading - the heading of a step
 * @csspart lead - the sentence below it
 * @csspart account - whose account it is about
 * @csspart button - every button
 * @csspart trouble - what went wrong between the page and the verifier
 * @csspart label - the words above a field
 * @csspart hint - the words below a field
 * @csspart help - what to look at when a code does not work
 * @csspart digits - the boxes of a code
 * @csspart input - every other field
 * @csspart problem - what is wrong with what was typed
 * @csspart countdown - how long to wait
 * @csspart switch - what leads to another step
 * @csspart ways - the other ways
 * @csspart choice - one of several ways or kinds
 * @csspart sending - when a code can be sent again
 */
export abstract class SessionElement<Words extends CodeMessages, Client extends SignInClient> extends LitElement {
  static override readonly properties: PropertyDeclarations = {
    verifier: {},
    token: {},
    branded: { type: Boolean },
    session: { state: true },
    end: { state: true },
    ending: { state: true },
    trouble: { state: true },
    opening: { state: true },
  };

  /** Where the verifier lives; empty for this page's own origin. */
  verifier = '';
  /** The `cs_client_…` token for this member and purpose. */
  token = '';
  /** Shows the workspace's logo and color: for pages that carry no other sign of whose they are. */
  branded = false;

  protected session: Session | null = null;
  protected end: End | null = null;
  /** What tells the end, fetched when it has come. */
  private ending: Ending | null = null;
  private trouble: ClientError | null = null;
  private opening = false;

  protected client = this.connect({ verifier: '', token: '' });
  protected readonly language: Language<Words>;
  /** The verifier's clock, to hand to parts that count down to its deadlines. */
  protected readonly now = (): number => this.client.clock.now();
  #shownStep = '';
  /** A step was shown since the session was asked for. */
  #arrived = false;
  /** What tells the problems that are unusual, once there was one. */
  #unusual: typeof import('./unusual.js') | null = null;
  #paint: typeof import('./brand.js').paint | null = null;

  readonly #life = new Deadline(
    this,
    () => this.now(),
    () => this.onDeadline(),
  );

  /** `chapter`: what is said from the beginning. */
  constructor(chapter: Chapter<Words>) {
    super();
    this.language = new Language(this, chapter);
  }

  /** The name of the step shown now; a change of it moves the focus. */
  protected abstract readonly step: string;
  protected abstract connect(options: ClientOptions): Client;
  protected abstract renderStep(): TemplateResult;
  protected abstract opened(session: Session): void | Promise<void>;

  protected get say(): Words {
    return this.language.messages;
  }

  /** Where the page itself does not say so on top: whose account this is about. */
  protected get account(): More {
    return this.branded ? nothing : renderAccount(ownerOf(this.session));
  }

  /** At the session's last instant. A step that must not be torn away from the person overrides this. */
  protected onDeadline(): void {
    this.finish('expired');
  }

  protected loadEnding(): Promise<Ending> {
    return import('./ending.js');
  }

  /** What the end is told with, where a subclass knows more of it than `end-words.ts`. */
  protected endWords(_end: End, _say: EndedWords['ended']): EndWords | null {
    return null;
  }

  /** Moved to another place of the page, it starts anew: its timers and its secret went when it left the old one. */
  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated && this.token) void this.open();
  }

  /** Nothing is drawn before the messages of the language are there: no flash of English. */
  protected override async scheduleUpdate(): Promise<void> {
    await this.language.ready;
    super.scheduleUpdate();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if ((changed.has('token') || changed.has('verifier')) && this.token) void this.open();
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    if (this.trouble) this.renderRoot.querySelector('.trouble')?.scrollIntoView({ block: 'nearest' });
    const step = (this.end ? this.ending && this.end : this.session && this.step) ?? 'loading';
    if (step === this.#shownStep) return;
    this.#shownStep = step;
    this.setAttribute('state', step);
    if (step === 'loading') return;
    focusStep(this.renderRoot, { preventScroll: !this.#arrived });
    this.#arrived = true;
  }

  protected async open(): Promise<void> {
    // Whatever is under way is of the session before, and may be another member's.
    this.client.mute();
    const client = this.connect({ verifier: this.verifier, token: this.token });
    this.client = client;
    this.session = null;
    this.end = null;
    this.#shownStep = '';
    this.#arrived = false;
    this.opening = true;
    await this.attempt(async () => {
      const session = await client.session();
      this.#life.set(Date.parse(session.expires_at));
      if (this.branded) this.#paint ??= (await fetched(() => import('./brand.js'))).paint;
      if (client !== this.client) return;
      this.#paint?.(this, this.branded ? session.brand.color : null);
      await this.opened(session);
      if (client === this.client && !this.end) this.session = session;
    });
    this.opening = false;
  }

  /** Runs a call and turns what it throws into what the person sees. True when it went through. */
  protected async attempt(call: () => Promise<unknown>): Promise<boolean> {
    const { client } = this;
    this.trouble = null;
    try {
      await call();
      return true;
    } catch (thrown) {
      if (!(thrown instanceof ClientError)) throw thrown;
      // Where another token came, or the session ended, while this answer was under way, nobody waits for it any more.
      if (client === this.client && !this.end && !this.handles(thrown)) await this.#fail(thrown);
      return false;
    }
  }

  /** A subclass takes an error into its own hands by returning true. */
  protected handles(_error: ClientError): boolean {
    return false;
  }

  /** Fetches what is needed from here on, in the language that is spoken: nothing of it is shown before. Rejects with a {@link ClientError}. */
  protected async bring<L extends Late>(load: () => Promise<L>): Promise<L> {
    const late = await fetched(async () => {
      const loaded = await load();
      await this.language.learn(loaded.words);
      return loaded;
    });
    if (late.styles) wear(this, late.styles);
    return late;
  }

  /** The same token's session, as the verifier tells it now. */
  protected adopt(session: Session): void {
    this.#life.set(Date.parse(session.expires_at));
    this.session = session;
  }

  /** Nothing is asked and nothing is shown any more, but why. */
  protected finish(end: End): void {
    if (this.end) return;
    this.#life.clear();
    this.client.forget();
    this.end = end;
    tell(this, 'countersign-expired', null);
    void this.#bringEnding();
  }

  async #bringEnding(): Promise<void> {
    this.trouble = null;
    this.opening = true;
    try {
      this.ending ??= await this.bring(() => this.loadEnding());
    } catch (error) {
      if (this.end) this.trouble = error as ClientError;
    }
    this.opening = false;
  }

  /** Lets the session's end pass unnoticed: what is shown now stays. */
  protected rest(): void {
    this.#life.clear();
  }

  protected override render(): TemplateResult {
    return html`<div lang=${this.language.tag} dir=${this.say.direction} class=${this.branded ? 'brand' : ''}>${this.#renderAll()}</div>`;
  }

  #renderAll(): TemplateResult {
    const { session, end, ending } = this;
    if (end ? !ending : !session) {
      const again = { again: () => (end ? this.#bringEnding() : this.open()), busy: this.opening };
      return html`${this.#renderTrouble(again)}${this.trouble ? nothing : renderLoading(this.say)}`;
    }
    const head = this.branded && session ? renderAccount(ownerOf(session), session.brand.logo) : nothing;
    return html`${head}${end && ending ? this.#renderEnd(end, ending) : html`${this.#renderTrouble()}${this.renderStep()}`}`;
  }

  async #fail(error: ClientError): Promise<void> {
    const { client } = this;
    if (error.ended) this.finish(endOf(error));
    tell(this, 'countersign-failed', { code: error.type });
    // What cannot be fetched either is told in the words that there are.
    if (!error.ended && usually(this.say, error) === null) this.#unusual ??= await this.bring(() => import('./unusual.js')).catch(() => null);
    if (client === this.client && !this.end) this.trouble = error;
  }

  #renderTrouble(again: Again | null = null): TemplateResult {
    const { say, trouble } = this;
    const unusual = this.#unusual;
    const words = trouble && (usually(say, trouble) ?? unusual?.unusually(this.language.with(unusual.words), trouble));
    return renderTrouble(say, trouble, words ?? say.trouble.other, again);
  }

  #renderEnd(end: End, { words, endWordsOf }: Ending): TemplateResult {
    const say = this.language.with(words);
    const { title, lead } = this.endWords(end, say.ended) ?? endWordsOf(say, end);
    const picture = end === 'invalid' || end === 'other-browser' ? pictures.alert : pictures.clock;
    // A link that somebody else sent leads nowhere.
    const way = end === 'other-browser' ? nothing : html`<slot name="ended">${this.renderBack()}</slot>`;
    return renderStatement(picture, 'warning', title, lead, way);
  }

  /** The way back to the app, where its backend said which. It carries no receipt: nothing was passed. */
  protected renderBack(): TemplateResult | typeof nothing {
    const { return_to: back, workspace } = this.session ?? {};
    return back
      ? html`<p class="back"><a class="button" part="button" href=${back}>${this.say.common.backTo(workspace ?? '')}</a></p>`
      : nothing;
  }
}

/** Where it cannot be fetched, it can be tried again, as with an answer of the verifier that did not come. */
async function fetched<T>(load: () => Promise<T>): Promise<T> {
  try {
    return await load();
  } catch {
    throw navigator.onLine ? ClientError.unreachable() : ClientError.offline();
  }
}

function endOf({ type }: ClientError): End {
  if (type === 'unauthenticated') return 'invalid';
  return type === 'other-browser' ? 'other-browser' : 'over';
}
