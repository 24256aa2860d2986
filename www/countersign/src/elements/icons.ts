import { html, type TemplateResult } from 'lit';

/** A path, as `pictures.ts` has them: its name alone would not compile. */
export type Picture = `M${string}`;

/** One of `pictures.ts`: decoration only, the words beside it carry the meaning. */
export function icon(picture: Picture): TemplateResult {
  return html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><path d=${picture} /></svg>`;
}
