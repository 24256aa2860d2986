import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import type { Refusal } from '../../client/types.js';
import { Countdown, minutesAndSeconds } from '../countdown.js';
import { icon } from '../icons.js';
import { en } from '../messages/en.js';
import type { Messages } from '../messages/index.js';
import { explain, type CodeKind } from '../refusal.js';
import { base } from '../style/index.js';
import { readTyped } from '../typed-digits.js';
import { codeFieldStyle } from './code-field.style.js';

/** A code that is ready to be checked. */
export type CodeEvent = CustomEvent<{ code: string }>;

/** The person goes over to the other kind of code. */
export type KindEvent = CustomEvent<{ kind: CodeKind }>;

/**
 * One field for one code: six boxes drawn over a single real input, so that typing, pasting, autofill and screen readers
 * meet an ordinary text field. Sends `countersign-code` on the last digit, and shows what its host sets as `refused`.
 */
export class CodeField extends LitElement {
  static override styles = [...base, codeFieldStyle];

  @property({ attribute: false }) say: Messages = en;
  @property({ type: Number }) digits = 6;
  @property() label = '';
  /** Leaves the label to screen readers, where a heading above already says it. */
  @property({ type: Boolean }) quiet = false;
  /** Offers the switch to recovery codes. */
  @property({ type: Boolean }) recovery = false;
  /** Which of the two is asked for. A change is told by `countersign-kind`, for the words around the field. */
  @property({ attribute: false }) kind: CodeKind = 'app';
  @property({ type: Boolean }) busy = false;
  /** The last answer, when it was no. Each new object is told once. */
  @property({ attribute: false }) refused: Refusal | null = null;
  /** The verifier's clock, in milliseconds. */
  @property({ attribute: false }) now: () => number = Date.now;

  @state() private typed = '';
  @state() private problem = '';
  @state() private waitOver = false;
  @query('input') private readonly input!: HTMLInputElement | null;

