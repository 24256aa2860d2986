import { html, nothing, type TemplateResult } from 'lit';
import { deadline } from '../dates.js';
import type { Language } from '../language.js';
import type { SetUpMessages } from '../messages/index.js';
import { renderHeading, type More } from '../views/heading.js';

export interface Offer {
  say: SetUpMessages;
  language: Language;
  account: More;
  /** When it must be done; `null` where it need not. */
  by: string | null;
  now: number;
  busy: boolean;
  accept: () => void;
  later: () => void;
}

/** A set-up that may be put off: now, or later. */
export function renderOffer({ say: { enrollment, grace: say }, language, account, by, now, busy, accept, later }: Offer): TemplateResult {
  const left = by ? Math.max(0, Date.parse(by) - now) / 1000 : 0;
  return html`
    ${renderHeading(enrollment.title, by ? say.lead : say.encourageLead, account)}
    ${by ? html`<p class="notice warning until"><span>${say.until(deadline(language, by), left)}</span></p>` : nothing}
    <div class="answers">
      <button class="primary" part="button" aria-disabled=${busy} @click=${accept}>${say.now}</button>
      <button part="button later" aria-disabled=${busy} @click=${later}>${by ? say.later : say.notNow}</button>
    </div>
  `;
}
