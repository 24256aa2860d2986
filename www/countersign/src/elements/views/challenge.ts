import { html, type TemplateResult } from 'lit';
import type { Refused } from '../../client/types.js';
import type { CodeEvent } from '../parts/code-field.js';
import { renderAccount, type Owner } from './account.js';
import { renderHeading } from './heading.js';

export interface Challenge {
  title: string;
  lead: string;
  owner: Owner;
  refused: Refused | null;
  busy: boolean;
  now: () => number;
  answer: (code: string) => void;
}

/** Asks for a code, from the app or a recovery code. */
export function renderChallenge({ title, lead, owner, refused, busy, now, answer }: Challenge): TemplateResult {
  return html`
    ${renderHeading(title, lead, renderAccount(owner))}
    <countersign-code-field
      data-focus-field
      exportparts="button, digits, input, problem, switch, countdown"
      recovery
      .refused=${refused}
      .busy=${busy}
      .now=${now}
      @countersign-code=${(event: CodeEvent) => answer(event.detail.code)}
    ></countersign-code-field>
  `;
}
