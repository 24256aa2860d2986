import { LitElement, html, nothing, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { download } from '../download.js';
import { icon } from '../icons.js';
import * as pictures from '../more-pictures.js';

import type { SetUpMessages } from '../messages/index.js';
import { print, recoverySheet } from '../recovery-sheet.js';
import { full } from '../style/full.js';
import type { Owner } from '../views/account.js';
import { recoveryCodesStyle } from './recovery-codes.style.js';

/** Hands over a set of recovery codes, and sends `countersign-kept` only when the person says they have kept them. */
export class RecoveryCodes extends LitElement {
  static override styles = [...full, recoveryCodesStyle];

  @property({ attribute: false }) say!: SetUpMessages;
  @property({ attribute: false }) codes: readonly string[] = [];
  @property({ attribute: false }) owner: Owner = { workspace: '', account: '' };
  @property({ type: Boolean }) busy = false;
  @property() button = '';

  @state() private kept = false;
  @state() private asked = false;
  @state() private told = '';
  @query('ol') private readonly list!: HTMLElement | null;
  @query('input') private readonly box!: HTMLInputElement | null;

  protected override render(): TemplateResult {
    const { recovery: say } = this.say;
    const one = this.codes.length === 1;
    return html`
      <form novalidate @submit=${this.#onSubmit}>
        <ol class=${one ? 'one' : ''} aria-label=${say.list} dir="ltr" translate="no" part="codes">
          ${this.codes.map((code) => html`<li>${code}</li>`)}
        </ol>
        <div class="actions">
          <countersign-copy-button
            exportparts="button"
            .say=${this.say}
            .text=${this.codes.join('\n')}
            .shown=${() => this.list}
          ></countersign-copy-button>
          <button type="button" part="button" @click=${this.#download}>${icon(pictures.download)}${say.download}</button>
          <button type="button" part="button" @click=${() => print(this.#sheet(), this.say.direction)}>${icon(pictures.print)}${say.print}</button>
        </div>
        <div role="status" class="visually-hidden">${this.told}</div>
        <div>
          <label class="check">
            <input
              type="checkbox"
              aria-required="true"
              aria-describedby="problem"
              aria-invalid=${this.asked && !this.kept}
              .checked=${this.kept}
              @change=${this.#onKept}
            />
            <span>${one ? say.keptOne : say.kept}</span>
          </label>
          <div id="problem" role="alert">
            ${this.asked && !this.kept ? html`<p class="notice danger">${icon(pictures.alert)}<span>${one ? say.keptNeededOne : say.keptNeeded}</span></p>` : nothing}
          </div>
        </div>
        <button class="primary" part="button" aria-disabled=${this.busy}>
          ${this.busy ? html`<span class="spinner" aria-hidden="true"></span>` : nothing}${this.button || this.say.common.continue}
        </button>
      </form>
    `;
  }

  #sheet(): string {
    return recoverySheet(this.say, this.codes, this.owner, new Date());
  }

  #download(): void {
    download(this.say.recovery.fileName(this.owner.workspace), new Blob([this.#sheet()], { type: 'text/plain;charset=utf-8' }));
    this.told = this.say.recovery.downloaded;
  }

  #onKept(event: Event): void {
    this.kept = (event.target as HTMLInputElement).checked;
  }

  #onSubmit(event: SubmitEvent): void {
    event.preventDefault();
    if (this.busy) return;
    if (this.kept) this.dispatchEvent(new CustomEvent('countersign-kept'));
    else {
      this.asked = true;
      this.box?.focus();
    }
  }
}
