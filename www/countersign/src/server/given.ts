/** What a caller gave, checked by name before anything is sent: a message names the argument and repeats no secret. */

/** The text of an argument. `what` says where somebody finds it who left it out. */
export function text(name: string, value: unknown, what = ''): string {
  if (typeof value === 'string') return value;
  if (value === undefined || value === null) throw new TypeError(what ? `${name} is missing: ${what}` : `${name} is missing`);
  throw new TypeError(typeof value === 'number' ? `${name} is text, such as '42', and not a number` : `${name} is text`);
}

/** Options as a plain object of these names alone: one that is misspelled would be overlooked. */
export function options<T extends object>(name: string, value: T, known: readonly (keyof T & string)[]): T {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new TypeError(`${name} is an object: { ${known.join(', ')} }`);
  const unknown = Object.keys(value).find((key) => !(known as readonly string[]).includes(key));
  if (unknown !== undefined) throw new TypeError(`${unknown} is no option of ${name}: it takes ${known.join(', ')}`);
  return value;
}
