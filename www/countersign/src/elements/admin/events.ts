import { html, nothing, type TemplateResult } from 'lit';
import type { Event as Happened } from '../../client/types.js';
import type { Language } from '../language.js';
import type { AdminWords } from '../messages/admin/index.js';
import { renderHeading } from '../views/heading.js';

export interface EventLog {
  words: AdminWords;
  language: Language;
  events: readonly Happened[];
  member: string;
  more: boolean;
  busy: boolean;
  show: (member: string) => void;
  older: () => void;
  open: (member: string) => void;
}

/** What happened in the workspace, with a filter. */
export function renderEvents({ words, language, events, member, more, busy, show, older, open }: EventLog): TemplateResult {
  const say = words.events;
  const onSubmit = (event: SubmitEvent) => {
    event.preventDefault();
    show(String(new FormData(event.target as HTMLFormElement).get('member') ?? '').trim());
  };
  return html`
    ${renderHeading(say.title, say.lead)}
    <form class="filter" @submit=${onSubmit}>
      <label class="label" for="of-member">${say.member}</label>
      <div class="row">
        <input id="of-member" class="text fit" name="member" maxlength="128" autocomplete="off" .value=${member} />
        <button part="button">${say.show}</button>
      </div>
    </form>
    ${events.length === 0 ? html`<p class="small">${say.none}</p>` : renderEventTable(words, language, events, open)}
    ${more ? html`<button part="button" aria-disabled=${busy} @click=${older}>${say.more}</button>` : nothing}
  `;
}

/** Events as a table; `open` leads to a member, where that is not the one whose page it stands on. */
export function renderEventTable(words: AdminWords, language: Language, events: readonly Happened[], open: ((member: string) => void) | null): TemplateResult {
  const say = words.events;
  return html`
    <div class="scrolled" tabindex="0" role="region" aria-label=${say.title}>
      <table class="log">
        <thead>
          <tr>
            <th scope="col">${say.when}</th>
            <th scope="col">${say.what}</th>
            ${open ? html`<th scope="col">${say.who}</th>` : nothing}
            <th scope="col">${say.detail}</th>
          </tr>
        </thead>
        <tbody>
          ${events.map(
            ({ at, kind, member, detail }) =>
              html`<tr>
                <td>${language.moment(at)}</td>
                <td><code dir="ltr">${kind}</code></td>
                ${open ? html`<td>${member ? html`<button class="plain" @click=${() => open(member)}><bdi>${member}</bdi></button>` : '–'}</td>` : nothing}
                <td class="small"><bdi dir="ltr">${told(detail)}</bdi></td>
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
