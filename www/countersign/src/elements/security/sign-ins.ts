import { html, nothing, type TemplateResult } from 'lit';
import type { RecentSignIn } from '../../client/types.js';
import { moment } from '../dates.js';
import type { Language } from '../language.js';
import type { SecurityMessages } from '../messages/index.js';
import * as pictures from '../more-pictures.js';
import { renderItem } from './item.js';
import type { Question } from './questions.js';

/** How many are shown before more are asked for. */
const FEW = 5;

export interface SignInActions {
  disown: (signIn: RecentSignIn) => void;
}

/** The latest sign-ins, each with a way to say that it was somebody else's. Nothing where none is kept. */
export function renderSignIns(language: Language<SecurityMessages>, signIns: readonly RecentSignIn[], does: SignInActions): TemplateResult | typeof nothing {
  const say = language.messages.security;
  if (signIns.length === 0) return nothing;
  const list = (some: readonly RecentSignIn[]) => html`<ul class="items">
    ${some.map((signIn) => html`<li part="sign-in">${renderSignIn(language, signIn, does)}</li>`)}
  </ul>`;
  const earlier = signIns.slice(FEW);
  return html`
    <section aria-labelledby="sign-ins">
      <h3 part="heading" id="sign-ins">${say.signIns}</h3>
      <p class="small">${say.signInsLead}</p>
      ${list(signIns.slice(0, FEW))}
      ${
        earlier.length > 0
          ? html`<details>
              <summary>${say.earlier}</summary>
              ${list(earlier)}
            </details>`
          : nothing
      }
    </section>
  `;
}

/** What is asked before every session is ended because one was somebody else's. */
export function disowning({ security: say }: SecurityMessages, { passed }: RecentSignIn): Question {
  return { title: say.disown, lead: passed ? say.disownLead : say.disownTriesLead, yes: say.endSessions, tone: 'danger' };
}

function renderSignIn(language: Language<SecurityMessages>, signIn: RecentSignIn, does: SignInActions): TemplateResult {
  const { messages } = language;
  const say = messages.security;
  const { passed, current, device, place, attempts, failures, action } = signIn;
  const at = moment(language, signIn.at);
  const from = device?.trim() || say.deviceUnnamed;
  const tries = [say.tries(attempts), ...(failures > 0 ? [say.wrongCodes(failures)] : [])];
  return renderItem({
    picture: passed ? pictures.laptop : pictures.lock,
    name: from,
    pill: current ? say.thisOne : undefined,
    lines: [place, at, action, passed ? by(messages, signIn) : null],
    warning: passed ? (failures > 0 ? say.wrongCodes(failures) : undefined) : tries.join(' '),
    actions: current
      ? nothing
      : html`<button class="plain" part="button" aria-label=${say.notMeNamed(from, at)} @click=${() => does.disown(signIn)}>${say.notMe}</button>`,
  });
}

/** What was given, or why nothing was asked. */
function by({ ways, security: say }: SecurityMessages, { method, why }: RecentSignIn): string {
  if (method) return ways[method];
  if (why === 'sso') return say.bySso;
  return why === 'trusted-device' || why === 'known-device' ? say.byDevice : say.byPassword;
}
