import { html, nothing, type TemplateResult } from 'lit';
import type { Link } from '../../client/types.js';
import { moment } from '../dates.js';
import { icon } from '../icons.js';
import * as pictures from '../pictures.js';
import type { Language } from '../language.js';
import type { LinkPageMessages } from '../link-element.js';
import type { LinkWords } from '../messages/link/index.js';
import { renderHeading } from '../views/heading.js';

export interface Question {
  language: Language<LinkPageMessages & LinkWords>;
  link: Link;
  busy: boolean;
  yes: () => void;
}

/** Who asked for this sign-in, when and from where: what somebody needs to know before they say yes to it. */
export function renderQuestion({ language, link, busy, yes }: Question): TemplateResult {
  const say = language.messages.link;
  const fact = (name: string, value: string | null) => (value ? html`<dt>${name}</dt><dd><bdi>${value}</bdi></dd>` : nothing);
  return html`
    ${renderHeading(say.title, say.lead(link.workspace))}
    <dl class="facts">
      ${fact(say.asked, moment(language, link.asked_at))} ${fact(say.device, link.device)} ${fact(say.place, link.place)}
      ${fact(say.ip, link.ip)}
    </dl>
    <button class="primary" part="button" aria-disabled=${busy} @click=${yes}>
      ${busy ? html`<span class="spinner" aria-hidden="true"></span>` : nothing}${say.yes}
    </button>
    <p class="notice warning not-you">${icon(pictures.alert)}<span>${say.notYou}</span></p>
  `;
}
