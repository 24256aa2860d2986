import { html, nothing, type TemplateResult } from 'lit';
import type { MethodOffered } from '../../client/types.js';
import type { ChallengeFlow } from '../challenge-flow.js';
import type { Messages } from '../messages/index.js';
import type { CodeEvent, KindEvent } from '../parts/code-field.js';
import { renderHeading, type More } from './heading.js';
import { renderSending } from './sending.js';
import { renderOtherWays } from './ways.js';

export interface Challenge {
  say: Messages;
  title: string;
  /** What to do, for the way that is tried; without it, what a sign-in says. */
  lead?: (way: MethodOffered) => string;
  account: More;
  flow: ChallengeFlow;
  busy: boolean;
  now: () => number;
  answer: (code: string) => void;
  /** What can be chosen with the code, such as trust in this device. */
  choices?: More;
}

/** Asks for a code of the way that is tried, and offers the others. */
export function renderChallenge({ say, title, lead, account, flow, busy, now, answer, choices = nothing }: Challenge): TemplateResult {
  const { way } = flow;
  if (!way) return renderHeading(title, '', account);
  const told = lead?.(way) ?? leadOf(say, way);
  return html`
    ${renderHeading(title, told, account)}
    <countersign-code-field
      data-focus-field
      exportparts="button, label, hint, digits, input, problem, countdown"
      ?recovery=${flow.takesRecovery}
      .say=${say}
      .label=${labelOf(say, way)}
      .kind=${flow.kind}
      .fewest=${way.digits[0] ?? 6}
      .digits=${way.digits.at(-1) ?? 6}
      .refused=${flow.refused}
      .busy=${busy}
      .now=${now}
      @countersign-code=${(event: CodeEvent) => answer(event.detail.code)}
      @countersign-kind=${(event: KindEvent) => event.detail.kind === 'recovery' && flow.choose('recovery-code')}
    >
      ${choices === nothing ? nothing : html`<div slot="choices">${choices}</div>`}
      <div class="more">
        ${flow.kind === 'sent' ? renderSending(say, flow.sending, way.method === 'sms-code' ? 'sms' : 'mail') : nothing} ${renderPairOffer(say, flow)}
        ${renderOtherWays(say, way, flow.others, (method) => flow.choose(method))}
      </div>
    </countersign-code-field>
  `;
}

/** The way that is tried, in a sentence that says what to do. */
export function leadOf({ signIn: say }: Messages, { method, hint }: MethodOffered): string {
  switch (method) {
    case 'totp':
      return say.lead;
    case 'hotp':
      return say.tokenLead;
    case 'recovery-code':
      return say.recoveryLead;
    case 'email-code':
      return say.emailLead(hint);
    case 'sms-code':
      return say.smsLead(hint);
    case 'new-device-code':
      return say.newDeviceLead(hint);
    case 'email-link':
      return say.linkLead(hint);
  }
}

function labelOf({ code: say }: Messages, { method }: MethodOffered): string {
  if (method === 'sms-code') return say.smsLabel;
  return method === 'email-code' || method === 'new-device-code' ? say.emailLabel : '';
}

/** Only somebody whose token's code was refused needs to know of it. */
function renderPairOffer({ code: say }: Messages, flow: ChallengeFlow): TemplateResult | typeof nothing {
  if (flow.kind !== 'token' || flow.refused?.reason !== 'wrong-code') return nothing;
  return html`<p class="switch">
    <button type="button" class="plain" part="switch" @click=${() => flow.askPair()}>${say.usePair}</button>
  </p>`;
}
