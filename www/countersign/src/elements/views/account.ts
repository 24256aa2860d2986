import { html, nothing, type TemplateResult } from 'lit';
import type { Session } from '../../client/types.js';

/** Whose second factor it is, and for what, as the person knows both. */
export interface Owner {
  workspace: string;
  account: string;
}

export function ownerOf(session: Session | null): Owner {
  return { workspace: session?.workspace ?? '', account: session?.member.label ?? session?.member.id ?? '' };
}

/**
 * Which account this is about: people have many in one app, the wrong one is the commonest reason for a wrong code, and
 * a page on a foreign domain that names neither looks like a fraud. `logo` is the workspace's own, where it has one.
 */
export function renderAccount({ workspace, account }: Owner, logo: string | null = null): TemplateResult {
  return html`
    <p class="account" part="account">
      ${
        logo
          ? html`<img class="logo" src=${logo} alt="" />`
          : html`<span class="initial" aria-hidden="true">${[...workspace][0]?.toUpperCase() ?? nothing}</span>`
      }
      <span class="names"><bdi><b>${workspace}</b></bdi> <bdi class="who">${account}</bdi></span>
    </p>
  `;
}
