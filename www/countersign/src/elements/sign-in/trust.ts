import { html, type TemplateResult } from 'lit';
import type { WaysMessages } from '../messages/index.js';

/** Asks whether this device is to be trusted: never more than an offer, so never marked beforehand. */
export function renderTrust({ signIn: say }: WaysMessages, days: number, trust: boolean, choose: (trust: boolean) => void): TemplateResult {
  return html`
    <label class="check trust" part="trust">
      <input type="checkbox" name="trust" .checked=${trust} @change=${(event: Event) => choose((event.target as HTMLInputElement).checked)} />
      <span>${say.trust(days)} <span class="small">${say.trustHint}</span></span>
    </label>
  `;
}
