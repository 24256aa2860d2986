import { html, type TemplateResult } from 'lit';
import type { SetUpMessages } from '../messages/index.js';
import type { Owner } from './account.js';
import { renderHeading } from './heading.js';

export interface Codes {
  say: SetUpMessages;
  codes: readonly string[];
  owner: Owner;
  busy: boolean;
  /** On the button, where more follows. */
  button?: string;
  /** The person says that they have them. */
  kept: () => void;
}

/** Hands over recovery codes. */
export function renderCodes({ say, codes, owner, busy, button = say.common.continue, kept }: Codes): TemplateResult {
  const one = codes.length === 1;
  const { recovery } = say;
  return html`
    ${renderHeading(one ? recovery.titleOne : recovery.title, one ? recovery.leadOne : recovery.lead)}
    <countersign-recovery-codes
      exportparts="button, codes"
      .say=${say}
      .codes=${codes}
      .owner=${owner}
      .busy=${busy}
      .button=${button}
      @countersign-kept=${kept}
    ></countersign-recovery-codes>
  `;
}
