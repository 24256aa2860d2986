import { LitElement, html, nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit';
import type { Refusal } from '../../client/types.js';
import type { CodeInputEvents, CountersignCodeInput } from '../code-input/code-input.js';
import { Countdown, minutesAndSeconds } from '../countdown.js';
import { icon } from '../icons.js';
import * as pictures from '../pictures.js';

import type { CodeMessages, WaysMessages } from '../messages/index.js';
import { explain, type CodeKind } from '../refusal.js';
import { base } from '../style/index.js';
import { codeFieldStyle } from './code-field.style.js';

/** A code that is ready to be checked. */
export type CodeEvent = CustomEvent<{ code: string }>;

/** The code that was typed is one of another kind. */
export type KindEvent = CustomEvent<{ kind: CodeKind }>;

/** The words of codes that are not an app's come with the ways that ask for them. */
type CodeLabels = CodeMessages['code'] & Partial<WaysMessages['code']>;

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
  static override readonly properties: PropertyDeclarations = {
    say: { attribute: false },
    digits: { type: Number },
    fewest: { type: Number },
    label: {},
    quiet: { type: Boolean },
    recovery: { type: Boolean },
    kind: { attribute: false },
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
  /** A recovery code may be typed here too: letters lead to its own kind, which is told by `countersign-kind`. */
  recovery = false;
  /** What is asked for. */
  kind: CodeKind = 'app';
  busy = false;
  /** The last answer, when it was no. Each new object is told once. */
  refused: Refusal | null = null;
  /** The verifier's clock, in milliseconds. */
  now: () => number = Date.now;

  private typed = '';
  /** What is wrong, in the words of whatever language is spoken. */
  private problem: ((say: CodeMessages) => string) | null = null;
  private waitOver = false;
  private get input(): HTMLElement | null {
    return this.renderRoot?.querySelector<HTMLElement>('countersign-code-input, input') ?? null;
  }

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
    return LINES.has(this.kind) ? this.#renderLine(waiting) : this.#renderDigits(waiting);
  }

  get #words(): CodeLabels {
    return this.say.code;
  }

  get #label(): string {
    const say = this.#words;
    return { app: say.label, token: say.tokenLabel, pair: say.pairLabel, sent: say.sentLabel, recovery: say.recoveryLabel }[this.kind] ?? say.label;
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

  /** A recovery code, or two codes of a token in a row. */
  #renderLine(waiting: boolean): TemplateResult {
    const recovery = this.kind === 'recovery';
    return html`<div>
      <label class="label" part="label" for=${this.kind}>${this.#label}</label>
      <input
        id=${this.kind}
        class="text line ${this.kind}"
        name=${recovery ? 'recovery-code' : 'code'}
        part="input"
        type="text"
        dir="ltr"
        inputmode=${recovery ? nothing : 'numeric'}
        autocomplete=${recovery ? 'off' : 'one-time-code'}
        autocapitalize=${recovery ? 'characters' : nothing}
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
      <p id="hint" class="small hint" part="hint">${recovery ? this.say.code.recoveryHint : this.#words.pairHint}</p>
      <div id="problem" role="alert" part="problem">
        ${this.problem ? html`<p class="notice danger">${icon(waiting ? pictures.clock : pictures.alert)}<span>${this.#told}</span></p>` : nothing}
      </div>
    </div>`;
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
  #missing(): ((say: CodeMessages) => string) | null {
    const fewest = Math.min(this.fewest || this.digits, this.digits);
    switch (this.kind) {
      case 'recovery':
        return this.typed.trim() === '' ? ({ code }) => code.recoveryEmpty : null;
      case 'pair':
        return this.typed.replace(/[^0-9]/g, '').length < 2 * fewest ? (say) => explain(say, { accepted: false, reason: 'malformed' }, 'pair', this.digits, 0) : null;
      default:
        return this.typed.length < fewest ? ({ code }) => code.incomplete(fewest) : null;
    }
  }

  #choose(kind: CodeKind): void {
    this.kind = kind;
    this.#typedKind = kind;
    this.dispatchEvent(new CustomEvent('countersign-kind', { detail: { kind }, bubbles: true }));
  }

  #object(problem: (say: CodeMessages) => string): void {
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
