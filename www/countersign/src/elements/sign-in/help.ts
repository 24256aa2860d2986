import { html, type TemplateResult } from 'lit';
import type { Messages } from '../messages/index.js';
import type { Owner } from '../views/account.js';

/** What to look at when a code does not work: the right account, the clock, a used code, a lost phone. */
export function renderHelp({ signIn: say }: Messages, { workspace, account }: Owner): TemplateResult {
  return html`
    <details class="help">
      <summary>${say.help}</summary>
      <ul>
        <li>${say.helpAccount} <bdi><b>${workspace}</b></bdi> · <bdi><b>${account}</b></bdi></li>
        <li>${say.helpOnce}</li>
        <li>${say.helpClock}</li>
        <li>${say.helpLost}</li>
        <li>${say.helpShare}</li>
      </ul>
    </details>
  `;
}
