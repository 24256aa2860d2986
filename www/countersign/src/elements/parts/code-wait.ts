import { html, type TemplateResult } from 'lit';
import { minutesAndSeconds } from '../countdown.js';
import type { WaysMessages } from '../messages/index.js';

/** How long to wait for the next try, in place of the button. */
export function renderWait({ code: say }: WaysMessages, seconds: number): TemplateResult {
  return html`<p class="wait" role="timer" aria-live="off" part="countdown">
    <span>${say.tryAgainIn}</span> <b dir="ltr">${minutesAndSeconds(seconds)}</b>
  </p>`;
}