  readonly #countdown = new Countdown(
    this,
    () => this.now(),
    () => this.#endWait(),
  );

  override focus(options?: FocusOptions): void {
    void this.updateComplete.then(() => this.input?.focus(options));
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('refused') || !this.refused) return;
    this.problem = explain(this.say, this.refused, this.kind, this.digits, this.now());
    this.typed = '';
    this.waitOver = false;
    if (this.refused.retry_at) this.#countdown.start(Date.parse(this.refused.retry_at));
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('refused') && this.refused && !this.#countdown.running) this.focus();
  }

  protected override render(): TemplateResult {
    const waiting = this.#countdown.running;
    return html`
      <form novalidate aria-busy=${this.busy} @submit=${this.#onSubmit}>
        <div>
          ${this.kind === 'app' ? this.#renderDigits(waiting) : this.#renderRecovery(waiting)}
          <div id="problem" role="alert" part="problem">
            ${this.problem ? html`<p class="notice danger">${icon(waiting ? 'clock' : 'alert')}<span>${this.problem}</span></p>` : nothing}
          </div>
        </div>
        ${
          waiting
            ? html`<p class="wait" role="timer" aria-live="off" part="countdown">
                <span>${this.say.code.tryAgainIn}</span> <b dir="ltr">${minutesAndSeconds(this.#countdown.left)}</b>
              </p>`
            : html`<button class="primary" part="button" aria-disabled=${this.busy}>
                ${this.busy ? html`<span class="spinner" aria-hidden="true"></span>${this.say.code.checking}` : this.say.code.submit}
              </button>`
        }
        <div role="status" class="visually-hidden">${this.waitOver ? this.say.code.waitOver : ''}</div>
        ${this.recovery && !waiting ? this.#renderSwitch() : nothing}
      </form>
    `;
  }

  #renderDigits(waiting: boolean): TemplateResult {
    const active = Math.min(this.typed.length, this.digits - 1);
    const cells = Array.from({ length: this.digits }, (_, at) => {
      const gap = this.digits % 2 === 0 && at === this.digits / 2 ? 'gap' : '';
      return html`<span class="cell ${gap}" ?data-active=${at === active} ?data-filled=${at < this.typed.length}>${this.typed[at] ?? ''}</span>`;
    });
    return html`
      <label class=${this.quiet ? 'visually-hidden' : 'label'} for="code">${this.label || this.say.code.label}</label>
      <div class="digits ${this.problem ? 'wrong' : ''}" dir="ltr" part="digits">
        <input
          id="code"
          name="code"
          type="text"
          inputmode="numeric"
          autocomplete="one-time-code"
          autocapitalize="off"
          spellcheck="false"
          enterkeyhint="done"
          aria-required="true"
          aria-describedby="problem"
          aria-invalid=${this.problem !== ''}
          .value=${this.typed}
          ?readonly=${this.busy}
          ?disabled=${waiting}
          @input=${this.#onDigits}
          @paste=${this.#onPaste}
          @focus=${this.#toEnd}
          @click=${this.#toEnd}
        />
        <div class="cells" aria-hidden="true">${cells}</div>
      </div>
    `;
  }

  #renderRecovery(waiting: boolean): TemplateResult {
    return html`
      <label class="label" for="recovery">${this.say.code.recoveryLabel}</label>
      <input
        id="recovery"
        class="text recovery"
        name="recovery-code"
        part="input"
        type="text"
        dir="ltr"
        autocomplete="off"
        autocapitalize="characters"
        autocorrect="off"
        spellcheck="false"
        enterkeyhint="done"
        aria-required="true"
        aria-describedby="hint problem"
        aria-invalid=${this.problem !== ''}
        .value=${this.typed}
        ?readonly=${this.busy}
        ?disabled=${waiting}
        @input=${this.#onRecovery}
      />
      <p id="hint" class="small hint">${this.say.code.recoveryHint}</p>
    `;
  }

  #renderSwitch(): TemplateResult {
    const words = this.kind === 'app' ? this.say.code.useRecovery : this.say.code.useApp;
    return html`<p class="switch"><button type="button" class="plain" part="switch" @click=${this.#onSwitch}>${words}</button></p>`;
  }

  #onDigits(event: InputEvent): void {
    const input = event.target as HTMLInputElement;
    this.#take(input.value);
    // Lit leaves the input alone when the state did not change; what was typed too much must still go.
    input.value = this.typed;
  }

  #onPaste(event: ClipboardEvent): void {
    const text = event.clipboardData?.getData('text');
    if (!text || this.busy) return;
    event.preventDefault();
    this.#take(text);
  }

  #take(text: string): void {
    const typed = readTyped(text, this.digits);
    if (typed.kind === 'recovery' && this.recovery) {
      this.#choose('recovery');
      this.typed = typed.text;
      this.problem = '';
      this.focus();
      return;
    }
    this.typed = typed.kind === 'recovery' ? '' : typed.digits;
    this.problem = typed.kind === 'digits' ? '' : this.say.code.onlyDigits;
    if (this.typed.length === this.digits && typed.kind === 'digits') this.#send();
  }

  #onRecovery(event: InputEvent): void {
    this.typed = (event.target as HTMLInputElement).value;
    this.problem = '';
  }

  #onSubmit(event: SubmitEvent): void {
    event.preventDefault();
    if (this.kind === 'recovery') {
      if (this.typed.trim() === '') this.#object(this.say.code.recoveryEmpty);
      else this.#send();
    } else if (this.typed.length < this.digits) this.#object(this.say.code.incomplete(this.digits));
    else this.#send();
  }

  #onSwitch(): void {
    this.#choose(this.kind === 'app' ? 'recovery' : 'app');
    this.typed = '';
    if (!this.#countdown.running) this.problem = '';
    this.focus();
  }

  #choose(kind: CodeKind): void {
    this.kind = kind;
    this.dispatchEvent(new CustomEvent('countersign-kind', { detail: { kind }, bubbles: true }));
  }

  #object(problem: string): void {
    this.problem = problem;
    this.focus();
  }

  #send(): void {
    if (this.busy || this.#countdown.running) return;
    this.problem = '';
    const detail = { code: this.typed.trim() };
    this.dispatchEvent(new CustomEvent('countersign-code', { detail, bubbles: true }));
  }

  #endWait(): void {
    this.problem = '';
    this.waitOver = true;
    this.focus();
  }

  /** The boxes show no caret to place: typing always goes on at the end. */
  #toEnd(event: Event): void {
    const input = event.target as HTMLInputElement;
    input.setSelectionRange(input.value.length, input.value.length);
  }
}
