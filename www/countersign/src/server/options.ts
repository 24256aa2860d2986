/**
 * Refuses what is no option, so that no slip is overlooked. A name may be anything, a secret as well: only that of an option is
 * repeated, where one is meant that is written otherwise.
 */
export function onlyOptions(given: object, of: string, known: readonly string[]): void {
  const plain = (name: string) => name.replaceAll(/[-_]/g, '').toLowerCase();
  const other = Object.keys(given).find((name) => !known.includes(name));
  if (other === undefined) return;
  const meant = known.find((name) => plain(name) === plain(other));
  throw new TypeError(`${of}: one key is not an option; ${meant ? `did you mean \`${meant}\`?` : `known are ${known.join(', ')}.`}`);
}
