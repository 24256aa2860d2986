import { html, type TemplateResult } from 'lit';
import type { EnrolmentFlow } from '../enrolment-flow.js';
import type { CodeEvent } from '../parts/code-field.js';
import { renderHeading } from './heading.js';

export interface SetUp {
  title: string;
  lead: string;
  flow: EnrolmentFlow;
  workspace: string;
  now: () => number;
  confirm: (code: string) => void;
  redraw: () => void;
}

/** Sets up one authenticator app. */
export function renderEnrolment({ title, lead, flow, workspace, now, confirm, redraw }: SetUp): TemplateResult {
  return html`
    ${renderHeading(title, lead)}
    <countersign-enrolment
      exportparts="button, digits, problem, qr, key, warnings"
      .factor=${flow.factor}
      .refused=${flow.refused}
      .busy=${flow.busy}
      .workspace=${workspace}
      .now=${now}
      @countersign-code=${(event: CodeEvent) => confirm(event.detail.code)}
      @countersign-redraw=${redraw}
    ></countersign-enrolment>
  `;
}
