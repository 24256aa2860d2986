import { html, nothing, type TemplateResult } from 'lit';
import type { Reset } from '../../client/types.js';
import { moment } from '../dates.js';
import * as pictures from '../pictures.js';
import type { Language } from '../language.js';
import type { AdminWords } from '../messages/admin/index.js';
import { renderItem } from '../security/item.js';
import { renderHeading } from '../views/heading.js';

export interface ResetActions {
  grant: (reset: Reset) => void;
  refuse: (reset: Reset) => void;
  cancel: (reset: Reset) => void;
}

export interface ResetQueue {
  words: AdminWords;
  language: Language;
  resets: readonly Reset[];
  name: (member: string) => string;
  /** Whether the administrator is an owner, who permits what waits for one. */
  permits: boolean;
  does: ResetActions;
}

/** The resets that are under way. */
export function renderResets({ words, language, resets, name, permits, does }: ResetQueue): TemplateResult {
  const say = words.resets;
  const act = (reset: Reset, title: string, run: (reset: Reset) => void, tone = '') =>
    html`<button class="plain ${tone}" part="button" aria-label="${title} – ${name(reset.member)}" @click=${() => run(reset)}>${title}</button>`;
  const asked = (reset: Reset) => (reset.asked_by === 'member' ? say.member(name(reset.by ?? '')) : say[reset.asked_by]);
  return html`
    ${renderHeading(say.title, say.lead)} ${resets.length === 0 ? html`<p class="small">${say.none}</p>` : nothing}
    <ul class="items">
      ${resets.map(
        (reset) =>
          html`<li>
            ${renderItem({
              picture: pictures.clock,
              name: name(reset.member),
              lines: [`${asked(reset)}, ${moment(language, reset.asked_at)}`, reset.due_at ? say.waits(moment(language, reset.due_at)) : say.permission],
              actions: html`
                ${reset.status === 'permission' && permits ? html`${act(reset, say.grant, does.grant)} ${act(reset, say.refuse, does.refuse)}` : nothing}
                ${act(reset, say.cancel, does.cancel, 'remove')}
              `,
            })}
          </li>`,
      )}
    </ul>
  `;
}
