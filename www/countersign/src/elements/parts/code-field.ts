import { LitElement, html, nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit';
import type { Refusal } from '../../client/types.js';
import type { CodeInputEvents, CountersignCodeInput } from '../code-input/code-input.js';
import type { Countdown } from '../countdown.js';
import type { CodeMessages, WaysMessages } from '../messages/index.js';
import { commonly, isLine, type CodeKind } from '../refusal.js';
import { base } from '../style/index.js';
import { wear } from '../style/wear.js';
import { codeFieldStyle } from './code-field.style.js';
import type { CodeParts } from './code-parts.js';

/** A code that is ready to be checked. */
export type CodeEvent = CustomEvent<{ code: string }>;

/**
 * One field for one code, with its button: `<countersign-code-input>` for digits, a line of text for everything else. Sends
 * `countersign-code` on the last digit, and shows what its host sets as `refused`. For an app's code, and why one is
 * commonly refused, it needs no `parts`.
 * Between field and button there is room for choices (slot `choices`), below the button for other ways (the default slot):
 * while all ways wait, those are out of reach.
 */
export class CodeField extends LitElement {
  static override styles = [...base, codeFieldStyle];
  static override readonly properties: PropertyDeclarations = {
    say: { attribute: false },
    digits: { type: Number },
    fewest: { type: Number },
    label: {},
    quiet: { type: Boolean },
    kind: { attribute: false },
    parts: { attribute: false },
    busy: { type: Boolean },
    refused: { attribute: false },
    now: { attribute: false },
    typed: { state: true },
    problem: { state: true },
    waitOver: { state: true },
  };

  say!: CodeMessages;
  /** How many digits a code has, at most: so many boxes there are, and the last one sends. */
  digits = 6;
  /** How many it has at least, where somebody's codes differ; as many as there are boxes unless it is said. */
  fewest = 0;
  label = '';
  /** Leaves the label to screen readers, where a heading above already says it. */
  quiet = false;
  /** Where a recovery code may be typed here too: letters ask for its own kind by this. False when there is none after all. */
  toRecovery: (() => Promise<boolean>) | null = null;
  /** What is asked for. */
  kind: CodeKind = 'app';
  /** Everything that is not about an app's code, in the words of `say`. */
  parts: CodeParts | null = null;
  busy = false;
  /** The last answer, when it was no. Each new object is told once. */
  refused: Refusal | null = null;
  /** The verifier's clock, in milliseconds. */
  now: () => number = Date.now;

  private typed = '';
  /** What is wrong, in the words of whatever language is spoken. */
  private problem: ((say: WaysMessages) => string) | null = null;
  private waitOver = false;
  private get input(): HTMLElement | null {
    return this.renderRoot?.querySelector<HTMLElement>('countersign-code-input, input') ?? null;
  }

  #countdown: Countdown | null = null;
  /** What was typed of a recovery code before there is a line for it. */
  #letters = '';

  override focus(options?: FocusOptions): void {
    void this.updateComplete.then(() => this.input?.focus(options));
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('parts') && this.parts) wear(this, this.parts.styles);
    if (changed.has('kind')) {
      this.typed = this.#letters;
      this.#letters = '';
      if (!this.#waiting) this.problem = null;
    }
    if (!changed.has('refused') || !this.refused) return;
    const { refused, kind, digits, parts } = this;
    const now = this.now();
    this.problem = (say) => parts?.explain(say, refused, kind, digits, now) ?? commonly(say, refused, digits) ?? '';
    this.typed = '';
    this.waitOver = false;
    if (!refused.retry_at || !parts) return;
    this.#countdown ??= new parts.Countdown(
      this,
      () => this.now(),
      () => this.#endWait(),
    );
    this.#countdown.start(Date.parse(refused.retry_at));
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('refused') && this.refused && !this.#waiting) this.focus();
  }

  protected override render(): TemplateResult {
    const { parts, busy } = this;
    const { code: say } = this.#words;
    const waiting = this.#waiting;
    return html`
      <form novalidate aria-busy=${busy} @submit=${this.#onSubmit}>
        ${this.#renderField()} ${waiting ? nothing : html`<slot name="choices"></slot>`}
        ${
          parts && waiting
            ? parts.renderWait(this.#words, waiting.left)
            : html`<button class="primary" part="button" aria-disabled=${busy}>
                ${busy ? html`<span class="spinner" aria-hidden="true"></span>${say.checking}` : say.submit}
              </button>`
        }
        <div role="status" class="visually-hidden">${this.waitOver ? say.waitOver : ''}</div>
      </form>
      ${waiting ? nothing : html`<slot></slot>`}
    `;
  }

  /** The wait that is under way. */
  get #waiting(): Countdown | null {
    return this.#countdown?.running ? this.#countdown : null;
  }

  /** The words of `parts` are there where `parts` are. */
  get #words(): WaysMessages {
    return this.say as WaysMessages;
  }

  get #told(): string {
    return this.problem?.(this.#words) ?? '';
  }

  #renderField(): TemplateResult {
    const { parts, kind, typed, busy } = this;
    const say = this.#words;
    const label = this.label || (parts ? parts.labelOfKind(say, kind) : say.code.label);
    const waiting = this.#waiting !== null;
    if (parts && isLine(kind)) {
      return parts.renderLine({ say, kind, label, typed, problem: this.#told, busy, waiting, type: (text) => this.#type(text) });
    }
    return html`
      <countersign-code-input
        exportparts="label, digits, problem"
        required
        .say=${say}
        .label=${label}
        .quiet=${this.quiet}
        .digits=${this.digits}
        .fewest=${this.fewest}
        .value=${typed}
        .error=${this.#told}
        .readOnly=${busy}
        .disabled=${waiting}
        @beforeinput=${this.#onMore}
        @input=${this.#onDigits}
        @countersign-complete=${this.#onComplete}
        @countersign-letters=${this.#onLetters}
      ></countersign-code-input>
    `;
  }

  #type(text: string): void {
    this.typed = text;
    this.problem = null;
  }

  #onDigits(event: Event): void {
    this.#type((event.target as CountersignCodeInput).value);
  }

  #onComplete(event: CodeInputEvents['countersign-complete']): void {
    event.stopPropagation();
    this.#send();
  }

  #onLetters(event: CodeInputEvents['countersign-letters']): void {
    event.stopPropagation();
    if (!this.toRecovery) return;
    event.preventDefault();
    this.#letters += event.detail.text;
    this.#type('');
    (event.target as CountersignCodeInput).value = '';
    void this.#askForLine(this.toRecovery);
  }

  /** Somebody who types a recovery code does not wait until there is a line for it. */
  #onMore(event: InputEvent): void {
    if (!this.#letters || !event.cancelable) return;
    event.preventDefault();
    this.#letters += event.data ?? '';
  }

  async #askForLine(toRecovery: () => Promise<boolean>): Promise<void> {
    if (!(await toRecovery())) this.#letters = '';
  }

  #onSubmit(event: SubmitEvent): void {
    event.preventDefault();
    const missing = this.#missing();
    if (missing) this.#object(missing);
    else this.#send();
  }

  /** What the person has still to type; `null` when it can be sent. */
  #missing(): ((say: WaysMessages) => string) | null {
    const { kind, typed, digits, parts } = this;
    const fewest = Math.min(this.fewest || digits, digits);
    if (parts && isLine(kind)) return parts.missingIn(kind, typed, fewest, digits);
    return typed.length < fewest ? ({ code }) => code.incomplete(fewest) : null;
  }

  #object(problem: (say: WaysMessages) => string): void {
    this.problem = problem;
    this.focus();
  }

  #send(): void {
    if (this.busy || this.#waiting) return;
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
