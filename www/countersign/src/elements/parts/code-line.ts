import { html, nothing, type TemplateResult } from 'lit';
import { explain } from '../explanation.js';
import { icon } from '../icons.js';
import type { WaysMessages } from '../messages/index.js';
import * as pictures from '../pictures.js';
import type { LineKind } from '../refusal.js';

export interface CodeLine {
  say: WaysMessages;
  kind: LineKind;
  label: string;
  typed: string;
  /** What is wrong with it; empty where nothing is. */
  problem: string;
  busy: boolean;
  waiting: boolean;
  type: (text: string) => void;
}

/** A recovery code, or two codes of a token in a row. */
export function renderLine({ say, kind, label, typed, problem, busy, waiting, type }: CodeLine): TemplateResult {
  const recovery = kind === 'recovery';
  return html`<div>
    <label class="label" part="label" for=${kind}>${label}</label>
    <input
      id=${kind}
      class="text line ${kind}"
      name=${recovery ? 'recovery-code' : 'code'}
      part="input"
      type="text"
      dir="ltr"
      inputmode=${recovery ? nothing : 'numeric'}
      autocomplete=${recovery ? 'off' : 'one-time-code'}
      autocapitalize=${recovery ? 'characters' : nothing}
      autocorrect="off"
      spellcheck="false"
      enterkeyhint="done"
      aria-required="true"
      aria-describedby="hint problem"
      aria-invalid=${problem !== ''}
      .value=${typed}
      ?readonly=${busy}
      ?disabled=${waiting}
      @input=${(event: InputEvent) => type((event.target as HTMLInputElement).value)}
    />
    <p id="hint" class="small hint" part="hint">${recovery ? say.code.recoveryHint : say.code.pairHint}</p>
    <div id="problem" role="alert" part="problem">
      ${problem ? html`<p class="notice danger">${icon(waiting ? pictures.clock : pictures.alert)}<span>${problem}</span></p>` : nothing}
    </div>
  </div>`;
}

/** What is said of a line that is not finished; `null` when it can be sent. A code has `fewest` to `digits` digits. */
export function missingIn(kind: LineKind, typed: string, fewest: number, digits: number): ((say: WaysMessages) => string) | null {
  if (kind === 'recovery') return typed.trim() ? null : ({ code }) => code.recoveryEmpty;
  return typed.replace(/[^0-9]/g, '').length < 2 * fewest ? (say) => explain(say, { accepted: false, reason: 'malformed' }, 'pair', digits, 0) : null;
}
