import { html, nothing, type TemplateResult } from 'lit';
import type { Event as Happened, EventName } from '../../client/types.js';
import { moment } from '../dates.js';
import type { Language } from '../language.js';
import type { AdminWords } from '../messages/admin/index.js';
import { renderHeading } from '../views/heading.js';
import { KINDS_OF_EVENTS } from './kinds.js';

/** Which events are shown; null: of everybody, of every kind. */
export interface EventSearch {
  member: string | null;
  kind: EventName | null;
}

export interface EventTable {
  words: AdminWords;
  language: Language;
  events: readonly Happened[];
  /** Leads to a member, whose name it says; null on a member's own page. */
  who: { name: (member: string) => string; open: (member: string) => void } | null;
}

export interface EventLog extends EventTable {
  search: EventSearch;
  more: boolean;
  busy: boolean;
  show: (search: EventSearch) => void;
  older: () => void;
}

/** What happened in the workspace, with filters. */
export function renderEvents(log: EventLog): TemplateResult {
  const { words, events, search, more, busy, show, older } = log;
  const say = words.events;
  const onSubmit = (event: SubmitEvent) => {
    event.preventDefault();
    const member = String(new FormData(event.target as HTMLFormElement).get('member') ?? '').trim();
    show({ ...search, member: member || null });
  };
  const onKind = (event: Event) => show({ ...search, kind: ((event.target as HTMLSelectElement).value || null) as EventName | null });
  return html`
    ${renderHeading(say.title, say.lead)}
    <form class="log-filters" role="search" @submit=${onSubmit}>
      <label class="filtered"
        ><span class="small">${say.kind}</span>
        <select class="text" @change=${onKind}>
          <option value="" ?selected=${search.kind === null}>${say.every}</option>
          ${Object.entries(KINDS_OF_EVENTS).map(
            ([group, kinds]) =>
              html`<optgroup label=${say.groups[group as keyof typeof KINDS_OF_EVENTS]}>
                ${kinds.map((kind) => html`<option value=${kind} ?selected=${search.kind === kind}>${say.kinds[kind]}</option>`)}
              </optgroup>`,
          )}
        </select></label
      >
      <label class="filtered"
        ><span class="small">${say.member}</span>
        <span class="row"><input class="text fit" name="member" maxlength="128" autocomplete="off" .value=${search.member ?? ''} /><button part="button">${say.show}</button></span></label
      >
    </form>
    ${events.length === 0 ? html`<p class="small" role="status">${say.none}</p>` : renderEventTable(log)}
    ${more ? html`<button part="button" aria-disabled=${busy} @click=${older}>${say.more}</button>` : nothing}
  `;
}

/** Events as a table: in words, with the name by which a program knows each. */
export function renderEventTable({ words, language, events, who }: EventTable): TemplateResult {
  const say = words.events;
  return html`
    <div class="scrolled" tabindex="0" role="region" aria-label=${say.title}>
      <table class="log">
        <thead>
          <tr>
            <th scope="col">${say.when}</th>
            <th scope="col">${say.what}</th>
            ${who ? html`<th scope="col">${say.who}</th>` : nothing}
          </tr>
        </thead>
        <tbody>
          ${events.map(
            ({ at, kind, member, detail }) =>
              html`<tr>
                <td>${moment(language, at)}</td>
                <td>${say.kinds[kind]}<br /><bdi class="small" dir="ltr"><code>${kind}</code> ${told(detail)}</bdi></td>
                ${who ? html`<td>${member ? html`<button class="plain" @click=${() => who.open(member)}><bdi>${who.name(member)}</bdi></button>` : '–'}</td>` : nothing}
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
  `;
}

function told(detail: object): string {
  return Object.entries(detail)
    .filter(([, value]) => value !== null)
    .map(([name, value]) => `${name}: ${String(value)}`)
    .join(', ');
}
