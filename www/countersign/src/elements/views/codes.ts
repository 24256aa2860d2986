import { html, type TemplateResult } from 'lit';
import { messages } from '../messages/index.js';
import type { Owner } from './account.js';
import { renderHeading } from './heading.js';

/** Hands over recovery codes; `kept` is called when the person says they have them. */
export function renderCodes(codes: readonly string[], owner: Owner, busy: boolean, kept: () => void): TemplateResult {
  return html`
    ${renderHeading(messages.recovery.title, messages.recovery.lead)}
    <countersign-recovery-codes
      exportparts="button, codes"
      .codes=${codes}
      .owner=${owner}
      .busy=${busy}
      @countersign-kept=${kept}
    ></countersign-recovery-codes>
  `;
}
