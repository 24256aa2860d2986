import { html, nothing, type TemplateResult } from 'lit';
import type { Policy, Role } from '../../client/types.js';
import type { PresetName } from '../../policy/index.js';
import type { AdminWords } from '../messages/admin/index.js';
import { GROUPS, valueAt, type Field, type FieldPath, type Group, type Option } from './fields.js';
import { ROLES } from './roster.js';

export interface PolicyEditor {
  words: AdminWords;
  policy: Policy;
  change: (path: FieldPath, value: unknown) => void;
  begin: (preset: PresetName) => void;
}

/** The policy as a form, one group of fields after the other. */
export function renderPolicyEditor({ words, policy, change, begin }: PolicyEditor): TemplateResult {
  const say = words.policy;
  const onPreset = (event: Event) => {
    const select = event.target as HTMLSelectElement;
    if (select.value) begin(select.value as PresetName);
    select.value = '';
  };
  return html`
    <label class="label" for="preset">${say.preset}</label>
    <select id="preset" class="text" @change=${onPreset}>
      <option value="">${say.presetChoose}</option>
      ${Object.entries(say.presets).map(([name, title]) => html`<option value=${name}>${title}</option>`)}
    </select>
    ${(Object.keys(GROUPS) as Group[]).map(
      (group) => html`
        <section class="group" aria-labelledby="group-${group}">
          <h3 id="group-${group}">${say.groups[group]}</h3>
          ${GROUPS[group].map((field) => renderField(words, field, valueAt(policy, field.path), (value) => change(field.path, value)))}
        </section>
      `,
    )}
  `;
}

function renderField(words: AdminWords, field: Field, value: unknown, change: (value: unknown) => void): TemplateResult {
  const label = words.policy.fields[field.path];
  const id = `field-${field.path.replaceAll('.', '-')}`;
  switch (field.as) {
    case 'choice':
      return renderLine(id, label, renderSelect(words, id, field.options, value as Option, change));
    case 'mark':
      return renderLine(
        id,
        label,
        renderSelect(words, id, ['unmarked', 'recommended', 'less-secure'], (value as Option | undefined) ?? 'unmarked', (mark) =>
          change(mark === 'unmarked' ? undefined : mark),
        ),
      );
    case 'flag':
      return html`<label class="check">
        <input type="checkbox" id=${id} .checked=${value === true} @change=${(event: Event) => change((event.target as HTMLInputElement).checked)} />
        <span>${label}</span>
      </label>`;
    case 'number':
      return renderLine(
        id,
        label,
        html`<span class="number"
          ><input
            id=${id}
            class="text"
            type="number"
            inputmode="numeric"
            min=${field.min}
            max=${field.max}
            .value=${String(value)}
            @change=${(event: Event) => changeNumber(event.target as HTMLInputElement, field, value, change)}
          />${field.unit ? html`<span class="small">${words.policy[field.unit]}</span>` : nothing}</span
        >`,
      );
    case 'roles':
      return renderBoxes(label, ROLES, (role) => words.roles[role], (value ?? []) as Role[], change);
    case 'words':
      return renderBoxes(label, field.options, (option) => words.policy.options[option], (value ?? []) as Option[], change);
    case 'countries':
      return renderLine(
        id,
        label,
        html`<input
          id=${id}
          class="text"
          maxlength="200"
          autocapitalize="characters"
          autocomplete="off"
          .value=${((value ?? []) as string[]).join(' ')}
          @change=${(event: Event) => change((event.target as HTMLInputElement).value.toUpperCase().match(/[A-Z]{2}/g) ?? [])}
        />`,
      );
  }
}

/** A number that cannot be is put back: what stands there is always what the preview shows. */
function changeNumber(input: HTMLInputElement, { min, max }: { min: number; max: number }, before: unknown, change: (value: number) => void): void {
  const typed = Math.round(Number(input.value));
  if (input.value === '' || !Number.isFinite(typed)) {
    input.value = String(before);
    return;
  }
  const kept = Math.max(min, Math.min(max, typed));
  input.value = String(kept);
  change(kept);
}

function renderLine(id: string, label: string, control: TemplateResult): TemplateResult {
  return html`<div class="line"><label for=${id}>${label}</label>${control}</div>`;
}

function renderSelect(words: AdminWords, id: string, options: readonly Option[], chosen: Option, change: (option: Option) => void): TemplateResult {
  return html`<select id=${id} class="text" @change=${(event: Event) => change((event.target as HTMLSelectElement).value as Option)}>
    ${options.map((option) => html`<option value=${option} ?selected=${option === chosen} .selected=${option === chosen}>${words.policy.options[option]}</option>`)}
  </select>`;
}

function renderBoxes<T extends string>(label: string, all: readonly T[], name: (one: T) => string, chosen: readonly T[], change: (chosen: T[]) => void): TemplateResult {
  const toggle = (one: T, on: boolean) => change(all.filter((each) => (each === one ? on : chosen.includes(each))));
  return html`<fieldset class="boxes">
    <legend>${label}</legend>
    ${all.map(
      (one) =>
        html`<label class="box"
          ><input type="checkbox" .checked=${chosen.includes(one)} @change=${(event: Event) => toggle(one, (event.target as HTMLInputElement).checked)} />${name(one)}</label
        >`,
    )}
  </fieldset>`;
}
