import { html, nothing, type TemplateResult } from 'lit';
import { icon, type Picture } from '../icons.js';

/** What follows the words, where something does. */
export type More = TemplateResult | typeof nothing;

/** What stands at the top of a step. The heading takes the focus when the step begins, so that reading goes on there. */
export function renderHeading(title: string, lead: string, more: More = nothing): TemplateResult {
  return html`
    <header>
      <h2 part="heading" tabindex="-1" data-focus>${title}</h2>
      <p class="lead" part="lead">${lead}</p>
      ${more}
    </header>
  `;
}

/** A step that only says something: passed, locked, over. */
export function renderStatement(
  picture: Picture,
  tone: 'good' | 'warning' | 'danger',
  title: string,
  lead: string,
  more: More = nothing,
): TemplateResult {
  return html`
    <div class="centre">
      <span class="badge ${tone}">${icon(picture)}</span>
      <h2 part="heading" tabindex="-1" data-focus>${title}</h2>
      <p class="lead" part="lead" role="status">${lead}</p>
      ${more}
    </div>
  `;
}
