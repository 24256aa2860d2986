/** The text of an argument, checked before anything is sent; what is wrong repeats no secret. `where` tells who left it out where it is. */
export function text(name: string, value: unknown, where = ''): string {
  if (typeof value === 'string') return value;
  if (value === undefined || value === null) throw new TypeError(where ? `${name} is missing: ${where}` : `${name} is missing`);
  throw new TypeError(typeof value === 'number' ? `${name} is text, such as '42', and not a number` : `${name} is text`);
}

/** What has names: an object. */
export function named<T extends object>(name: string, value: T, example: string): T {
  if (typeof value === 'object' && value !== null) return value;
  throw new TypeError(`${name} takes an object: ${example}`);
}
