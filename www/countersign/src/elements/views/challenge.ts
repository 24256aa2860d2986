import { html, type TemplateResult } from 'lit';
import type { Refusal } from '../../client/types.js';
import type { Messages } from '../messages/index.js';
import type { CodeEvent, KindEvent } from '../parts/code-field.js';
import type { CodeKind } from '../refusal.js';
import { renderHeading, type More } from './heading.js';

export interface Challenge {
  say: Messages;
  title: string;
  /** What to type, for each kind of code. */
  leads: Record<CodeKind, string>;
  account: More;
  kind: CodeKind;
  refused: Refusal | null;
  busy: boolean;
  now: () => number;
  answer: (code: string) => void;
  choose: (kind: CodeKind) => void;
}

/** Asks for a code, from the app or a recovery code. */
export function renderChallenge({ say, title, leads, account, kind, refused, busy, now, answer, choose }: Challenge): TemplateResult {
  return html`
    ${renderHeading(title, leads[kind], account)}
    <countersign-code-field
      data-focus-field
      exportparts="button, digits, input, problem, switch, countdown"
      recovery
      .say=${say}
      .kind=${kind}
      .refused=${refused}
      .busy=${busy}
      .now=${now}
      @countersign-code=${(event: CodeEvent) => answer(event.detail.code)}
      @countersign-kind=${(event: KindEvent) => choose(event.detail.kind)}
    ></countersign-code-field>
  `;
}
