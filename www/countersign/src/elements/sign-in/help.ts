import { html, type TemplateResult } from 'lit';
import { messages } from '../messages/index.js';
import type { Owner } from '../views/account.js';

/** What to look at when a code does not work: the right account, the clock, a used code, a lost phone. */
export function renderHelp({ workspace, account }: Owner): TemplateResult {
  const say = messages.signIn;
  return html`
    <details class="help">
      <summary>${say.help}</summary>
      <ul>
        <li>${say.helpAccount} <b>${workspace}</b>, <b>${account}</b>.</li>
        <li>${say.helpOnce}</li>
        <li>${say.helpClock}</li>
        <li>${say.helpLost}</li>
        <li>${say.helpShare}</li>
      </ul>
    </details>
  `;
}
