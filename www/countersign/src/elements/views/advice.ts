import { html, nothing, type TemplateResult } from 'lit';
import type { Advice } from '../../client/types.js';
import type { SetUpMessages } from '../messages/index.js';

/** What the policy wants people to know once they have set something up. */
export function renderAdvice({ advice: say }: SetUpMessages, advice: readonly Advice[]): TemplateResult | typeof nothing {
  if (advice.length === 0) return nothing;
  return html`<ul class="advice">
    ${advice.map((each) => html`<li>${say[each]}</li>`)}
  </ul>`;
}
