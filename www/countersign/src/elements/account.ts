import { html, type TemplateResult } from 'lit';

/** Which account's code is meant: people have many in one app, and the wrong one is the commonest reason for a wrong code. */
export function renderAccount(workspace: string, account: string): TemplateResult {
  return html`
    <p class="account" part="account">
      <span class="initial" aria-hidden="true">${[...workspace][0]?.toUpperCase() ?? ''}</span>
      <span class="names"><b>${workspace}</b> <span class="who">${account}</span></span>
    </p>
  `;
}
