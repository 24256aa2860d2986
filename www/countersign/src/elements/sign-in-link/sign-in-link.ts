import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { BrowserSecret } from '../../client/browser-secret.js';
import { ClientError } from '../../client/error.js';
import type { Link } from '../../client/types.js';
import { CountersignLink } from '../../client/link.js';
import { paint } from '../brand.js';
import { Deadline } from '../deadline.js';
import { tell } from '../events.js';
import { Language } from '../language.js';
import { frame } from '../style/frame.js';
import { base } from '../style/index.js';
import { renderAccount } from '../views/account.js';
import { renderStatement } from '../views/heading.js';
import { renderLoading, renderTrouble } from '../views/trouble.js';
import { takeLinkToken } from './fragment.js';
import { renderQuestion } from './question.js';
import { signInLinkStyle } from './sign-in-link.style.js';

type Step = 'loading' | 'ask' | 'passed' | 'enroll' | 'other-browser' | 'ended' | 'invalid';

/**
 * `<countersign-sign-in-link verifier="https://…">`, on the page that a mailed sign-in link leads to: of the same origin
 * as the page that asked for the link. It takes the token from the page's address and asks before it spends it, so that a
 * mail scanner that opens the page spends nothing; the page that asked goes on by itself.
 *
 * @fires countersign-opened - `{status}`: the page that asked goes on
 * @fires countersign-expired - the link is of no use, or of no use here
 * @fires countersign-failed - `{code}`, the type of a problem
 * @csspart button, account, trouble - see ELEMENTS.md
 */
export class CountersignSignInLink extends LitElement {
  static override styles = [...base, frame, signInLinkStyle];

  /** Where the verifier lives; empty for this page's own origin. */
  @property() verifier = '';
  /** The `cs_link_…` token; taken from the page's address where it stands there. */
  @property() token = '';
  /** Shows the workspace's logo and color: for pages that carry no other sign of whose they are. */
  @property({ type: Boolean }) branded = false;

  @state() private step: Step = 'loading';
  @state() private link: Link | null = null;
  @state() private trouble: ClientError | null = null;
  @state() private busy = false;

  private client = new CountersignLink({ verifier: '', token: '' });
  private readonly language = new Language(this);
  #shownStep: Step = 'loading';
  readonly #life = new Deadline(
    this,
    () => this.client.clock.now(),
    () => this.#end('ended'),
  );

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
    const { language } = this;
    return html`<div lang=${language.tag} dir=${language.messages.direction} class=${this.branded ? 'brand' : ''}>
      ${this.branded && this.link ? renderAccount({ workspace: this.link.workspace, account: '' }, this.link.brand.logo) : nothing}
      ${renderTrouble(language.messages, this.trouble, this.link ? null : { again: () => this.#look(), busy: this.busy })}
      ${this.#renderStep()}
    </div>`;
  }

  #renderStep(): TemplateResult | typeof nothing {
    const { link: say, ended } = this.language.messages;
    switch (this.step) {
      case 'loading':
        return this.trouble ? nothing : renderLoading(this.language.messages);
      case 'ask':
        return this.link ? renderQuestion({ language: this.language, link: this.link, busy: this.busy, yes: () => this.#open() }) : nothing;
      case 'passed':
        return renderStatement('check', 'good', say.passed, say.passedLead);
      case 'enroll':
        return renderStatement('check', 'good', say.enroll, say.enrollLead);
      case 'other-browser':
        return renderStatement('alert', 'warning', say.otherBrowser, say.otherBrowserLead);
      case 'ended':
        return renderStatement('clock', 'warning', say.ended, say.endedLead);
      case 'invalid':
        return renderStatement('alert', 'warning', ended.invalidTitle, ended.invalidLead);
    }
  }

  readonly #onAddress = (): void => {
    const token = takeLinkToken();
    if (token === null) return;
    // Opened once more in the same tab, the same link is looked at anew.
    this.token = '';
    this.token = token;
  };

  /** What the link is about. Looking spends nothing. */
  async #look(): Promise<void> {
    const client = new CountersignLink({ verifier: this.verifier, token: this.token });
    this.client = client;
    this.link = null;
    this.step = 'loading';
    if (!this.token) return this.#end('invalid');
    await this.#working(async () => {
      const link = await client.look();
      if (client !== this.client) return;
      this.link = link;
      paint(this, this.branded ? link.brand.color : null);
      this.#life.set(Date.parse(link.expires_at));
      // Said before anything is pressed; what was not begun in this browser would only be refused.
      if (BrowserSecret.of(link.sign_in) === null) return this.#end('other-browser');
      this.step = 'ask';
    });
  }

  #open(): Promise<void> {
    return this.#working(async () => {
      if (!this.link) return;
      const opened = await this.client.open(this.link.sign_in);
      const status = opened.status === 'enroll' ? 'enroll' : 'passed';
      this.#life.clear();
      this.step = status;
      tell(this, 'countersign-opened', { status });
    });
  }

  #end(step: Step): void {
    this.#life.clear();
    this.step = step;
    tell(this, 'countersign-expired', null);
  }

  async #working(call: () => Promise<void>): Promise<void> {
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

  #fail(error: ClientError): void {
    tell(this, 'countersign-failed', { code: error.type });
    if (error.type === 'unauthenticated') this.#end('invalid');
    else if (error.type === 'other-browser') this.#end('other-browser');
    else if (error.ended) this.#end('ended');
    else this.trouble = error;
  }
}
