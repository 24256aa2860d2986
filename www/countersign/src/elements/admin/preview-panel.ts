import { html, nothing, type TemplateResult } from 'lit';
import { day } from '../dates.js';
import { icon, type Picture } from '../icons.js';
import * as pictures from '../more-pictures.js';
import type { Language } from '../language.js';
import type { AdminWords } from '../messages/admin/index.js';
import { dateOf } from './member-list.js';
import type { Named, Preview } from './preview.js';
import type { Roster } from './roster.js';

/** From what chance on we advise against a policy (G1). */
const ADVISED = 0.002;

export interface PreviewPanel {
  words: AdminWords;
  language: Language;
  roster: Roster;
  /** Null: nothing is changed. */
  preview: Preview | null;
  /** What is wrong with the policy, in the core's own words. */
  wrong: string | null;
  chance: number | null;
  open: (member: string) => void;
}

/** What a policy would do to whom, in words and names. */
export function renderPreview({ words, language, roster, preview, wrong, chance, open }: PreviewPanel): TemplateResult {
  const say = words.preview;
  return html`
    <section class="preview" aria-labelledby="preview">
      <h3 id="preview">${say.title}</h3>
      <div role="status">
        ${
          wrong
            ? html`<p class="notice danger">${icon(pictures.alert)}<span>${say.invalid} <bdi dir="ltr" lang="en">${wrong}</bdi></span></p>`
            : preview
              ? renderSum(words, language, preview)
              : html`<p class="small">${words.policy.unchanged}</p>`
        }
      </div>
      ${chance === null ? nothing : renderChance(words, language, chance)}
      ${
        preview && !wrong
          ? html`${renderNames(words, roster, say.cannotNames, preview.cannot, open)} ${renderNames(words, roster, say.gain, preview.gain, open)}
            ${renderNames(words, roster, say.lose, preview.lose, open)} ${renderNames(words, roster, say.keep, preview.keep, open)}`
          : nothing
      }
    </section>
  `;
}

function renderSum({ preview: say }: AdminWords, language: Language, preview: Preview): TemplateResult {
  const line = (n: number, picture: Picture, tone: string, words: string) => (n > 0 ? html`<li class=${tone}>${icon(picture)}<span>${words}</span></li>` : nothing);
  const until = preview.until ? day(language, dateOf(preview.until)) : '';
  return html`
    <ul class="sum">
      ${line(preview.cannot.all, pictures.alert, 'danger', say.cannot(preview.cannot.all))}
      ${line(preview.askedNext, pictures.shield, 'warning', say.askedNext(preview.askedNext))}
      ${line(preview.askedLater, pictures.clock, 'warning', say.askedUntil(preview.askedLater, until))}
      ${line(preview.gainHave, pictures.check, '', say.gainHave(preview.gainHave))} ${line(preview.lose.all, pictures.info, '', say.loses(preview.lose.all))}
      ${line(preview.keep.all, pictures.check, '', say.keeps(preview.keep.all))} ${line(preview.unaffected, pictures.info, '', say.unaffected(preview.unaffected))}
    </ul>
    ${preview.complete ? nothing : html`<p class="small"><span class="spinner" aria-hidden="true"></span> ${say.counting}</p>`}
  `;
}

/** G1's figure in words. */
function renderChance({ preview: say }: AdminWords, language: Language, chance: number): TemplateResult {
  const percent = new Intl.NumberFormat(language.messages.locale, { style: 'percent', maximumSignificantDigits: 2 }).format(chance);
  return html`<p class="small chance">${say.chance(percent)} ${chance > ADVISED ? html`<b>${say.chanceTooHigh}</b>` : nothing}</p>`;
}

function renderNames({ preview: say }: AdminWords, roster: Roster, title: string, named: Named, open: (member: string) => void): TemplateResult | typeof nothing {
  if (named.all === 0) return nothing;
  const rest = named.all - named.first.length;
  return html`
    <details>
      <summary>${title} (${named.all})</summary>
      <ul class="names">
        ${named.first.map((at) => html`<li><button class="plain" @click=${() => open(roster.ids[at] ?? '')}><bdi>${roster.name(at)}</bdi></button></li>`)}
      </ul>
      ${rest > 0 ? html`<p class="small">${say.more(rest)}</p>` : nothing}
    </details>
  `;
}
