import { html, type TemplateResult } from 'lit';
import type { Factor } from '../../client/types.js';
import { icon } from '../icons.js';
import { messages } from '../messages/index.js';

export function factorName(factor: Factor): string {
  return factor.label?.trim() || messages.security.unnamed;
}

/** A member's active authenticators, each with a way to take it off. */
export function renderFactors(factors: readonly Factor[], remove: (factor: Factor) => void): TemplateResult {
  const say = messages.security;
  return html`
    <ul class="factors">
      ${factors.map((factor) => {
        const name = factorName(factor);
        return html`
          <li part="factor">
            <span class="device">${icon('phone')}</span>
            <span class="what">
              <b>${name}</b>
              <span class="small">${say.added(day(factor.confirmed_at ?? factor.created_at))}, ${lastUse(factor)}</span>
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

function lastUse({ last_used_at }: Factor): string {
  return last_used_at ? messages.security.used(day(last_used_at)) : messages.security.neverUsed;
}

function day(time: string): string {
  return new Intl.DateTimeFormat(language(), { dateStyle: 'medium' }).format(new Date(time));
}

/** The page's language, in the reader's own regional form where the two agree. */
function language(): string {
  const page = document.documentElement.lang || navigator.language;
  return navigator.languages.find((own) => own.split('-')[0] === page.split('-')[0]) ?? page;
}
