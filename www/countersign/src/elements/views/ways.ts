import { html, nothing, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import type { FactorKind, Mark, Method, MethodOffered } from '../../client/types.js';
import type { ChallengeFlow } from '../challenge-flow.js';
import { icon, type Picture } from '../icons.js';
import type { WaysMessages } from '../messages/index.js';
import * as pictures from '../more-pictures.js';
import { renderSwitch } from './challenge.js';
import { renderSending } from './sending.js';

const pictureOf: Readonly<Record<Method | FactorKind, Picture>> = {
  totp: pictures.phone,
  hotp: pictures.token,
  'recovery-code': pictures.key,
  'email-code': pictures.mail,
  'sms-code': pictures.message,
  'email-link': pictures.mail,
  'new-device-code': pictures.mail,
  email: pictures.mail,
  sms: pictures.message,
};

export interface Choice<T> {
  value: T;
  picture: Method | FactorKind;
  name: string;
  /** A sentence, or an address that is not told whole. */
  hint: TemplateResult | string | null;
  marked: Mark | null;
}

/** What can be chosen, one below the other, each with what is to be known of it. */
export function renderChoices<T>({ ways: say }: WaysMessages, choices: readonly Choice<T>[], choose: (value: T) => void): TemplateResult {
  return html`
    <ul class="choices">
      ${choices.map(
        ({ value, picture, name, hint, marked }) => html`
          <li>
            <button type="button" class="choice" part="button choice" @click=${() => choose(value)}>
              <span class="picture">${icon(pictureOf[picture])}</span>
              <span class="what">
                <span class="name"><b>${name}</b> ${marked ? html`<span class="mark ${marked}">${say[marked]}</span>` : nothing}</span>
                ${hint ? html`<span class="small">${hint}</span>` : nothing}
              </span>
            </button>
          </li>
        `,
      )}
    </ul>
  `;
}

/** The other ways to pass. A recovery code alone is a quiet link; so is the way back from it. */
export function renderOtherWays(
  say: WaysMessages,
  now: MethodOffered | null,
  others: readonly MethodOffered[],
  choose: (method: Method) => void,
): TemplateResult | typeof nothing {
  const [other] = others;
  if (!other) return nothing;
  if (others.length === 1 && (other.method === 'recovery-code' || now?.method === 'recovery-code')) {
    return renderSwitch(say.ways[`use-${other.method}`], () => choose(other.method));
  }
  const choices = others.map(({ method, hint, marked }) => ({ value: method, picture: method, name: say.ways[method], hint: hint && html`<bdi dir="ltr">${hint}</bdi>`, marked }));
  // Closed again when another way was chosen: the list belongs to the way that is tried.
  return html`${keyed(
    now?.method,
    html`
      <details class="ways" part="ways">
        <summary>${say.ways.title}</summary>
        ${renderChoices(say, choices, choose)}
      </details>
    `,
  )}`;
}

/** What stands below the field for a code: what to do when nothing came, and the other ways. */
export function renderBelow(say: WaysMessages, flow: ChallengeFlow): TemplateResult {
  const { way } = flow;
  return html`
    ${flow.kind === 'sent' && flow.sending ? renderSending(say, flow.sending, way?.method === 'sms-code' ? 'sms' : 'mail') : nothing} ${renderPairOffer(say, flow)}
    ${renderOtherWays(say, way, flow.others, (method) => flow.choose(method))}
  `;
}

/** Only somebody whose token's code was refused needs to know of it. */
function renderPairOffer({ code: say }: WaysMessages, flow: ChallengeFlow): TemplateResult | typeof nothing {
  if (flow.kind !== 'token' || flow.refused?.reason !== 'wrong-code') return nothing;
  return renderSwitch(say.usePair, () => flow.askPair());
}

/** The way that is tried, in a sentence that says what to do. */
export function leadOf({ signIn: say }: WaysMessages, { method, hint }: MethodOffered): string {
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

/** Above the field, where it is known what the message is. */
export function labelOf({ code: say }: WaysMessages, way: MethodOffered | null): string {
  if (way?.method === 'sms-code') return say.smsLabel;
  return way?.method === 'email-code' || way?.method === 'new-device-code' ? say.emailLabel : '';
}
