import { LitElement, html, css, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { compatWarnings, type AppReport } from '../../compat.js';
import { icon } from '../icons.js';
import { messages } from '../messages/index.js';
import { base } from '../style/index.js';

/** How many apps are named before the rest becomes a number. */
const NAMED = 6;

/** Says, before anybody scans, which apps cannot use this very URI; one calm line when all can. The core must be initialised. */
export class CompatWarnings extends LitElement {
  static override styles = [
    ...base,
    css`
      .fine {
        display: flex;
        align-items: center;
        gap: 0.5rem;
      }

      .fine svg {
        color: var(--_accent);
      }

      ul {
        margin-block-start: 0.375rem;
        padding-inline-start: 1.125rem;
        color: var(--_text);
      }

      b {
        font-weight: 600;
      }
    `,
  ];

  @property({ attribute: false }) uri = '';

  protected override render(): TemplateResult | typeof nothing {
    if (!this.uri) return nothing;
    const reports = compatWarnings(this.uri);
    if (reports.length === 0) return html`<p class="fine small">${icon('check')}${messages.compat.any}</p>`;
    const rest = reports.length - NAMED;
    return html`
      <div class="notice warning" part="warnings">
        ${icon('alert')}
        <div>
          <b>${messages.compat.title}</b>
          <ul>
            ${reports.slice(0, NAMED).map((report) => html`<li><b>${report.name}</b> ${consequence(report)}</li>`)}
            ${rest > 0 ? html`<li>${messages.compat.more(rest)}</li>` : nothing}
          </ul>
        </div>
      </div>
    `;
  }
}

function consequence({ outcome, why, warnings }: AppReport): string {
  const { wrongCodes, rejected, partly } = messages.compat;
  const what = outcome === 'wrong-codes' ? wrongCodes : outcome === 'rejected' ? rejected : partly;
  const because = why ?? warnings[0];
  return because ? `${what}: ${because}` : what;
}
