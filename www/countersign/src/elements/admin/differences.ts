import type { Policy } from '../../client/types.js';
import type { AdminWords } from '../messages/admin/index.js';
import { GROUPS, type Field, type Group, type Option } from './fields.js';

/** A part of a policy that is another one than before, in words. */
export interface Difference {
  what: string;
  before: string;
  after: string;
}

/** The fields of the form by their paths, each with the group that it stands in: several groups have a "Team". */
const FIELDS: ReadonlyMap<string, { field: Field; group: Group }> = new Map(
  (Object.keys(GROUPS) as Group[]).flatMap((group) => GROUPS[group].map((field) => [field.path, { field, group }])),
);

/** What one policy says otherwise than another, in the order of the form; then what the form does not know, as programs write it. */
export function differences(words: AdminWords, locale: string, before: Policy, after: Policy): Difference[] {
  const [old, now] = [parts(before), parts(after)];
  const paths = new Set([...FIELDS.keys(), ...old.keys(), ...now.keys()]);
  return [...paths]
    .filter((path) => JSON.stringify(old.get(path)) !== JSON.stringify(now.get(path)))
    .map((path) => {
      const known = FIELDS.get(path);
      const told = (value: unknown) => (known ? inWords(words, locale, known.field, value) : value === undefined ? '–' : JSON.stringify(value));
      const what = known ? `${words.policy.groups[known.group]} · ${words.policy.fields[known.field.path]}` : path;
      return { what, before: told(old.get(path)), after: told(now.get(path)) };
    });
}

/** Every part of a policy by its path; a list is one part. */
function parts(policy: Policy): Map<string, unknown> {
  const found = new Map<string, unknown>();
  const look = (value: unknown, path: string): void => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) found.set(path, value);
    else for (const [name, part] of Object.entries(value)) look(part, path ? `${path}.${name}` : name);
  };
  look(policy, '');
  return found;
}

function inWords(words: AdminWords, locale: string, field: Field, value: unknown): string {
  const { policy: say, roles } = words;
  const list = (all: readonly string[]) => (all.length === 0 ? say.history.none : new Intl.ListFormat(locale).format(all));
  switch (field.as) {
    case 'choice':
      return say.options[value as Option];
    case 'mark':
      return say.options[(value as Option | undefined) ?? 'unmarked'];
    case 'flag':
      return value === true ? say.history.yes : say.history.no;
    case 'number':
      return `${new Intl.NumberFormat(locale).format(Number(value))}${field.unit ? ` ${say[field.unit]}` : ''}`;
    case 'roles':
      return list(((value ?? []) as (keyof typeof roles)[]).map((role) => roles[role]));
    case 'words':
      return list(((value ?? []) as Option[]).map((option) => say.options[option]));
    case 'countries':
      return list((value ?? []) as string[]);
  }
}
