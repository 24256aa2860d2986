import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { unsafeHTML } from 'lit/directives/unsafe-html.js';
import type { PendingFactor, Refusal } from '../../client/types.js';
import { init } from '../../init.js';
import { qrSvg } from '../../qr.js';
import { groupKey } from '../../group-key.js';
import { Deadline } from '../deadline.js';
import { icon } from '../icons.js';
import * as pictures from '../more-pictures.js';

import type { SetUpMessages } from '../messages/index.js';
import { full } from '../style/full.js';
import type { CodeEvent, CodeField } from './code-field.js';
import { codeParts } from './code-parts.js';
import { enrollmentStyle } from './enrollment.style.js';

const DIGITS = 6;

/**
 * The set-up of one authenticator: QR, key, first code. The QR is drawn here, by our own WebAssembly; the secret goes
 * into the page and nowhere else. Sends `countersign-code` (or `countersign-next`, where the code follows later), and
 * `countersign-redraw` when the set-up got too old.
 */
export class Enrollment extends LitElement {
  static override styles = [...full, enrollmentStyle];

  @property({ attribute: false }) say!: SetUpMessages;
  @property({ attribute: false }) factor: PendingFactor | null = null;
  /** The code is asked for in a later step. */
  @property({ attribute: false }) codeFollows = false;
  @property() workspace = '';
  @property({ attribute: false }) refused: Refusal | null = null;
  @property({ type: Boolean }) busy = false;
  /** The verifier's clock, in milliseconds. */
  @property({ attribute: false }) now: () => number = Date.now;

  @state() private drawn: string | null = null;
  @state() private core: 'loading' | 'ready' | 'failed' = 'loading';
  @state() private expired = false;
  /** Seconds, in whole minutes. */
  @state() private validFor = 0;
  @query('.key') private readonly key!: HTMLElement | null;
  @query('countersign-code-field') private readonly field!: CodeField | null;

  readonly #life = new Deadline(
    this,
    () => this.now(),
    () => (this.expired = true),
  );

  override focus(): void {
    this.field?.focus();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    // The picture has a title in words.
    if (changed.has('say') && this.factor) void this.#draw(this.factor);
    if (!changed.has('factor')) return;
    this.drawn = null;
    this.expired = false;
    this.#life.clear();
    if (!this.factor) return;
    const end = Date.parse(this.factor.expires_at);
    this.#life.set(end);
    this.validFor = Math.max(1, Math.round((end - this.now()) / 60_000)) * 60;
    if (!changed.has('say')) void this.#draw(this.factor);
  }

  protected override render(): TemplateResult {
    if (this.expired) return this.#renderExpired();
    const say = this.say.enrollment;
    return html`
      <div class="steps">
        <section class="scan">
          <h3 part="heading">${say.scan}</h3>
          <p class="small hint" part="hint">${say.scanHint}</p>
          ${this.#renderOpen()} ${this.#renderQr()}
        </section>
        ${this.codeFollows ? this.#renderNext() : this.#renderType()}
        ${this.#renderByHand()}
        <details>
          <summary>${say.needApp}</summary>
          <p class="small">${say.needAppLead}</p>
        </details>
      </div>
    `;
  }

  #renderType(): TemplateResult {
    const say = this.say.enrollment;
    return html`
      <section class="type">
        <h3 part="heading">${say.type}</h3>
        <countersign-code-field
          exportparts="button, label, digits, problem"
          quiet
          .say=${this.say}
          .parts=${codeParts}
          .label=${say.codeLabel(DIGITS)}
          .digits=${DIGITS}
          .refused=${this.refused}
          .busy=${this.busy}
          .now=${this.now}
          @countersign-code=${this.#onCode}
        ></countersign-code-field>
      </section>
    `;
  }

  #renderNext(): TemplateResult {
    const say = this.say.enrollment;
    return html`
      <section class="type">
        <h3 part="heading">${say.scanned}</h3>
        <p class="small">${say.scannedHint}</p>
        <button class="primary" part="button" @click=${() => this.dispatchEvent(new CustomEvent('countersign-next'))}>${this.say.common.next}</button>
      </section>
    `;
  }

  /** For the phone that shows this page and holds the app as well: there is nothing it could scan. */
  #renderOpen(): TemplateResult | typeof nothing {
    if (!this.factor?.otpauth_uri) return nothing;
    const say = this.say.enrollment;
    return html`
      <div class="open">
        <a class="button primary" part="button" href=${this.factor.otpauth_uri} rel="noreferrer">${icon(pictures.phone)}${say.openApp}</a>
        <p class="small">${say.openAppHint}</p>
      </div>
    `;
  }

  #renderQr(): TemplateResult {
    const say = this.say.enrollment;
    return html`
      <div class="qr" part="qr">
        ${
          this.drawn
            ? unsafeHTML(this.drawn)
            : html`<p class="small" role="status">${this.core === 'failed' ? say.qrFailed : say.drawing}</p>`
        }
      </div>
      ${this.factor ? html`<p class="small valid">${say.validFor(this.validFor)}</p>` : nothing}
      ${
        this.core === 'ready' && this.factor?.otpauth_uri
          ? html`<countersign-compat-warnings
              exportparts="warnings"
              .say=${this.say}
              .uri=${this.factor.otpauth_uri}
            ></countersign-compat-warnings>`
          : nothing
      }
    `;
  }

  #renderByHand(): TemplateResult | typeof nothing {
    if (!this.factor?.secret) return nothing;
    const say = this.say.enrollment;
    return html`
      <section class="by-hand">
        <h3 part="heading">${say.key}</h3>
        <p class="key" part="key" dir="ltr" translate="no">${groups(this.factor.secret)}</p>
        <p class="small">${say.keyHint}</p>
        <countersign-copy-button
          exportparts="button"
          .say=${this.say}
          .text=${this.factor.secret}
          .label=${say.copyKey}
          .shown=${() => this.key}
        ></countersign-copy-button>
      </section>
    `;
  }

  #renderExpired(): TemplateResult {
    return html`
      <div class="notice warning" role="alert">
        ${icon(pictures.clock)}
        <div>
          <b>${this.say.enrollment.expired}</b>
          <p>${this.say.enrollment.expiredLead}</p>
        </div>
      </div>
      <button class="primary again" part="button" @click=${() => this.dispatchEvent(new CustomEvent('countersign-redraw'))}>
        ${this.say.enrollment.again}
      </button>
    `;
  }

  async #draw(factor: PendingFactor): Promise<void> {
    if (!factor.otpauth_uri) return;
    try {
      await init();
      this.core = 'ready';
      const svg = qrSvg(factor.otpauth_uri, { title: this.say.enrollment.qrTitle(this.workspace), level: 'M' });
      if (this.factor === factor) this.drawn = svg;
    } catch {
      // The key by hand needs no WebAssembly: a page whose policy forbids it still enrolls.
      this.core = 'failed';
    }
  }

  #onCode(event: CodeEvent): void {
    this.dispatchEvent(new CustomEvent('countersign-code', { detail: event.detail }));
  }
}

/** Each group in its own box, so that a line never breaks inside one; the text keeps its spaces for the clipboard. */
function groups(secret: string): TemplateResult[] {
  return groupKey(secret)
    .split(' ')
    .map((group, at) => html`${at > 0 ? ' ' : ''}<span>${group}</span>`);
}
