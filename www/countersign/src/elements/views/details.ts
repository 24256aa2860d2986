import { html, nothing, type TemplateResult } from 'lit';
import type { Address, FactorKind } from '../../client/types.js';
import { icon } from '../icons.js';
import * as pictures from '../pictures.js';
import type { SetUpMessages } from '../messages/index.js';
import type { Details } from '../set-up.js';
import { renderHeading } from './heading.js';

interface DetailsView {
  say: SetUpMessages;
  kind: FactorKind;
  /** Under the heading, in place of what a set-up says. */
  lead?: string;
  known: readonly Address[];
  /** What was told last is none that can be used. */
  unusable: boolean;
  busy: boolean;
  tell: (details: Details) => void;
}

/** What a set-up must know first: where codes go, or the secret of a token. */
export function renderDetails(view: DetailsView): TemplateResult {
  return view.kind === 'hotp' ? renderToken(view) : renderAddress(view);
}

function renderAddress({ say: { details: say, trouble }, kind, lead, known, unusable, busy, tell }: DetailsView): TemplateResult {
  const phone = kind === 'sms';
  const onSubmit = (event: SubmitEvent) => {
    const value = text(event, 'address');
    const chosen = text(event, 'known');
    if (busy) return;
    if (chosen) tell({ address: chosen });
    else if (!value) field(event, 'address')?.focus();
    else tell(phone ? { phone: value } : { email: value });
  };
  return html`
    <form class="details" novalidate @submit=${onSubmit}>
      ${renderHeading(phone ? say.phoneTitle : say.emailTitle, lead ?? (phone ? say.phoneLead : say.emailLead))}
      ${
        known.length > 0
          ? html`<fieldset>
              <legend class="label" part="label">${phone ? say.phoneKnown : say.emailKnown}</legend>
              ${known.map(
                ({ id, value }, at) => html`<label class="check">
                  <input type="radio" name="known" value=${id} .checked=${at === 0} /><bdi dir="ltr">${value}</bdi>
                </label>`,
              )}
              <label class="check"><input type="radio" name="known" value="" />${say.another}</label>
            </fieldset>`
          : nothing
      }
      <div class="typed">
        <label class="label" part="label" for="address">${phone ? say.phone : say.email}</label>
        <input
          id="address"
          class="text"
          name="address"
          part="input"
          dir="ltr"
          data-focus-field=${known.length > 0 ? nothing : ''}
          type=${phone ? 'tel' : 'email'}
          inputmode=${phone ? 'tel' : 'email'}
          autocomplete=${phone ? 'tel' : 'email'}
          placeholder=${phone ? '+44 20 7946 0018' : nothing}
          maxlength="254"
          aria-required="true"
          aria-invalid=${unusable}
          aria-describedby=${phone ? 'address-hint problem' : 'problem'}
        />
        ${phone ? html`<p id="address-hint" class="small hint" part="hint">${say.phoneHint}</p>` : nothing}
        ${renderProblem(unusable, phone ? trouble.badPhone : trouble.badEmail)}
      </div>
      <button class="primary" part="button" aria-disabled=${busy}>${say.send}</button>
    </form>
  `;
}

function renderToken({ say: { common, trouble, details: say }, unusable, busy, tell }: DetailsView): TemplateResult {
  const onSubmit = (event: SubmitEvent) => {
    const secret = text(event, 'secret').replace(/[\s-]/g, '');
    const counter = Number(text(event, 'counter') || 0);
    if (busy) return;
    if (!secret) field(event, 'secret')?.focus();
    else tell({ secret, counter, digits: Number(text(event, 'digits') || 6) });
  };
  return html`
    <form class="details" novalidate @submit=${onSubmit}>
      ${renderHeading(say.tokenTitle, say.tokenLead)}
      <div>
        <label class="label" part="label" for="secret">${say.secret}</label>
        <input id="secret" class="text mono" name="secret" part="input" dir="ltr" data-focus-field autocomplete="off" autocapitalize="characters"
          spellcheck="false" maxlength="256" aria-required="true" aria-invalid=${unusable} aria-describedby="secret-hint problem" />
        <p id="secret-hint" class="small hint" part="hint">${say.secretHint}</p>
        ${renderProblem(unusable, trouble.badSecret)}
      </div>
      <details class="help" part="help">
        <summary>${say.more}</summary>
        <div class="pairs">
          <label class="label" part="label" for="digits">${say.digits}</label>
          <select id="digits" class="text" name="digits">
            ${[6, 7, 8].map((digits) => html`<option value=${digits}>${digits}</option>`)}
          </select>
          <label class="label" part="label" for="counter">${say.counter}</label>
          <input id="counter" class="text" name="counter" dir="ltr" inputmode="numeric" pattern="[0-9]*" maxlength="15" value="0" autocomplete="off" />
        </div>
      </details>
      <button class="primary" part="button" aria-disabled=${busy}>${common.next}</button>
    </form>
  `;
}

function renderProblem(unusable: boolean, words: string): TemplateResult {
  return html`<div id="problem" role="alert" part="problem">
    ${unusable ? html`<p class="notice danger">${icon(pictures.alert)}<span>${words}</span></p>` : nothing}
  </div>`;
}

function text(event: SubmitEvent, name: string): string {
  event.preventDefault();
  return String(new FormData(event.target as HTMLFormElement).get(name) ?? '').trim();
}

function field(event: SubmitEvent, name: string): HTMLElement | null {
  return (event.target as HTMLFormElement).querySelector(`[name=${name}]`);
}
