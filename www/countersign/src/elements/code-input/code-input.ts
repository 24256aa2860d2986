import { LitElement, html, nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit';
import { icon } from '../icons.js';
import * as pictures from '../pictures.js';
import { Language } from '../language.js';
import { fieldMessages, type FieldWords } from '../messages/field/index.js';
import { plain } from '../style/plain.js';
import { readTyped, type Typed } from '../typed-digits.js';
import { codeInputStyle } from './code-input.style.js';

/** What `<countersign-code-input>` tells the page, beside `input` and `change`. They bubble, and stay within their tree. */
export interface CodeInputEvents {
  /** The last digit is there, typed, pasted or filled in. */
  'countersign-complete': CustomEvent<{ code: string }>;
  /** Letters were typed or pasted, as in a recovery code. Cancel it to take them; otherwise the person is told that there are only digits. */
  'countersign-letters': CustomEvent<{ text: string }>;
}

declare global {
  interface HTMLElementEventMap extends CodeInputEvents {}
  interface DocumentEventMap extends CodeInputEvents {}
}

/**
 * `<countersign-code-input name="code">`: a field for a code of digits. Its boxes are drawn over a single real input, so that
 * typing, pasting, autofill and screen readers meet an ordinary text field. It takes part in the form around it, asks no
 * verifier and loads no WebAssembly.
 *
 * @attr {string} name - what it is called in the form
 * @attr {boolean} disabled - takes nothing, and is not in the form's data
 * @attr {boolean} autofocus - takes the focus when it is drawn
 * @fires input - what is typed has changed
 * @fires change - the field was left with another value
 * @fires countersign-complete - `{code}`: the last digit is there
 * @fires countersign-letters - `{text}`: letters were typed; cancel it to take them
 * @csspart label - the words above the boxes
 * @csspart digits - the boxes
 * @csspart problem - what is wrong
 * @tagname countersign-code-input
 */
export class CountersignCodeInput extends LitElement {
  static readonly formAssociated = true;
  static override readonly shadowRootOptions: ShadowRootInit = { ...LitElement.shadowRootOptions, delegatesFocus: true };
  static override styles = [...plain, codeInputStyle];
  static override readonly properties: PropertyDeclarations = {
    label: {},
    quiet: { type: Boolean },
    digits: { type: Number },
    fewest: { type: Number },
    required: { type: Boolean },
    readOnly: { type: Boolean, attribute: 'readonly' },
    error: {},
    say: { attribute: false },
    off: { state: true },
    onlyDigits: { state: true },
    value: {},
  };

  /** The words above it. Without them, those of a `<label for>`; without either, “Code from your authenticator app”. */
  label = '';
  /** Leaves the label to screen readers. */
  quiet = false;
  /** How many digits a code has, at most: so many boxes there are. */
  digits = 6;
  /** How many it has at least, where codes differ; as many as there are boxes unless it is said. */
  fewest = 0;
  required = false;
  readOnly = false;
  /** What is wrong with the code, in the page's words. It goes when somebody types on, and the next digit begins a new code. */
  error = '';
  /** What it says by itself; otherwise the words of the language around it. */
  say: FieldWords | null = null;

  /** It is disabled, or a `<fieldset>` around it is. */
  private off = false;
  private onlyDigits = false;
  private get field(): HTMLInputElement | null {
    return this.renderRoot?.querySelector<HTMLInputElement>('input') ?? null;
  }

  readonly #internals = this.attachInternals();
  readonly #language = new Language(this, fieldMessages);
  #value = '';
  #valueAtFocus = '';

  /** What it is called in the form. */
  get name(): string {
    return this.getAttribute('name') ?? '';
  }

  set name(name: string) {
    this.setAttribute('name', name);
  }

  get disabled(): boolean {
    return this.hasAttribute('disabled');
  }

  set disabled(disabled: boolean) {
    this.toggleAttribute('disabled', Boolean(disabled));
  }

  /** The digits that are there. */
  get value(): string {
    return this.#value;
  }

  set value(value: string) {
    this.#value = String(value ?? '').replace(/[^0-9]/g, '');
    this.#internals.setFormValue(this.#value);
    this.#judge();
  }

  get form(): HTMLFormElement | null {
    return this.#internals.form;
  }

  get labels(): NodeList {
    return this.#internals.labels;
  }

  get validity(): ValidityState {
    return this.#internals.validity;
  }

  get validationMessage(): string {
    return this.#internals.validationMessage;
  }

  get willValidate(): boolean {
    return this.#internals.willValidate;
  }

  checkValidity(): boolean {
    return this.#internals.checkValidity();
  }

  reportValidity(): boolean {
    return this.#internals.reportValidity();
  }

  override focus(options?: FocusOptions): void {
    void this.updateComplete.then(() => this.field?.focus(options));
  }

  formDisabledCallback(disabled: boolean): void {
    this.off = disabled;
  }

  formResetCallback(): void {
    this.value = this.getAttribute('value') ?? '';
    this.error = '';
    this.onlyDigits = false;
  }

  /** Nothing is drawn before the messages of the language are there: no flash of English. */
  protected override async scheduleUpdate(): Promise<void> {
    if (!this.say) await this.#language.ready;
    super.scheduleUpdate();
  }

  protected override firstUpdated(): void {
    if (this.autofocus) this.focus();
  }

  protected override updated(_changed: PropertyValues<this>): void {
    this.#judge();
  }

  protected override render(): TemplateResult {
    const { words, value } = this;
    const problem = this.#problem;
    const outside = this.label ? '' : [...this.labels].map((label) => label.textContent?.trim()).join(' ');
    const active = Math.min(value.length, this.digits - 1);
    const cells = Array.from({ length: this.digits }, (_, at) => {
      const gap = this.digits % 2 === 0 && at === this.digits / 2 ? 'gap' : '';
      return html`<span class="cell ${gap}" ?data-active=${at === active} ?data-filled=${at < value.length}>${value[at] ?? ''}</span>`;
    });
    return html`<div lang=${this.say ? nothing : this.#language.tag} dir=${words.direction}>
      ${outside ? nothing : html`<label class=${this.quiet ? 'visually-hidden' : 'label'} part="label" for="code">${this.label || words.code.label}</label>`}
      <div class="digits ${problem ? 'wrong' : ''}" dir="ltr" part="digits">
        <input
          id="code"
          name="code"
          type="text"
          inputmode="numeric"
          autocomplete="one-time-code"
          autocapitalize="off"
          spellcheck="false"
          enterkeyhint="done"
          aria-label=${outside || nothing}
          aria-required=${this.required}
          aria-describedby="problem"
          aria-invalid=${problem !== ''}
          .value=${value}
          ?readonly=${this.readOnly}
          ?disabled=${this.off}
          @input=${this.#onInput}
          @paste=${this.#onPaste}
          @keydown=${this.#onKey}
          @focus=${this.#onFocus}
          @blur=${this.#onBlur}
          @click=${this.#toEnd}
        />
        <div class="cells" aria-hidden="true">${cells}</div>
      </div>
      <div id="problem" role="alert" part="problem">
        ${problem ? html`<p class="notice danger">${icon(this.off ? pictures.clock : pictures.alert)}<span>${problem}</span></p>` : nothing}
      </div>
    </div>`;
  }

  private get words(): FieldWords {
    return this.say ?? this.#language.messages;
  }

  get #problem(): string {
    return this.error || (this.onlyDigits ? this.words.code.onlyDigits : '');
  }

  /** Tells the form what is missing, where something is. */
  #judge(): void {
    const fewest = Math.min(this.fewest || this.digits, this.digits);
    const { length } = this.#value;
    const missing = length === 0 ? this.required && 'valueMissing' : length < fewest && 'tooShort';
    const message = this.error || (missing ? this.words.code.incomplete(fewest) : '');
    const flags = this.error ? { customError: true } : missing ? { [missing]: true } : {};
    this.#internals.setValidity(flags, message, this.field ?? undefined);
  }

  #onInput(event: InputEvent): void {
    event.stopPropagation();
    const input = event.target as HTMLInputElement;
    // The boxes are full of the code that was wrong.
    const again = Boolean(this.error) && this.#value.length === this.digits && input.value.startsWith(this.#value);
    this.#take(again ? input.value.slice(this.#value.length) : input.value, event.inputType);
    // Lit leaves the input alone when the value did not change; what was typed too much must still go.
    input.value = this.#value;
  }

  #onPaste(event: ClipboardEvent): void {
    const text = event.clipboardData?.getData('text');
    if (!text || this.readOnly) return;
    event.preventDefault();
    this.#take(text, 'insertFromPaste');
  }

  #take(text: string, inputType: string): void {
    const typed = readTyped(text, this.digits);
    if (typed.kind === 'recovery' && this.#lettersTaken(typed)) return;
    this.value = typed.digits;
    this.error = '';
    this.onlyDigits = typed.kind !== 'digits';
    this.dispatchEvent(new InputEvent('input', { inputType, bubbles: true, composed: true }));
    if (typed.kind !== 'digits' || this.#value.length !== this.digits) return;
    this.dispatchEvent(new CustomEvent('countersign-complete', { detail: { code: this.#value }, bubbles: true }));
  }

  #lettersTaken({ text }: Extract<Typed, { kind: 'recovery' }>): boolean {
    return !this.dispatchEvent(new CustomEvent('countersign-letters', { detail: { text }, bubbles: true, cancelable: true }));
  }

  /** As every text field does it: Enter presses the form's button. */
  #onKey(event: KeyboardEvent): void {
    if (event.key !== 'Enter' || event.isComposing) return;
    const controls = [...(this.form?.elements ?? [])] as HTMLInputElement[];
    const button = controls.find(({ type }) => type === 'submit');
    if (button) button.click();
    else this.form?.requestSubmit();
  }

  #onFocus(event: FocusEvent): void {
    this.#valueAtFocus = this.#value;
    this.#toEnd(event);
  }

  #onBlur(): void {
    if (this.#value !== this.#valueAtFocus) this.dispatchEvent(new Event('change', { bubbles: true }));
  }

  /** The boxes show no caret to place: typing always goes on at the end. */
  #toEnd(event: Event): void {
    const input = event.target as HTMLInputElement;
    input.setSelectionRange(input.value.length, input.value.length);
  }
}
