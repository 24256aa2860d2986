import { html, type TemplateResult } from 'lit';
import type { Session } from '../../client/types.js';

/** Whose second factor it is, and for what, as the person knows both. */
export interface Owner {
  workspace: string;
  account: string;
}

export function ownerOf(session: Session | null): Owner {
  return { workspace: session?.workspace ?? '', account: session?.member.label ?? session?.member.id ?? '' };
}

/** Which account's code is meant: people have many in one app, and the wrong one is the commonest reason for a wrong code. */
export function renderAccount({ workspace, account }: Owner): TemplateResult {
  return html`
    <p class="account" part="account">
      <span class="initial" aria-hidden="true">${[...workspace][0]?.toUpperCase() ?? ''}</span>
      <span class="names"><b>${workspace}</b> <span class="who">${account}</span></span>
    </p>
  `;
}
