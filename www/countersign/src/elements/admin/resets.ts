import { html, nothing, type TemplateResult } from 'lit';
import type { Reset } from '../../client/types.js';
import type { Language } from '../language.js';
import type { AdminWords } from '../messages/admin/index.js';
import { renderItem } from '../security/item.js';
import { renderHeading } from '../views/heading.js';

export interface ResetQueue {
  words: AdminWords;
  language: Language;
  resets: readonly Reset[];
  name: (member: string) => string;
  /** Whether the administrator is an owner, who permits what waits for one. */
  permits: boolean;
  grant: (reset: Reset) => void;
  refuse: (reset: Reset) => void;
  cancel: (reset: Reset) => void;
}

/** The resets that are under way. */
export function renderResets({ words, language, resets, name, permits, grant, refuse, cancel }: ResetQueue): TemplateResult {
  const say = words.resets;
  const asked = (reset: Reset) => (reset.asked_by === 'member' ? say.member(name(reset.by ?? '')) : say[reset.asked_by]);
  return html`
    ${renderHeading(say.title, say.lead)} ${resets.length === 0 ? html`<p class="small">${say.none}</p>` : nothing}
    <ul class="items">
      ${resets.map(
        (reset) =>
          html`<li>
            ${renderItem({
              picture: 'clock',
              name: name(reset.member),
              lines: [`${asked(reset)}, ${language.moment(reset.asked_at)}`, reset.due_at ? say.waits(language.moment(reset.due_at)) : say.permission],
              actions: html`
                ${
                  reset.status === 'permission' && permits
                    ? html`<button class="plain" part="button" @click=${() => grant(reset)}>${say.grant}</button
                        ><button class="plain" part="button" @click=${() => refuse(reset)}>${say.refuse}</button>`
                    : nothing
                }
                <button class="plain remove" part="button" @click=${() => cancel(reset)}>${say.cancel}</button>
              `,
            })}
          </li>`,
      )}
    </ul>
  `;
}
