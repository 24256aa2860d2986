import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { Setting } from '../../client/types.js';
import { day } from '../dates.js';
import type { Language } from '../language.js';
import type { AdminWords } from '../messages/admin/index.js';
import { full } from '../style/full.js';
import { memberListStyle } from './member-list.style.js';
import { SETTINGS, type Roster } from './roster.js';

/** Rows drawn above and below those that are seen, so that scrolling shows no gap. */
const AROUND = 6;

/** What the list tells the page around it. */
export type MemberEvent = CustomEvent<{ member: string }>;
export type SettingEvent = CustomEvent<{ member: string; setting: Setting }>;

/**
 * A list of any length, of which only the rows in sight are drawn. One row at a time is in the tab order; the arrow keys, Page
 * Up and Down, Home and End go to the others.
 */
export class MemberList extends LitElement {
  static override styles = [...full, memberListStyle];

  @property({ attribute: false }) roster: Roster | null = null;
  /** The members to show, by their places in the roster. */
  @property({ attribute: false }) found: Uint32Array = new Uint32Array();
  @property({ attribute: false }) words: AdminWords | null = null;
  @property({ attribute: false }) language: Language | null = null;
  /** The verifier's clock, in microseconds. */
  @property({ attribute: false }) now = 0;

  /** The row that has the focus, or gets it. */
  @state() private current = 0;
  @state() private first = 0;
  @state() private seen = 12;
  @state() private rowHeight = 68;
  #takesFocus = false;
  readonly #resized = new ResizeObserver(() => this.#measure());

  override connectedCallback(): void {
    super.connectedCallback();
    this.#resized.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#resized.disconnect();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('found')) return;
    this.current = Math.max(0, Math.min(this.current, this.found.length - 1));
    // What is looked for anew is shown from its beginning; a page more at the end moves nothing.
    const before = changed.get('found') as Uint32Array | undefined;
    if (before && before[0] !== this.found[0]) {
      this.current = 0;
      this.first = 0;
      this.#scroller?.scrollTo({ top: 0 });
    }
  }

  protected override updated(): void {
    if (!this.#takesFocus) return;
    this.#takesFocus = false;
    this.renderRoot.querySelector<HTMLElement>(`[data-row="${this.current}"] .open`)?.focus({ preventScroll: true });
  }

  /** Places are set as properties: a page's policy may allow no inline style. */
  protected override render(): TemplateResult | typeof nothing {
    const { roster, words, language } = this;
    if (!roster || !words || !language) return nothing;
    const from = Math.max(0, this.first - AROUND);
    const until = Math.min(this.found.length, this.first + this.seen + AROUND);
    const rows = Array.from({ length: Math.max(0, until - from) }, (_, at) => from + at);
    // The row in the tab order is always there, wherever the list is scrolled to.
    if (this.found.length > 0 && !rows.includes(this.current)) rows.push(this.current);
    return html`
      <div class="scroller" @scroll=${this.#onScroll} @keydown=${this.#onKey}>
        <ul class="rows" aria-label=${words.list.members} .style=${`block-size: ${this.found.length * this.rowHeight}px`}>
          ${rows.map((row) => this.#renderRow(roster, words, language, row))}
        </ul>
      </div>
    `;
  }

  #renderRow(roster: Roster, words: AdminWords, language: Language, row: number): TemplateResult {
    const at = this.found[row] ?? 0;
    const name = roster.name(at);
    const id = roster.ids[at] ?? '';
    const state = roster.state(at, this.now);
    const by = roster.by(at);
    const until = by !== null && (state === 'must' || state === 'late') ? words.list.until(day(language, dateOf(by))) : '';
    const kinds = roster.kinds(at).map((kind) => words.kinds[kind]);
    const tab = row === this.current ? 0 : -1;
    const locked = roster.locked(at);
    return html`
      <li
        data-row=${row}
        aria-setsize=${this.found.length}
        aria-posinset=${row + 1}
        .style=${`inset-block-start: ${row * this.rowHeight}px; block-size: ${this.rowHeight}px`}
      >
        <button class="open" part="member" tabindex=${tab} @click=${() => this.#open(id)} @focus=${() => (this.current = row)}>
          <span class="who"><bdi><b>${name}</b></bdi><span class="small">${name === id ? nothing : html`<bdi>${id}</bdi> · `}${words.roles[roster.role(at)]}</span></span>
          <span class="how small">${words.list.kinds(kinds)}${roster.sso(at) ? html`${kinds.length > 0 ? ' · ' : ''}${words.list.sso}` : nothing}</span>
          <span class="state"
            ><span class="pill ${locked ? 'locked' : state}">${words.states[locked ? 'locked' : state]}</span>${until ? html`<span class="small">${until}</span>` : nothing}</span
          >
        </button>
        <select
          class="setting"
          tabindex=${tab}
          aria-label=${words.list.settingOf(name)}
          .value=${roster.setting(at)}
          @focus=${() => (this.current = row)}
          @change=${(event: Event) => this.#set(id, event.target as HTMLSelectElement, roster.setting(at))}
        >
          ${SETTINGS.map((setting) => html`<option value=${setting} ?selected=${setting === roster.setting(at)}>${words.settings[setting]}</option>`)}
        </select>
      </li>
    `;
  }

  get #scroller(): HTMLElement | null {
    return this.renderRoot.querySelector('.scroller');
  }

  readonly #onScroll = (event: Event): void => {
    this.first = Math.floor((event.target as HTMLElement).scrollTop / this.rowHeight);
  };

  readonly #onKey = (event: KeyboardEvent): void => {
    if ((event.target as HTMLElement).localName === 'select') return;
    const last = this.found.length - 1;
    const next = { ArrowDown: this.current + 1, ArrowUp: this.current - 1, PageDown: this.current + this.seen, PageUp: this.current - this.seen, Home: 0, End: last }[event.key];
    if (next === undefined || last < 0) return;
    event.preventDefault();
    this.current = Math.max(0, Math.min(last, next));
    this.#takesFocus = true;
    const scroller = this.#scroller;
    if (!scroller) return;
    const top = this.current * this.rowHeight;
    if (top < scroller.scrollTop) scroller.scrollTop = top;
    else if (top + this.rowHeight > scroller.scrollTop + scroller.clientHeight) scroller.scrollTop = top + this.rowHeight - scroller.clientHeight;
    this.first = Math.floor(scroller.scrollTop / this.rowHeight);
  };

  /** Rows are as high as their words need at this width; the style says so. */
  #measure(): void {
    const scroller = this.#scroller;
    if (!scroller) return;
    const height = Number.parseFloat(getComputedStyle(scroller).getPropertyValue('--row'));
    if (height > 0) this.rowHeight = height;
    this.seen = Math.ceil(scroller.clientHeight / this.rowHeight) + 1;
  }

  #open(member: string): void {
    this.dispatchEvent(new CustomEvent('member', { detail: { member } }));
  }

  /** The list shows what is in force: the choice is shown once it was made. */
  #set(member: string, select: HTMLSelectElement, before: Setting): void {
    const setting = select.value as Setting;
    select.value = before;
    this.dispatchEvent(new CustomEvent('setting', { detail: { member, setting } }));
  }
}

/** Microseconds since 1970 as what `Language` takes. */
export function dateOf(micros: number): string {
  return new Date(micros / 1000).toISOString();
}
