import { LitElement, html, css, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { copy } from '../clipboard.js';
import { icon } from '../icons.js';
import * as pictures from '../more-pictures.js';

import type { SetUpMessages } from '../messages/index.js';
import { full } from '../style/full.js';

/** How long "Copied" stays. */
const TOLD_MS = 2500;

/** Copies its `text` and says so. */
export class CopyButton extends LitElement {
  static override styles = [
    ...full,
    css`
      /* Both words take the room of the longer one, so that nothing moves when they change places. */
      .words {
        display: grid;
      }

      .words > * {
        grid-area: 1 / 1;
      }

      .words > [hidden] {
        display: block;
        visibility: hidden;
      }
    `,
  ];

  @property({ attribute: false }) say!: SetUpMessages;
  @property({ attribute: false }) text = '';
  /** In place of "Copy". */
  @property() label = '';
  /** Where the text stands, to select it when the browser does not allow copying. */
  @property({ attribute: false }) shown: () => Element | null = () => null;

  @state() private told: 'copied' | 'by-hand' | null = null;
  #forget: ReturnType<typeof setTimeout> | undefined;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#forget);
  }

  protected override render(): TemplateResult {
    const say = this.say.common;
    const copied = this.told === 'copied';
    const aloud = copied ? say.copied : this.told ? say.copyByHand : '';
    return html`
      <button type="button" part="button" @click=${this.#copy}>
        ${icon(copied ? pictures.check : pictures.copy)}<span class="words"
          ><span ?hidden=${copied}>${this.label || say.copy}</span><span ?hidden=${!copied}>${say.copied}</span></span
        >
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
