import { html, type TemplateResult } from 'lit';
import type { SecurityMessages } from '../messages/index.js';
import type { CodeEvent } from '../parts/code-field.js';
import { codeParts } from '../parts/code-parts.js';
import { renderDetails } from '../views/details.js';
import { renderHeading } from '../views/heading.js';
import { renderSending } from '../views/sending.js';
import type { AddressFlow } from './address-flow.js';

export interface AddressStep {
  say: SecurityMessages;
  flow: AddressFlow;
  busy: boolean;
  now: () => number;
}

/** Asks for the address. */
export function renderAddressForm({ say, flow, busy }: AddressStep, add: (value: string) => void): TemplateResult {
  return renderDetails({
    say,
    kind: flow.kind === 'email' ? 'email' : 'sms',
    lead: say.security.addAddressLead,
    known: [],
    unusable: flow.unusable,
    busy,
    tell: (told) => add('email' in told ? told.email : 'phone' in told ? told.phone : ''),
  });
}

/** Asks for the code that was sent to it. */
export function renderAddressCode({ say, flow, busy, now }: AddressStep, confirm: (code: string) => void): TemplateResult {
  const { kind, address } = flow;
  return html`
    ${renderHeading(say.security.confirmAddress, say.security.confirmAddressLead(address?.value ?? ''))}
    <countersign-code-field
      data-focus-field
      exportparts="button, label, hint, digits, input, problem, countdown"
      .say=${say}
      .parts=${codeParts}
      .label=${kind === 'email' ? say.code.emailLabel : say.code.smsLabel}
      .kind=${'sent'}
      .refused=${flow.refused}
      .busy=${busy}
      .now=${now}
      @countersign-code=${(event: CodeEvent) => confirm(event.detail.code)}
    >
      <div class="more">${renderSending(say, flow.sending, kind === 'email' ? 'mail' : 'sms')}</div>
    </countersign-code-field>
  `;
}
