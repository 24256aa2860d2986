import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import type { Refusal } from '../../client/types.js';
import type { CodeInputEvents, CountersignCodeInput } from '../code-input/code-input.js';
import { Countdown, minutesAndSeconds } from '../countdown.js';
import { icon } from '../icons.js';
import { en } from '../messages/en.js';
import type { Messages } from '../messages/index.js';
import { explain, type CodeKind } from '../refusal.js';
import { base } from '../style/index.js';
import { codeFieldStyle } from './code-field.style.js';

/** A code that is ready to be checked. */
export type CodeEvent = CustomEvent<{ code: string }>;

/** The code that was typed is one of another kind. */
export type KindEvent = CustomEvent<{ kind: CodeKind }>;

/** Read in one line of text, and not in boxes. */
const LINES: ReadonlySet<CodeKind> = new Set<CodeKind>(['recovery', 'pair']);

/**
 * One field for one code, with its button: `<countersign-code-input>` for digits, a line of text for everything else. Sends
 * `countersign-code` on the last digit, and shows what its host sets as `refused`.
 * Between field and button there is room for choices (slot `choices`), below the button for other ways (the default slot):
 * while all ways wait, those are out of reach.
 */
export class CodeField extends LitElement {
  static override styles = [...base, codeFieldStyle];

  @property({ attribute: false }) say: Messages = en;
  /** How many digits a code has, at most: so many boxes there are, and the last one sends. */
  @property({ type: Number }) digits = 6;
  /** How many it has at least, where somebody's codes differ; as many as there are boxes unless it is said. */
  @property({ type: Number }) fewest = 0;
  @property() label = '';
  /** Leaves the label to screen readers, where a heading above already says it. */
  @property({ type: Boolean }) quiet = false;
  /** A recovery code may be typed here too: letters lead to its own kind, which is told by `countersign-kind`. */
  @property({ type: Boolean }) recovery = false;
  /** What is asked for. */
  @property({ attribute: false }) kind: CodeKind = 'app';
  @property({ type: Boolean }) busy = false;
  /** The last answer, when it was no. Each new object is told once. */
  @property({ attribute: false }) refused: Refusal | null = null;
  /** The verifier's clock, in milliseconds. */
  @property({ attribute: false }) now: () => number = Date.now;

  @state() private typed = '';
  /** What is wrong, in the words of whatever language is spoken. */
  @state() private problem: ((say: Messages) => string) | null = null;
  @state() private waitOver = false;
  @query('countersign-code-input, input') private readonly input!: HTMLElement | null;

