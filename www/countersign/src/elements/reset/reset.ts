import { html, nothing, type TemplateResult } from 'lit';
import type { ClientOptions } from '../../client/calls.js';
import { CountersignResetLink } from '../../client/reset-link.js';
import type { ResetLink } from '../../client/types.js';
import { moment } from '../dates.js';
import { tell } from '../events.js';
import { icon } from '../icons.js';
import * as pictures from '../more-pictures.js';
import { LinkElement } from '../link-element.js';
import { resetMessages, type ResetWords } from '../messages/reset/index.js';
import type { WaysWords } from '../messages/ways/index.js';
import { facts } from '../style/facts.js';
import { frame } from '../style/frame.js';
import { full } from '../style/full.js';
import { renderHeading, renderStatement } from '../views/heading.js';

type Step = 'cancelled';

/**
 * `<countersign-reset verifier="https://…">`, on the page that the link in a message about a reset leads to. It takes the
 * `cs_reset_…` token from the page's address and asks before it cancels; it works in any browser, once.
 *
 * @fires countersign-changed - `{what: 'reset-cancelled'}`
 * @fires countersign-expired - the reset is settled, or the link is of no use
 * @fires countersign-failed - `{code}`, the type of a problem
 * @tagname countersign-reset
 */
export class CountersignReset extends LinkElement<ResetLink, CountersignResetLink, Step, WaysWords & ResetWords> {
  static override styles = [...full, frame, facts];

  constructor() {
    super(resetMessages);
  }

  protected override readonly tokenPrefix = 'cs_reset_';

  protected override get endWords() {
    return this.language.messages.reset;
  }

  protected override connect(options: ClientOptions): CountersignResetLink {
    return new CountersignResetLink(options);
  }

  protected override arrived(): null {
    return null;
  }

  protected override renderOwnStep(step: Step | 'ask', { workspace, reset }: ResetLink): TemplateResult {
    const { reset: say } = this.language.messages;
    if (step === 'cancelled') return renderStatement(pictures.shield, 'good', say.cancelled, say.cancelledLead);
    const told = (at: string) => html`<bdi>${moment(this.language, at)}</bdi>`;
    return html`
      ${renderHeading(say.cancelAsk, say.cancelLead(workspace))}
      <dl class="facts">
        <dt>${say.asked}</dt>
        <dd>${told(reset.asked_at)}</dd>
        ${reset.due_at ? html`<dt>${say.due}</dt><dd>${told(reset.due_at)}</dd>` : nothing}
      </dl>
      <button class="primary" part="button" aria-disabled=${this.busy} @click=${() => this.#cancel()}>
        ${this.busy ? html`<span class="spinner" aria-hidden="true"></span>` : nothing}${say.cancel}
      </button>
      <p class="notice warning not-you">${icon(pictures.alert)}<span>${say.keep}</span></p>
    `;
  }

  #cancel(): Promise<void> {
    return this.working(async () => {
      await this.client.cancel();
      this.done('cancelled');
      tell(this, 'countersign-changed', { what: 'reset-cancelled' });
    });
  }
}
