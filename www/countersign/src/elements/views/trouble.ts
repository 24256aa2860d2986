import { html, nothing, type TemplateResult } from 'lit';
import type { ClientError } from '../../client/error.js';
import { icon } from '../icons.js';
import * as pictures from '../pictures.js';
import type { CodeMessages } from '../messages/index.js';

export interface Again {
  again: () => unknown;
  busy: boolean;
}

/** What went wrong with the last call, above a step that stays; with a button where the step is to be tried again as a whole. */
export function renderTrouble(say: CodeMessages, error: ClientError | null, words: string, whole: Again | null = null): TemplateResult {
  return html`
    <div role="alert" class="trouble">
      ${
        error
          ? html`<p class="notice warning" part="trouble">
              ${icon(error.type === 'offline' ? pictures.offline : pictures.alert)}<span>${words}</span>
            </p>`
          : nothing
      }
    </div>
    ${
      error && whole
        ? html`<button class="primary" part="button" aria-disabled=${whole.busy} @click=${whole.again}>${say.common.tryAgain}</button>`
        : nothing
    }
  `;
}

export function renderLoading(say: CodeMessages): TemplateResult {
  return html`<p class="loading" role="status"><span class="spinner" aria-hidden="true"></span>${say.common.loading}</p>`;
}

/** That no answer came, in words; `null` for what the verifier itself has against a call, which `unusual-trouble.ts` has words for. */
export function usually({ trouble: say }: CodeMessages, { type }: ClientError): string | null {
  switch (type) {
    case 'offline':
      return say.offline;
    case 'unreachable':
    case 'unavailable':
    case 'busy':
    case 'too-many-sign-ins':
      return say.unavailable;
    default:
      return null;
  }
}
