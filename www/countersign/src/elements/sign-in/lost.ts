import { html, nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit';
import type { CountersignClient } from '../../client/client.js';
import type { LostDevice, Refusal, ResetUnderWay } from '../../client/types.js';
import { icon } from '../icons.js';
import type { Language } from '../language.js';
import type { Messages } from '../messages/index.js';
import type { CodeEvent } from '../parts/code-field.js';
import { Sending, type Attempt } from '../sending.js';
import { renderHeading, renderStatement } from '../views/heading.js';
import { renderSending } from '../views/sending.js';

/** A reset of one's own second step, from the code that is sent to the moment at which it can be set up anew. */
export class LostFlow implements ReactiveController {
  refused: Refusal | null = null;
  readonly sending: Sending;

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly client: () => CountersignClient,
    now: () => number,
    attempt: Attempt,
  ) {
    host.addController(this);
    this.sending = new Sending(host, now, attempt);
  }

  begin(): void {
    this.end();
    this.sending.start(null, () => this.client().startReset());
  }

  /** The reset that waits from now on; `null` when the code was not the one that came. */
  async prove(code: string): Promise<ResetUnderWay | null> {
    const answer = await this.client().proveForReset(code);
    if (answer.accepted) {
      this.end();
      return answer.reset;
    }
    this.refused = answer;
    if (answer.sent) this.sending.learn(answer.sent);
    this.host.requestUpdate();
    return null;
  }

  end(): void {
    this.refused = null;
    this.sending.stop();
  }

  hostDisconnected(): void {
    this.end();
  }
}

/** How somebody gets on without their device: on their own where the policy lets them, or with the help of support. */
export function renderLost(say: Messages, lost: LostDevice, workspace: string, underWay: boolean, begin: () => void): TemplateResult | typeof nothing {
  if (lost.delay_hours !== null) {
    if (underWay) return nothing;
    return html`<p class="switch lost"><button type="button" class="plain" part="switch" @click=${begin}>${say.reset.lost}</button></p>`;
  }
  return html`
    <details class="help lost" part="help">
      <summary>${say.reset.lost}</summary>
      ${renderSupport(say, lost, workspace)}
    </details>
  `;
}

function renderSupport({ reset: say }: Messages, lost: LostDevice, workspace: string): TemplateResult {
  if (!lost.recovery_code && !lost.new_set_up) return html`<p>${say.newAccount}</p>`;
  const newSetUp = lost.owner_permission ? say.newSetUpPermission : say.newSetUp;
  const ways = [...(lost.recovery_code ? [say.recoveryCode] : []), lost.new_set_up ? newSetUp : say.newAccount];
  return html`<p>${say.supportLead(workspace)}</p><ul>${ways.map((way) => html`<li>${way}</li>`)}</ul>`;
}

/** What somebody is told before anything else, whoever asked for it. */
export function renderUnderWay(language: Language, reset: ResetUnderWay): TemplateResult {
  const { reset: say } = language.messages;
  const what = reset.due_at ? say.underWay(language.deadline(reset.due_at)) : say.underWayOwner;
  return html`<p class="notice warning under-way">${icon('alert')}<span>${what} ${reset.due_at ? say.notYou : nothing}</span></p>`;
}

/** What a reset is, before it is asked for. */
export function renderLostOffer(say: Messages, hours: number, busy: boolean, begin: () => void, back: TemplateResult): TemplateResult {
  return html`
    ${renderHeading(say.reset.title, say.reset.lead(hours), html`<p class="small told">${say.reset.told}</p>`)}
    <button class="primary" part="button" aria-disabled=${busy} @click=${begin}>${say.reset.send}</button>
    ${back}
  `;
}

export interface LostCode {
  say: Messages;
  flow: LostFlow;
  busy: boolean;
  now: () => number;
  prove: (code: string) => void;
  back: TemplateResult;
}

/** Asks for the code that was sent. */
export function renderLostCode({ say, flow, busy, now, prove, back }: LostCode): TemplateResult {
  return html`
    ${renderHeading(say.reset.codeTitle, say.reset.codeLead)}
    <countersign-code-field
      data-focus-field
      exportparts="button, label, hint, digits, input, problem, countdown"
      .say=${say}
      .label=${say.code.emailLabel}
      .kind=${'sent'}
      .refused=${flow.refused}
      .busy=${busy}
      .now=${now}
      @countersign-code=${(event: CodeEvent) => prove(event.detail.code)}
    >
      <div class="more">${renderSending(say, flow.sending, 'mail')}</div>
    </countersign-code-field>
    ${back}
  `;
}

/** From when on a new device can be set up. */
export function renderLostWaits(language: Language, reset: ResetUnderWay, back: TemplateResult): TemplateResult {
  const { reset: say } = language.messages;
  const more = html`<p class="lead" part="lead">${say.found}</p>${back}`;
  return renderStatement('clock', 'good', say.waits, reset.due_at ? say.waitsLead(language.deadline(reset.due_at)) : say.underWayOwner, more);
}
