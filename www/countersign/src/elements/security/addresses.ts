import { html, nothing, type TemplateResult } from 'lit';
import type { Address, AddressKind } from '../../client/types.js';
import { day } from '../dates.js';
import { icon } from '../icons.js';
import * as pictures from '../more-pictures.js';
import type { Language } from '../language.js';
import type { SecurityMessages } from '../messages/index.js';
import { renderItem } from './item.js';

export interface AddressActions {
  addAddress: (kind: AddressKind) => void;
  confirmAddress: (address: Address) => void;
  removeAddress: (address: Address) => void;
}

/** Where messages about the account go: what each address is, who confirmed it, and when. */
export function renderAddresses(
  language: Language<SecurityMessages>,
  addresses: readonly Address[],
  kinds: readonly AddressKind[],
  does: AddressActions,
): TemplateResult | typeof nothing {
  const say = language.messages.security;
  if (addresses.length === 0 && kinds.length === 0) return nothing;
  return html`
    <section aria-labelledby="addresses">
      <h3 part="heading" id="addresses">${say.addresses}</h3>
      <p class="small">${say.addressesLead}</p>
      ${
        addresses.length === 0
          ? nothing
          : html`<ul class="items">
              ${addresses.map((address) => html`<li part="address">${renderAddress(language, address, does)}</li>`)}
            </ul>`
      }
      <div class="row">
        ${kinds.map(
          (kind) => html`<button part="button" @click=${() => does.addAddress(kind)}>${icon(pictures.plus)}${say[`add-${kind}`]}</button>`,
        )}
      </div>
    </section>
  `;
}

function renderAddress(language: Language<SecurityMessages>, address: Address, does: AddressActions): TemplateResult {
  const say = language.messages.security;
  const { kind, value, primary, confirmed } = address;
  const from = confirmed?.by === 'app';
  return renderItem({
    picture: kind === 'email' ? pictures.mail : pictures.message,
    name: value,
    pill: primary ? say.primary : undefined,
    lines: [confirmed && (from ? say.fromWebsite(day(language, confirmed.at)) : say.confirmedOn(day(language, confirmed.at)))],
    warning: confirmed ? undefined : say.unconfirmed,
    actions: html`
      ${
        confirmed
          ? nothing
          : html`<button class="plain" part="button" aria-label=${say.confirmNamed(value)} @click=${() => does.confirmAddress(address)}>
              ${say.confirm}
            </button>`
      }
      ${
        from
          ? nothing
          : html`<button class="plain remove" part="button" aria-label=${say.removeNamed(value)} @click=${() => does.removeAddress(address)}>
              ${say.remove}
            </button>`
      }
    `,
  });
}
