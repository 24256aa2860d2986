import { html, nothing, type TemplateResult } from 'lit';
import type { Language } from '../language.js';
import { renderHeading, type More } from '../views/heading.js';

export interface Offer {
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
export function renderOffer({ language, account, by, now, busy, accept, later }: Offer): TemplateResult {
  const { enrollment, grace: say } = language.messages;
  const left = by ? Math.max(0, Date.parse(by) - now) / 1000 : 0;
  return html`
    ${renderHeading(enrollment.title, by ? say.lead : say.encourageLead, account)}
    ${by ? html`<p class="notice warning until"><span>${say.until(language.deadline(by), left)}</span></p>` : nothing}
    <div class="answers">
      <button class="primary" part="button" aria-disabled=${busy} @click=${accept}>${say.now}</button>
      <button part="button later" aria-disabled=${busy} @click=${later}>${by ? say.later : say.notNow}</button>
    </div>
  `;
}
