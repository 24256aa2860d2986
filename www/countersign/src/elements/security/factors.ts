import { html, nothing, type TemplateResult } from 'lit';
import type { Factor, FactorKind } from '../../client/types.js';
import { day } from '../dates.js';
import type { Picture } from '../icons.js';
import * as pictures from '../more-pictures.js';
import type { Language } from '../language.js';
import type { SecurityMessages } from '../messages/index.js';
import { renderItem } from './item.js';

const pictureOf: Readonly<Record<FactorKind, Picture>> = { totp: pictures.phone, hotp: pictures.token, email: pictures.mail, sms: pictures.message };

export interface FactorActions {
  removeFactor: (factor: Factor) => void;
  /** Opens the field for a name; `null` closes it. */
  nameFactor: (factor: Factor | null) => void;
  /** Keeps a name; an empty one takes it away. */
  renameFactor: (factor: Factor, name: string) => void;
}

export function factorPicture({ kind }: Factor): Picture {
  return pictureOf[kind];
}

export function factorName({ kinds }: SecurityMessages, { kind, label }: Factor): string {
  return label?.trim() || kinds[kind];
}

/** A member's active factors, each with its name and a way to take it off where the person may. */
export function renderFactors(
  language: Language<SecurityMessages>,
  factors: readonly Factor[],
  naming: Factor | null,
  mayRemove: boolean,
  does: FactorActions,
): TemplateResult {
  return html`
    <ul class="items">
      ${factors.map(
        (factor) =>
          html`<li part="factor">
            ${naming?.id === factor.id ? renderNaming(language.messages, factor, does) : renderFactor(language, factor, mayRemove, does)}
          </li>`,
      )}
    </ul>
  `;
}

function renderFactor(language: Language<SecurityMessages>, factor: Factor, mayRemove: boolean, does: FactorActions): TemplateResult {
  const say = language.messages.security;
  const name = factorName(language.messages, factor);
  const { kind, hint, confirmed_at: confirmed, created_at: created, last_used_at: used } = factor;
  const what = [factor.label?.trim() ? language.messages.kinds[kind] : null, hint].filter(Boolean).join(' ');
  return renderItem({
    picture: pictureOf[kind],
    name,
    lines: [what, say.added(day(language, confirmed ?? created)), used ? say.used(day(language, used)) : say.neverUsed],
    actions: html`
      <button class="plain" part="button" data-rename=${factor.id} aria-label=${say.renameNamed(name)} @click=${() => does.nameFactor(factor)}>
        ${say.rename}
      </button>
      ${
        mayRemove
          ? html`<button class="plain remove" part="button" aria-label=${say.removeNamed(name)} @click=${() => does.removeFactor(factor)}>
              ${say.remove}
            </button>`
          : nothing
      }
    `,
  });
}

function renderNaming({ security: say, common }: SecurityMessages, factor: Factor, does: FactorActions): TemplateResult {
  const onSubmit = (event: SubmitEvent) => {
    event.preventDefault();
    does.renameFactor(factor, String(new FormData(event.target as HTMLFormElement).get('rename') ?? '').trim());
  };
  const onKey = ({ key }: KeyboardEvent) => {
    if (key === 'Escape') does.nameFactor(null);
  };
  return html`
    <form class="naming" @submit=${onSubmit} @keydown=${onKey}>
      <label class="label" part="label" for="rename">${say.name}</label>
      <input id="rename" class="text" name="rename" part="input" maxlength="60" autocomplete="off" .value=${factor.label ?? ''} />
      <div class="row">
        <button class="primary fit" part="button">${say.save}</button>
        <button type="button" part="button" @click=${() => does.nameFactor(null)}>${common.cancel}</button>
      </div>
    </form>
  `;
}
