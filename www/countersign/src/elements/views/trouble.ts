import { html, nothing, type TemplateResult } from 'lit';
import type { ClientError } from '../../client/error.js';
import { icon } from '../icons.js';
import type { Messages } from '../messages/index.js';

export interface Again {
  again: () => unknown;
  busy: boolean;
}

/** What went wrong with the last call, above a step that stays; with a button where the step is to be tried again as a whole. */
export function renderTrouble(say: Messages, error: ClientError | null, whole: Again | null = null): TemplateResult {
  return html`
    <div role="alert" class="trouble">
      ${
        error
          ? html`<p class="notice warning" part="trouble">
              ${icon(error.type === 'offline' ? 'offline' : 'alert')}<span>${troubleWords(say, error)}</span>
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

export function renderLoading(say: Messages): TemplateResult {
  return html`<p class="loading" role="status"><span class="spinner" aria-hidden="true"></span>${say.common.loading}</p>`;
}

function troubleWords({ trouble: say }: Messages, error: ClientError): string {
  switch (error.type) {
    case 'offline':
      return say.offline;
    case 'unreachable':
    case 'unavailable':
    case 'busy':
    case 'too-many-sign-ins':
      return say.unavailable;
    case 'origin-not-listed':
      return say.notListed;
    case 'factor-limit':
      return say.factorLimit;
    case 'pending-limit':
      return say.pendingLimit;
    // Nothing else that a page sends is a person's own choice.
    case 'unprocessable':
    case 'label-unshowable':
      return say.badName;
    case 'factor-active':
    case 'sign-in-passed':
    case 'sign-in-enrolls':
    case 'sign-in-challenges':
    case 'not-enrolled':
    case 'may-not-skip':
    case 'method-not-offered':
      return say.conflict;
    case 'code-sent-lately':
      return say.sentLately;
    case 'wrong-purpose':
      return say.forbidden;
    default:
      return say.other;
  }
}
