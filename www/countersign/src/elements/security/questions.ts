import { html, type TemplateResult } from 'lit';
import type { FactorKind } from '../../client/types.js';
import type { SecurityMessages } from '../messages/index.js';
import { renderHeading } from '../views/heading.js';

/** What is asked before something is taken away. */
export interface Question {
  title: string;
  lead: string;
  /** On the button that does it. */
  yes: string;
  tone: 'danger' | 'primary fit';
}

export function renderQuestion({ common }: SecurityMessages, { title, lead, yes, tone }: Question, busy: boolean, go: () => void, cancel: () => void): TemplateResult {
  return html`
    ${renderHeading(title, lead)}
    <div class="row">
      <button class=${tone} part="button" aria-disabled=${busy} @click=${go}>${yes}</button>
      <button part="button" @click=${cancel}>${common.cancel}</button>
    </div>
  `;
}

/** Asks for a name for what is about to be set up. */
export function renderNameForm(all: SecurityMessages, kind: FactorKind, busy: boolean, named: (name: string) => void): TemplateResult {
  const { security: say, enrollment, kinds, common } = all;
  const onSubmit = (event: SubmitEvent) => {
    event.preventDefault();
    named(String(new FormData(event.target as HTMLFormElement).get('name') ?? '').trim());
  };
  return html`
    <form @submit=${onSubmit}>
      ${kind === 'totp' ? renderHeading(enrollment.addTitle, enrollment.addLead) : renderHeading(kinds[kind], kinds[`${kind}-hint`])}
      <label class="label" part="label" for="name">${say.name}</label>
      <input id="name" class="text" name="name" part="input" maxlength="60" autocomplete="off" aria-describedby="name-hint" />
      <p id="name-hint" class="small hint" part="hint">${say.nameHint}</p>
      <button class="primary" part="button" aria-disabled=${busy}>${common.continue}</button>
    </form>
  `;
}
