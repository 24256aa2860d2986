import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../icons.js';
import * as pictures from '../more-pictures.js';
import type { SecurityMessages } from '../messages/index.js';

/** From how many codes on a new set is offered loudly, of a set of ten (NIST SP 800-63B-4: before the last one is gone). */
const FEW_OF_TEN = 3;

export interface RecoveryState {
  left: number;
  /** How many a new set has. */
  all: number;
  mayRenew: boolean;
}

/** How many recovery codes are left, and a new set; offered loudly when few are left of the old one. */
export function renderRecovery({ security: say }: SecurityMessages, { left, all, mayRenew }: RecoveryState, renew: () => void): TemplateResult {
  const few = left <= Math.floor((Math.min(all, 10) * FEW_OF_TEN) / 10);
  const words = `${say.codesLeft(left)}${few && left > 0 ? ` ${say.codesLow}` : ''}`;
  return html`
    <section aria-labelledby="codes">
      <h3 part="heading" id="codes">${say.codes}</h3>
      ${few ? html`<p class="notice warning few">${icon(pictures.alert)}<span>${words}</span></p>` : html`<p class="small">${words}</p>`}
      ${
        mayRenew
          ? html`<button class=${few ? 'primary' : ''} part="button" @click=${renew}>${icon(pictures.key)}${say.newCodes}</button>`
          : nothing
      }
    </section>
  `;
}
