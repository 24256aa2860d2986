import { html, nothing, type TemplateResult } from 'lit';
import type { LostDevice, Refusal, ResetUnderWay } from '../../client/types.js';
import { deadline } from '../dates.js';
import { icon } from '../icons.js';
import type { Language } from '../language.js';
import type { ResetMessages } from '../messages/index.js';
import { resetMessages } from '../messages/reset/index.js';
import type { CodeEvent } from '../parts/code-field.js';
import { codeParts } from '../parts/code-parts.js';
import * as pictures from '../pictures.js';
import { Sending } from '../sending.js';
import { choices } from '../style/choices.js';
import { forms } from '../style/forms.js';
import { renderHeading, renderStatement } from '../views/heading.js';
import { renderSending } from '../views/sending.js';
import { lostStyle } from './lost.style.js';
import type { Part, SignIn } from './part.js';
import { renderToCode } from './sign-in.js';

export const words = resetMessages;
export const styles = [forms, choices, lostStyle];

/** A reset of one's own second step, from what it is to the moment at which it can be set up anew. */
export class Lost implements Part {
  step: 'lost' | 'lost-code' | 'lost-waits' = 'lost';
  #refused: Refusal | null = null;
  readonly #sending: Sending;

  constructor(private readonly on: SignIn) {
    this.#sending = new Sending(on.host, on.now, on.attempt);
  }

  begin(): void {
    this.#show('lost');
  }

  end(): void {
    this.#refused = null;
    this.#sending.stop();
  }

  render(): TemplateResult {
    const { on } = this;
    const say = on.say(resetMessages);
    const toCode = renderToCode(on, this.step === 'lost' ? say.common.back : say.reset.toCode);
    switch (this.step) {
      case 'lost':
        return renderOffer(say, on.session?.lost_device?.delay_hours ?? 0, on.busy, () => this.#ask(), toCode);
      case 'lost-code':
        return this.#renderCode(say, toCode);
      case 'lost-waits':
        return on.session?.reset ? renderWaits(say, on.language, on.session.reset, html`${on.renderBack()}${toCode}`) : toCode;
    }
  }

  /** Asks for the code that was sent. */
  #renderCode(say: ResetMessages, back: TemplateResult): TemplateResult {
    const { on } = this;
    return html`
      ${renderHeading(say.reset.codeTitle, say.reset.codeLead)}
      <countersign-code-field
        data-focus-field
        exportparts="button, label, hint, digits, input, problem, countdown"
        .say=${say}
        .parts=${codeParts}
        .label=${say.code.emailLabel}
        .kind=${'sent'}
        .refused=${this.#refused}
        .busy=${on.busy}
        .now=${on.now}
        @countersign-code=${(event: CodeEvent) => on.working(() => this.#prove(event.detail.code))}
      >
        <div class="more">${renderSending(say, this.#sending, 'mail')}</div>
      </countersign-code-field>
      ${back}
    `;
  }

  #ask(): void {
    this.#show('lost-code');
    this.#sending.start(null, () => this.on.client().startReset());
  }

  async #prove(code: string): Promise<void> {
    const { on } = this;
    const answer = await on.client().proveForReset(code);
    if (!answer.accepted) {
      this.#refused = answer;
      if (answer.sent) this.#sending.learn(answer.sent);
      on.refuse(answer);
    } else if (on.session) {
      on.session = { ...on.session, reset: answer.reset };
      this.#show('lost-waits');
    }
  }

  #show(step: Lost['step']): void {
    this.end();
    this.step = step;
    this.on.host.requestUpdate();
  }
}

/** What support can do for somebody who has lost their device. */
export function renderSupport({ reset: say }: ResetMessages, lost: LostDevice, workspace: string): TemplateResult {
  if (!lost.recovery_code && !lost.new_set_up) return html`<p>${say.newAccount}</p>`;
  const newSetUp = lost.owner_permission ? say.newSetUpPermission : say.newSetUp;
  const ways = [...(lost.recovery_code ? [say.recoveryCode] : []), lost.new_set_up ? newSetUp : say.newAccount];
  return html`<p>${say.supportLead(workspace)}</p><ul>${ways.map((way) => html`<li>${way}</li>`)}</ul>`;
}

/** What somebody is told before anything else, whoever asked for it. */
export function renderUnderWay({ reset: say }: ResetMessages, language: Language, reset: ResetUnderWay): TemplateResult {
  const what = reset.due_at ? say.underWay(deadline(language, reset.due_at)) : say.underWayOwner;
  return html`<p class="notice warning under-way">${icon(pictures.alert)}<span>${what} ${reset.due_at ? say.notYou : nothing}</span></p>`;
}

/** What a reset is, before it is asked for. */
function renderOffer(say: ResetMessages, hours: number, busy: boolean, begin: () => void, back: TemplateResult): TemplateResult {
  return html`
    ${renderHeading(say.reset.title, say.reset.lead(hours), html`<p class="small told">${say.reset.told}</p>`)}
    <button class="primary" part="button" aria-disabled=${busy} @click=${begin}>${say.reset.send}</button>
    ${back}
  `;
}

/** From when on a new device can be set up. */
function renderWaits({ reset: say }: ResetMessages, language: Language, reset: ResetUnderWay, back: TemplateResult): TemplateResult {
  const more = html`<p class="lead" part="lead">${say.found}</p>${back}`;
  return renderStatement(pictures.clock, 'good', say.waits, reset.due_at ? say.waitsLead(deadline(language, reset.due_at)) : say.underWayOwner, more);
}
