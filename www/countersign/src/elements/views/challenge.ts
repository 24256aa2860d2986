import { html, nothing, type TemplateResult } from 'lit';
import type { MethodOffered } from '../../client/types.js';
import type { ChallengeFlow } from '../challenge-flow.js';
import type { CodeMessages } from '../messages/index.js';
import '../parts/code-field-define.js';
import type { CodeEvent } from '../parts/code-field.js';
import type { CodeParts } from '../parts/code-parts.js';
import { renderHeading, type More } from './heading.js';

export interface Challenge {
  say: CodeMessages;
  title: string;
  /** What to do, for the way that is tried. */
  lead: (way: MethodOffered) => string;
  /** Above the field, where it says more than what the kind of code does. */
  label?: string;
  account: More;
  flow: ChallengeFlow;
  busy: boolean;
  now: () => number;
  /** What the field needs for everything but an app's code. */
  parts: CodeParts | null;
  answer: (code: string) => void;
  /** What can be chosen with the code, such as trust in this device. */
  choices?: More;
  /** What stands below the field: what can be done when nothing came, and the other ways. */
  below: More;
}

/** Asks for a code of the way that is tried. */
export function renderChallenge({ say, title, lead, label = '', account, flow, busy, now, parts, answer, choices = nothing, below }: Challenge): TemplateResult {
  const { way } = flow;
  if (!way) return renderHeading(title, '', account);
  return html`
    ${renderHeading(title, lead(way), account)}
    <countersign-code-field
      data-focus-field
      exportparts="button, label, hint, digits, input, problem, countdown"
      .say=${say}
      .label=${label}
      .kind=${flow.kind}
      .parts=${parts}
      .toRecovery=${flow.takesRecovery ? () => flow.choose('recovery-code') : null}
      .fewest=${way.digits[0] ?? 6}
      .digits=${way.digits.at(-1) ?? 6}
      .refused=${flow.refused}
      .busy=${busy}
      .now=${now}
      @countersign-code=${(event: CodeEvent) => answer(event.detail.code)}
    >
      ${choices === nothing ? nothing : html`<div slot="choices">${choices}</div>`}
      <div class="more">${below}</div>
    </countersign-code-field>
  `;
}

/** To a recovery code and back: a quiet link. */
export function renderSwitch(words: string, go: () => void): TemplateResult {
  return html`<p class="switch"><button type="button" class="plain" part="switch" @click=${go}>${words}</button></p>`;
}
