import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../icons.js';
import * as pictures from '../more-pictures.js';
import type { Language } from '../language.js';
import type { AdminWords } from '../messages/admin/index.js';
import { renderHeading } from '../views/heading.js';
import type { MemberEvent, SettingEvent } from './member-list.js';
import { ROLES, SETTINGS, STATES, type Roster, type Search } from './roster.js';

export interface Members {
  words: AdminWords;
  language: Language;
  roster: Roster;
  found: Uint32Array;
  search: Search;
  /** The verifier's clock, in microseconds. */
  now: number;
  find: (search: Search) => void;
  open: (event: MemberEvent) => void;
  set: (event: SettingEvent) => void;
  /** Whether the report is being fetched. */
  busy: boolean;
  download: () => void;
}

/** Everybody, with a search and filters. */
export function renderMembers({ words, language, roster, found, search, now, find, open, set, busy, download }: Members): TemplateResult {
  const say = words.list;
  const filter = <K extends 'role' | 'state' | 'setting'>(name: K, all: readonly NonNullable<Search[K]>[], title: (one: NonNullable<Search[K]>) => string) => html`
    <label class="filtered"
      ><span class="small">${say[name]}</span>
      <select class="text" @change=${(event: Event) => find({ ...search, [name]: (event.target as HTMLSelectElement).value || null })}>
        <option value="" ?selected=${search[name] === null}>${say.any}</option>
        ${all.map((one) => html`<option value=${one} ?selected=${search[name] === one}>${title(one)}</option>`)}
      </select></label
    >
  `;
  return html`
    ${renderHeading(words.tabs.members, roster.complete ? say.shown(found.length, roster.size) : say.loading(roster.size))}
    <div class="filters" role="search">
      <label class="filtered wide"
        ><span class="small">${say.search}</span>
        <input
          class="text"
          type="search"
          autocomplete="off"
          .value=${search.text}
          @input=${(event: Event) => find({ ...search, text: (event.target as HTMLInputElement).value })}
      /></label>
      ${filter('state', STATES, (state) => words.states[state])} ${filter('role', ROLES, (role) => words.roles[role])}
      ${filter('setting', SETTINGS, (setting) => words.settings[setting])}
    </div>
    ${
      found.length === 0
        ? html`<p class="small" role="status">${roster.complete && roster.size === 0 ? say.empty : say.none}</p>`
        : html`<countersign-admin-members
            exportparts="member"
            .roster=${roster}
            .found=${found}
            .words=${words}
            .language=${language}
            .now=${now}
            @member=${open}
            @setting=${set}
          ></countersign-admin-members>`
    }
    ${roster.size === 0 ? nothing : html`<p class="below"><button part="button" aria-disabled=${busy} @click=${download}>${icon(pictures.download)}${say.download}</button></p>`}
  `;
}
