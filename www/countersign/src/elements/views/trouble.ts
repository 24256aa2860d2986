import { html, nothing, type TemplateResult } from 'lit';
import type { ClientError } from '../../client/error.js';
import { icon } from '../icons.js';
import * as pictures from '../pictures.js';
import type { CodeMessages, SetUpMessages } from '../messages/index.js';

export interface Again {
  again: () => unknown;
  busy: boolean;
}

/** What went wrong with the last call, above a step that stays; with a button where the step is to be tried again as a whole. */
export function renderTrouble(say: CodeMessages, error: ClientError | null, whole: Again | null = null): TemplateResult {
  return html`
    <div role="alert" class="trouble">
      ${
        error
          ? html`<p class="notice warning" part="trouble">
              ${icon(error.type === 'offline' ? pictures.offline : pictures.alert)}<span>${troubleWords(say, error)}</span>
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

/** What can go wrong with a set-up alone is told in words that come with it. */
type TroubleWords = CodeMessages['trouble'] & Partial<SetUpMessages['trouble']>;

function troubleWords({ trouble }: CodeMessages, error: ClientError): string {
  const say: TroubleWords = trouble;
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
      return say.factorLimit ?? say.other;
    case 'pending-limit':
      return say.pendingLimit ?? say.other;
    // Nothing else that a page sends is a person's own choice.
    case 'unprocessable':
    case 'label-unshowable':
      return say.badName ?? say.other;
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
