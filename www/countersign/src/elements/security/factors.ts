import { html, type TemplateResult } from 'lit';
import type { Factor } from '../../client/interim.js';
import { icon } from '../icons.js';
import type { Language } from '../language.js';
import type { Messages } from '../messages/index.js';

export function factorName({ security: say }: Messages, factor: Factor): string {
  return factor.label?.trim() || say.unnamed;
}

/** A member's active authenticators, each with a way to take it off. */
export function renderFactors(language: Language, factors: readonly Factor[], remove: (factor: Factor) => void): TemplateResult {
  const say = language.messages.security;
  const lastUse = ({ last_used_at: at }: Factor) => (at ? say.used(language.day(at)) : say.neverUsed);
  return html`
    <ul class="factors">
      ${factors.map((factor) => {
        const name = factorName(language.messages, factor);
        return html`
          <li part="factor">
            <span class="device">${icon('phone')}</span>
            <span class="what">
              <b>${name}</b>
              <span class="small">${say.added(language.day(factor.confirmed_at ?? factor.created_at))}</span>
              <span class="small">${lastUse(factor)}</span>
            </span>
            <button class="plain remove" part="button" aria-label=${say.removeNamed(name)} @click=${() => remove(factor)}>
              ${say.remove}
            </button>
          </li>
        `;
      })}
    </ul>
  `;
}
