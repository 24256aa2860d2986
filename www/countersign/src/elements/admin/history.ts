import { html, nothing, type TemplateResult } from 'lit';
import type { Policy, PolicyChange } from '../../client/types.js';
import { moment } from '../dates.js';
import type { Language } from '../language.js';
import type { AdminWords } from '../messages/admin/index.js';
import { differences } from './differences.js';

export interface PastPolicies {
  words: AdminWords;
  language: Language;
  /** Newest first; the first is in force. */
  policies: readonly PolicyChange[];
  /** Whether there are older ones than these. */
  more: boolean;
  busy: boolean;
  name: (member: string) => string;
  /** Puts a policy into the form. */
  begin: (policy: Policy) => void;
  older: () => void;
}

/** The policies that the workspace had: who changed what and when, and a way back. */
export function renderHistory({ words, language, policies, more, busy, name, begin, older }: PastPolicies): TemplateResult {
  const say = words.policy.history;
  const changed = (past: PolicyChange, at: number) => {
    const before = policies[at + 1];
    if (before) return renderDifferences(words, language, before, past);
    return more ? nothing : html`<p class="small">${say.first}</p>`;
  };
  return html`
    <section class="history" aria-labelledby="history">
      <h3 id="history">${say.title}</h3>
      <p class="small">${say.lead}</p>
      <ol class="items">
        ${policies.map(
          (past, at) =>
            html`<li>
              <div class="past">
                <b>${say.version(past.version)}</b>
                <span class="small"
                  >${moment(language, past.changed_at)}${past.changed_by ? html` · <bdi>${name(past.changed_by)}</bdi>` : nothing}</span
                >
                ${
                  at === 0
                    ? nothing
                    : html`<button class="plain" part="button" aria-label="${say.begin} – ${say.version(past.version)}" @click=${() => begin(past.policy)}>${say.begin}</button>`
                }
              </div>
              ${changed(past, at)}
            </li>`,
        )}
      </ol>
      ${more ? html`<button part="button" aria-disabled=${busy} @click=${older}>${words.events.more}</button>` : nothing}
    </section>
  `;
}

function renderDifferences(words: AdminWords, language: Language, before: PolicyChange, after: PolicyChange): TemplateResult {
  const say = words.policy.history;
  const all = differences(words, language.messages.locale, before.policy, after.policy);
  if (all.length === 0) return html`<p class="small">${say.same}</p>`;
  return html`
    <table class="changes">
      <thead>
        <tr>
          <th scope="col">${say.what}</th>
          <th scope="col">${say.before}</th>
          <th scope="col">${say.after}</th>
        </tr>
      </thead>
      <tbody>
        ${all.map(
          (each) =>
            html`<tr>
              <th scope="row"><bdi>${each.what}</bdi></th>
              <td><bdi>${each.before}</bdi></td>
              <td><bdi>${each.after}</bdi></td>
            </tr>`,
        )}
      </tbody>
    </table>
  `;
}