  readonly #countdown = new Countdown(
    this,
    () => this.now(),
    () => this.#endWait(),
  );

  /** The kind that `typed` is of. */
  #typedKind: CodeKind = 'app';

  override focus(options?: FocusOptions): void {
    void this.updateComplete.then(() => this.input?.focus(options));
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('kind') && this.kind !== this.#typedKind) {
      this.typed = '';
      if (!this.#countdown.running) this.problem = null;
    }
    this.#typedKind = this.kind;
    if (!changed.has('refused') || !this.refused) return;
    const { refused, kind, digits } = this;
    const now = this.now();
    this.problem = (say) => explain(say, refused, kind, digits, now);
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
        ${this.#renderField(waiting)}
        ${waiting ? nothing : html`<slot name="choices"></slot>`}
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
      </form>
      ${waiting ? nothing : html`<slot></slot>`}
    `;
  }

  #renderField(waiting: boolean): TemplateResult {
    if (!LINES.has(this.kind)) return this.#renderDigits(waiting);
    return this.#renderLine(this.kind === 'recovery' ? this.#renderRecovery(waiting) : this.#renderPair(waiting), waiting);
  }

  get #label(): string {
    const say = this.say.code;
    if (this.kind === 'token') return say.tokenLabel;
    return this.kind === 'sent' ? say.sentLabel : say.label;
  }

  #renderDigits(waiting: boolean): TemplateResult {
    return html`
      <countersign-code-input
        exportparts="label, digits, problem"
        required
        .say=${this.say}
        .label=${this.label || this.#label}
        .quiet=${this.quiet}
        .digits=${this.digits}
        .fewest=${this.fewest}
        .value=${this.typed}
        .error=${this.#told}
        .readOnly=${this.busy}
        .disabled=${waiting}
        @input=${this.#onDigits}
        @countersign-complete=${this.#onComplete}
        @countersign-letters=${this.#onLetters}
      ></countersign-code-input>
    `;
  }

  get #told(): string {
    return this.problem?.(this.say) ?? '';
  }

  #renderLine(line: TemplateResult, waiting: boolean): TemplateResult {
    return html`<div>
      ${line}
      <div id="problem" role="alert" part="problem">
        ${this.problem ? html`<p class="notice danger">${icon(waiting ? 'clock' : 'alert')}<span>${this.#told}</span></p>` : nothing}
      </div>
    </div>`;
  }

  #renderRecovery(waiting: boolean): TemplateResult {
    return html`
      <label class="label" part="label" for="recovery">${this.say.code.recoveryLabel}</label>
      <input
        id="recovery"
        class="text line recovery"
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
        aria-invalid=${this.problem !== null}
        .value=${this.typed}
        ?readonly=${this.busy}
        ?disabled=${waiting}
        @input=${this.#onLine}
      />
      <p id="hint" class="small hint" part="hint">${this.say.code.recoveryHint}</p>
    `;
  }

  /** Two codes of a token, in a row. */
  #renderPair(waiting: boolean): TemplateResult {
    return html`
      <label class="label" part="label" for="pair">${this.say.code.pairLabel}</label>
      <input
        id="pair"
        class="text line"
        name="code"
        part="input"
        type="text"
        dir="ltr"
        inputmode="numeric"
        autocomplete="one-time-code"
        spellcheck="false"
        enterkeyhint="done"
        aria-required="true"
        aria-describedby="hint problem"
        aria-invalid=${this.problem !== null}
        .value=${this.typed}
        ?readonly=${this.busy}
        ?disabled=${waiting}
        @input=${this.#onLine}
      />
      <p id="hint" class="small hint" part="hint">${this.say.code.pairHint}</p>
    `;
  }

  #onDigits(event: Event): void {
    this.typed = (event.target as CountersignCodeInput).value;
    this.problem = null;
  }

  #onComplete(event: CodeInputEvents['countersign-complete']): void {
    event.stopPropagation();
    this.#send();
  }

  #onLetters(event: CodeInputEvents['countersign-letters']): void {
    event.stopPropagation();
    if (!this.recovery) return;
    event.preventDefault();
    this.#choose('recovery');
    this.typed = event.detail.text;
    this.problem = null;
    this.focus();
  }

  #onLine(event: InputEvent): void {
    this.typed = (event.target as HTMLInputElement).value;
    this.problem = null;
  }

  #onSubmit(event: SubmitEvent): void {
    event.preventDefault();
    const missing = this.#missing();
    if (missing) this.#object(missing);
    else this.#send();
  }

  /** What the person has still to type; `null` when it can be sent. */
  #missing(): ((say: Messages) => string) | null {
    const fewest = Math.min(this.fewest || this.digits, this.digits);
    switch (this.kind) {
      case 'recovery':
        return this.typed.trim() === '' ? ({ code }) => code.recoveryEmpty : null;
      case 'pair':
        return this.typed.replace(/[^0-9]/g, '').length < 2 * fewest ? ({ refusal }) => refusal.malformedPair : null;
      default:
        return this.typed.length < fewest ? ({ code }) => code.incomplete(fewest) : null;
    }
  }

  #choose(kind: CodeKind): void {
    this.kind = kind;
    this.#typedKind = kind;
    this.dispatchEvent(new CustomEvent('countersign-kind', { detail: { kind }, bubbles: true }));
  }

  #object(problem: (say: Messages) => string): void {
    this.problem = problem;
    this.focus();
  }

  #send(): void {
    if (this.busy || this.#countdown.running) return;
    this.problem = null;
    const detail = { code: this.typed.trim() };
    this.dispatchEvent(new CustomEvent('countersign-code', { detail, bubbles: true }));
  }

  #endWait(): void {
    this.problem = null;
    this.waitOver = true;
    this.focus();
  }
}
