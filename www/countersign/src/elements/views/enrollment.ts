import { html, type TemplateResult } from 'lit';
import type { EnrollmentFlow } from '../enrollment-flow.js';
import type { Messages } from '../messages/index.js';
import type { CodeEvent } from '../parts/code-field.js';
import { renderHeading, type More } from './heading.js';

export interface SetUp {
  say: Messages;
  title: string;
  lead: string;
  account: More;
  flow: EnrollmentFlow;
  workspace: string;
  now: () => number;
  confirm: (code: string) => void;
  redraw: () => void;
}

/** Sets up one authenticator app. */
export function renderEnrollment({ say, title, lead, account, flow, workspace, now, confirm, redraw }: SetUp): TemplateResult {
  return html`
    ${renderHeading(title, lead, account)}
    <countersign-enrollment
      exportparts="button, digits, problem, qr, key, warnings"
      .say=${say}
      .factor=${flow.factor}
      .refused=${flow.refused}
      .busy=${flow.busy}
      .workspace=${workspace}
      .now=${now}
      @countersign-code=${(event: CodeEvent) => confirm(event.detail.code)}
      @countersign-redraw=${redraw}
    ></countersign-enrollment>
  `;
}
