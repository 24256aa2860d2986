import { html, nothing, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import type { FactorKind, Mark, Method, MethodOffered } from '../../client/types.js';
import { icon, type Icon } from '../icons.js';
import type { Messages } from '../messages/index.js';

const pictures: Readonly<Record<Method | FactorKind, Icon>> = {
  totp: 'phone',
  hotp: 'token',
  'recovery-code': 'key',
  'email-code': 'mail',
  'sms-code': 'message',
  'email-link': 'mail',
  'new-device-code': 'mail',
  email: 'mail',
  sms: 'message',
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
export function renderChoices<T>({ ways: say }: Messages, choices: readonly Choice<T>[], choose: (value: T) => void): TemplateResult {
  return html`
    <ul class="choices">
      ${choices.map(
        ({ value, picture, name, hint, marked }) => html`
          <li>
            <button type="button" class="choice" part="button choice" @click=${() => choose(value)}>
              <span class="picture">${icon(pictures[picture])}</span>
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
  say: Messages,
  now: MethodOffered | null,
  others: readonly MethodOffered[],
  choose: (method: Method) => void,
): TemplateResult | typeof nothing {
  const [other] = others;
  if (!other) return nothing;
  if (others.length === 1 && (other.method === 'recovery-code' || now?.method === 'recovery-code')) {
    return html`<p class="switch">
      <button type="button" class="plain" part="switch" @click=${() => choose(other.method)}>${say.ways[`use-${other.method}`]}</button>
    </p>`;
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
