import { html, type TemplateResult } from 'lit';
import type { Messages } from '../messages/index.js';
import type { Owner } from './account.js';
import { renderHeading } from './heading.js';

/** Hands over recovery codes; `kept` is called when the person says they have them. */
export function renderCodes(say: Messages, codes: readonly string[], owner: Owner, busy: boolean, kept: () => void): TemplateResult {
  return html`
    ${renderHeading(say.recovery.title, say.recovery.lead)}
    <countersign-recovery-codes
      exportparts="button, codes"
      .say=${say}
      .codes=${codes}
      .owner=${owner}
      .busy=${busy}
      @countersign-kept=${kept}
    ></countersign-recovery-codes>
  `;
}
