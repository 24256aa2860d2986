import { html, nothing, type TemplateResult } from 'lit';
import type { Factor } from '../../client/interim.js';
import { icon } from '../icons.js';
import type { Language } from '../language.js';
import type { Messages } from '../messages/index.js';
import type { More } from '../views/heading.js';
import { renderFactors } from './factors.js';

/** From how many codes on a new set is offered (NIST SP 800-63B-4: before the last one is gone). */
const FEW_CODES = 3;

export interface Overview {
  language: Language;
  account: More;
  factors: readonly Factor[];
  codesLeft: number;
  /** What the last change did. */
  done: string;
  add: () => void;
  remove: (factor: Factor) => void;
  renewCodes: () => void;
}

/** What a member has, and what can be changed. */
export function renderOverview({ language, account, factors, codesLeft, done, add, remove, renewCodes }: Overview): TemplateResult {
  const say = language.messages.security;
  const on = factors.length > 0;
  return html`
    <header>
      <div class="title">
        <h2 tabindex="-1" data-focus>${say.title}</h2>
        <span class="pill ${on ? 'on' : ''}">${on ? icon('check') : nothing}${on ? say.on : say.off}</span>
      </div>
      <p class="lead">${say.lead}</p>
      ${account}
    </header>
    <div role="status">${done ? html`<p class="notice good done">${icon('check')}<span>${done}</span></p>` : nothing}</div>
    <section aria-labelledby="apps">
      <h3 id="apps">${say.apps}</h3>
      ${on ? renderFactors(language, factors, remove) : html`<p class="small">${say.none}</p>`}
      <button class=${on ? '' : 'primary'} part="button" @click=${add}>${icon('plus')}${on ? say.add : say.setUp}</button>
    </section>
    ${on ? renderCodesLeft(language.messages, codesLeft, renewCodes) : nothing}
  `;
}

function renderCodesLeft({ security: say }: Messages, left: number, renew: () => void): TemplateResult {
  return html`
    <section aria-labelledby="codes">
      <h3 id="codes">${say.codes}</h3>
      <p class="small">${say.codesLeft(left)} ${left > 0 && left <= FEW_CODES ? say.codesLow : ''}</p>
      <button part="button" @click=${renew}>${icon('key')}${say.newCodes}</button>
    </section>
  `;
}
