import { LitElement, html, css, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { compatAdvice } from '../../compat.js';
import { icon } from '../icons.js';
import * as pictures from '../pictures.js';

import type { SetUpMessages } from '../messages/index.js';
import { full } from '../style/full.js';

/** Says, before anybody scans, which apps cannot use this very URI; one calm line when all can. The core must be initialized. */
export class CompatWarnings extends LitElement {
  static override styles = [
    ...full,
    css`
      .fine {
        display: flex;
        align-items: center;
        gap: 0.5rem;
      }

      .fine svg {
        color: var(--_accent);
      }

      dl {
        color: var(--_text);
        font-size: 0.875rem;
      }

      dt {
        margin-block-start: 0.5rem;
        font-weight: 600;
      }

      b {
        font-weight: 600;
      }
    `,
  ];

  @property({ attribute: false }) say!: SetUpMessages;
  @property({ attribute: false }) uri = '';

  protected override render(): TemplateResult | typeof nothing {
    if (!this.uri) return nothing;
    const say = this.say.compat;
    // Odd looks and single reports are for developers; a person needs to know which app not to open.
    const unusable = compatAdvice(this.uri).filter((advice) => advice.unusable);
    if (unusable.length === 0) return html`<p class="fine small">${icon(pictures.check)}${say.any}</p>`;
    return html`
      <div class="notice warning" part="warnings">
        ${icon(pictures.alert)}
        <div>
          <b>${say.title}</b>
          <dl>
            ${unusable.map(
              ({ apps, cause, text }) => html`
                <dt>${say.apps(apps)}</dt>
                <dd>${say.cause(cause, text)}</dd>
              `,
            )}
          </dl>
        </div>
      </div>
    `;
  }
}
