import { html, nothing, type TemplateResult } from 'lit';
import { icon, type Picture } from '../icons.js';
import type { More } from '../views/heading.js';

export interface Item {
  picture: Picture;
  name: string;
  /** A mark beside the name. */
  pill?: string | undefined;
  lines: readonly (string | null | undefined)[];
  /** Something to look at before it is too late. */
  warning?: string | undefined;
  actions: More;
}

/** One of the things that a member has, with what can be done to it. */
export function renderItem({ picture, name, pill, lines, warning, actions }: Item): TemplateResult {
  return html`
    <span class="device">${icon(picture)}</span>
    <span class="what">
      <span class="named"><bdi><b>${name}</b></bdi>${pill ? html` <span class="pill">${pill}</span>` : nothing}</span>
      ${lines.map((line) => (line ? html` <span class="small"><bdi>${line}</bdi></span>` : nothing))}
      ${warning ? html`<span class="small warned">${warning}</span>` : nothing}
    </span>
    <span class="do">${actions}</span>
  `;
}
