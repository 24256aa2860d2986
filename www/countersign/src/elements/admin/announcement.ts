import { html, type TemplateResult } from 'lit';
import type { Announcement, Language as Spoken } from '../../client/types.js';
import type { AdminWords } from '../messages/admin/index.js';
import type { SecurityMessages } from '../messages/index.js';

/** The languages that the verifier has words in. */
export const SPOKEN: readonly Spoken[] = ['en', 'de', 'es', 'fr', 'ja', 'ar'];

export interface Telling {
  words: AdminWords;
  say: SecurityMessages;
  announcement: Announcement;
  /** In which language it is. */
  spoken: Spoken;
  speak: (language: Spoken) => void;
  /** The element that the text is selected in where copying is not allowed. */
  shown: () => HTMLElement | null;
}

/** A text for the team that says what the policy in force asks of them, to copy in the language that they read. */
export function renderAnnouncement({ words, say, announcement, spoken, speak, shown }: Telling): TemplateResult {
  const { tell } = words;
  const { subject, text } = announcement;
  const whole = `${subject}\n\n${text}`;
  return html`
    <section aria-labelledby="tell">
      <h3 id="tell">${tell.title}</h3>
      <p class="small">${tell.lead}</p>
      <label class="filtered telling"
        ><span class="small">${tell.language}</span>
        <select class="text" @change=${(event: Event) => speak((event.target as HTMLSelectElement).value as Spoken)}>
          ${SPOKEN.map((each) => html`<option value=${each} lang=${each} ?selected=${each === spoken}>${nameOf(each)}</option>`)}
        </select></label
      >
      <div class="announcement" part="announcement" lang=${spoken} dir=${spoken === 'ar' ? 'rtl' : 'ltr'} data-announcement>${whole}</div>
      <countersign-copy-button exportparts="button" .say=${say} .text=${whole} .shown=${shown}></countersign-copy-button>
    </section>
  `;
}

/** A language by the name that its own readers know. */
function nameOf(language: Spoken): string {
  return new Intl.DisplayNames([language], { type: 'language' }).of(language) ?? language;
}
