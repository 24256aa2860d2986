import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { unsafeHTML } from 'lit/directives/unsafe-html.js';
import type { PendingFactor, Refused } from '../../client/types.js';
import { init } from '../../init.js';
import { qrSvg } from '../../qr.js';
import { groupKey } from '../../secret.js';
import { Deadline } from '../deadline.js';
import { icon } from '../icons.js';
import { messages } from '../messages/index.js';
import { base } from '../style/index.js';
import type { CodeEvent, CodeField } from './code-field.js';
import { enrolmentStyle } from './enrolment.style.js';

const DIGITS = 6;

/**
 * The set-up of one authenticator: QR, key, first code. The QR is drawn here, by our own WebAssembly; the secret goes
 * into the page and nowhere else. Sends `countersign-code`, and `countersign-redraw` when the set-up got too old.
 */
export class Enrolment extends LitElement {
  static override styles = [...base, enrolmentStyle];

  @property({ attribute: false }) factor: PendingFactor | null = null;
  @property() workspace = '';
  @property({ attribute: false }) refused: Refused | null = null;
  @property({ type: Boolean }) busy = false;
  /** The verifier's clock, in milliseconds. */
  @property({ attribute: false }) now: () => number = Date.now;

  @state() private drawn: string | null = null;
  @state() private core: 'loading' | 'ready' | 'failed' = 'loading';
  @state() private expired = false;
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
    if (!changed.has('factor')) return;
    this.drawn = null;
    this.expired = false;
    this.#life.clear();
    if (!this.factor) return;
    this.#life.set(Date.parse(this.factor.expires_at));
    void this.#draw(this.factor);
  }

  protected override render(): TemplateResult {
    if (this.expired) return this.#renderExpired();
    const say = messages.enrolment;
    return html`
      <ol class="steps">
        <li class="scan">
          <h3>${say.scan}</h3>
          <p class="small">${say.scanHint}</p>
          ${this.#renderQr()}
        </li>
        <li class="type">
          <h3>${say.type}</h3>
          <countersign-code-field
            exportparts="button, digits, problem"
            quiet
            .label=${say.codeLabel(DIGITS)}
            .digits=${DIGITS}
            .refused=${this.refused}
            .busy=${this.busy}
            .now=${this.now}
            @countersign-code=${this.#onCode}
          ></countersign-code-field>
        </li>
      </ol>
    `;
  }

  #renderQr(): TemplateResult {
    const say = messages.enrolment;
    return html`
      <div class="draw">
        ${
          this.factor
            ? html`
                <div class="open">
                  <a class="button" part="button" href=${this.factor.otpauth_uri} rel="noreferrer">${icon('phone')}${say.openApp}</a>
                  <p class="small">${say.openAppHint}</p>
                </div>
              `
            : nothing
        }
        <div class="qr" part="qr">
          ${
            this.drawn
              ? unsafeHTML(this.drawn)
              : html`<p class="small" role="status">${this.core === 'failed' ? say.qrFailed : say.drawing}</p>`
          }
        </div>
        ${
          this.factor
            ? html`
                <div class="by-hand">
                  <h4>${say.key}</h4>
                  <p class="key" part="key" dir="ltr" translate="no">${groups(this.factor.secret)}</p>
                  <p class="small">${say.keyHint}</p>
                  <countersign-copy-button
                    exportparts="button"
                    .text=${this.factor.secret}
                    .label=${say.copyKey}
                    .shown=${() => this.key}
                  ></countersign-copy-button>
                </div>
              `
            : nothing
        }
      </div>
      ${
        this.core === 'ready' && this.factor
          ? html`<countersign-compat-warnings exportparts="warnings" .uri=${this.factor.otpauth_uri}></countersign-compat-warnings>`
          : nothing
      }
      <details>
        <summary>${say.needApp}</summary>
        <p class="small">${say.needAppLead}</p>
      </details>
    `;
  }

  #renderExpired(): TemplateResult {
    return html`
      <div class="notice warning" role="alert">
        ${icon('clock')}
        <div>
          <b>${messages.enrolment.expired}</b>
          <p>${messages.enrolment.expiredLead}</p>
        </div>
      </div>
      <button class="primary again" part="button" @click=${() => this.dispatchEvent(new CustomEvent('countersign-redraw'))}>
        ${messages.enrolment.again}
      </button>
    `;
  }

  async #draw(factor: PendingFactor): Promise<void> {
    try {
      await init();
      this.core = 'ready';
      const svg = qrSvg(factor.otpauth_uri, { title: messages.enrolment.qrTitle(this.workspace), level: 'M' });
      if (this.factor === factor) this.drawn = svg;
    } catch {
      // The key by hand needs no WebAssembly: a page whose policy forbids it still enrols.
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
