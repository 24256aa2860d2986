import { LitElement, html, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { copy } from '../clipboard.js';
import { icon } from '../icons.js';
import { messages } from '../messages/index.js';
import { base } from '../style/index.js';

/** How long "Copied" stays. */
const TOLD_MS = 2500;

/** Copies its `text` and says so. */
export class CopyButton extends LitElement {
  static override styles = base;

  @property({ attribute: false }) text = '';
  @property() label: string = messages.common.copy;
  /** Where the text stands, to select it when the browser does not allow copying. */
  @property({ attribute: false }) shown: () => Element | null = () => null;

  @state() private told: 'copied' | 'by-hand' | null = null;
  #forget: ReturnType<typeof setTimeout> | undefined;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#forget);
  }

  protected override render(): TemplateResult {
    const copied = this.told === 'copied';
    const aloud = copied ? messages.common.copied : this.told ? messages.common.copyByHand : '';
    return html`
      <button type="button" part="button" @click=${this.#copy}>
        ${icon(copied ? 'check' : 'copy')}${copied ? messages.common.copied : this.label}
      </button>
      <span role="status" class=${copied ? 'visually-hidden' : 'small'}>${aloud}</span>
    `;
  }

  async #copy(): Promise<void> {
    this.told = (await copy(this.text, this.shown())) ? 'copied' : 'by-hand';
    this.dispatchEvent(new CustomEvent('countersign-copy', { bubbles: true }));
    clearTimeout(this.#forget);
    if (this.told === 'copied') this.#forget = setTimeout(() => (this.told = null), TOLD_MS);
  }
}
