import { html, nothing, type TemplateResult } from 'lit';
import { minutesAndSeconds } from '../countdown.js';
import type { WaysMessages } from '../messages/index.js';
import type { Sending } from '../sending.js';

/** What the person can do when nothing came: look elsewhere, and ask for another as soon as that is allowed. */
export function renderSending({ sent: say }: WaysMessages, sending: Sending, what: 'mail' | 'sms' | 'link'): TemplateResult {
  const { wait, busy, expired, told } = sending;
  const over = what === 'link' ? say.linkOver : say.codeOver;
  return html`
    <div class="sending" part="sending">
      <p class="small">
        ${expired && !busy ? html`<b>${over}</b> ` : nothing}${what === 'sms' ? say.missingSms : say.missing}
      </p>
      ${
        wait > 0 && !busy
          ? html`<p class="small again" role="timer" aria-live="off">${say.againIn} <b dir="ltr">${minutesAndSeconds(wait)}</b></p>`
          : html`<button type="button" class="plain again" part="button" aria-disabled=${busy} @click=${() => sending.again()}>
              ${busy ? say.sending : what === 'link' ? say.linkAgain : say.again}
            </button>`
      }
      <p class=${told === 'lately' ? 'small' : 'visually-hidden'} role="status">
        ${told === 'sent' ? say.done : told === 'lately' ? say.lately : expired ? over : nothing}
      </p>
    </div>
  `;
}
