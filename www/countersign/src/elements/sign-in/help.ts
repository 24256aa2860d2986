import { html, type TemplateResult } from 'lit';
import type { CodeMessages } from '../messages/index.js';
import type { CodeKind } from '../refusal.js';
import type { Owner } from '../views/account.js';

/** What to look at when an app's code does not work. */
export function appHintsOf({ signIn: say }: CodeMessages): readonly string[] {
  return [say.helpOnce, say.helpClock, say.helpLost];
}

/** What to look at when a code does not work. The account is a reason only where the person chose it, in an app. */
export function renderHelp({ signIn: say }: CodeMessages, kind: CodeKind, hints: readonly string[], { workspace, account }: Owner): TemplateResult {
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
