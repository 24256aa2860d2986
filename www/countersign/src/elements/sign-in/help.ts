import { html, type TemplateResult } from 'lit';
import type { Messages } from '../messages/index.js';
import type { CodeKind } from '../refusal.js';
import type { Owner } from '../views/account.js';

/** What to look at when a code does not work: of an app, of a token, of a message. */
export function renderHelp({ signIn: say }: Messages, kind: CodeKind, { workspace, account }: Owner): TemplateResult {
  const hints = {
    app: [say.helpOnce, say.helpClock, say.helpLost],
    token: [say.helpTokenOnce, say.helpTokenPair],
    pair: [say.helpTokenOnce],
    sent: [say.helpSpam, say.helpNewest],
    recovery: [say.helpRecovery],
  }[kind];
  const whose = html`<li>${say.helpAccount} <bdi><b>${workspace}</b></bdi> · <bdi><b>${account}</b></bdi></li>`;
  return html`
    <details class="help" part="help">
      <summary>${say.help}</summary>
      <ul>
        ${kind === 'app' ? whose : ''}${hints.map((hint) => html`<li>${hint}</li>`)}
        <li>${say.helpShare}</li>
      </ul>
    </details>
  `;
}
