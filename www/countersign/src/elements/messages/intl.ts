/** What `Intl` knows of a language, so that no sentence spells out units or plural rules by hand. */

/** The forms a language needs beside `other`, which every language has. `#` stands for the number. */
export type PluralForms = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string };

/** `counting('en')(2, { one: '# code', other: '# codes' })` → `2 codes`. */
export function counting(locale: string): (n: number, forms: PluralForms) => string {
  const rules = new Intl.PluralRules(locale);
  const number = new Intl.NumberFormat(locale);
  return (n, forms) => (forms[rules.select(n)] ?? forms.other).replace('#', number.format(n));
}

/** Whole seconds as the two largest units, which are enough to act on: 252 → `4 minutes, 12 seconds`. The sign is ignored. */
export function lasting(locale: string): (seconds: number) => string {
  const list = new Intl.ListFormat(locale, { type: 'unit', style: 'long' });
  const spell = (n: number, unit: string) => new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' }).format(n);
  return (seconds) => {
    const whole = Math.round(Math.abs(seconds));
    const parts: [number, string][] = [
      [Math.floor(whole / 86_400), 'day'],
      [Math.floor(whole / 3600) % 24, 'hour'],
      [Math.floor(whole / 60) % 60, 'minute'],
      [whole % 60, 'second'],
    ];
    const largest = parts.filter(([n]) => n > 0).slice(0, 2);
    return largest.length === 0 ? spell(0, 'second') : list.format(largest.map(([n, unit]) => spell(n, unit)));
  };
}

/** A name in whatever script, which must not reorder the sentence around it (Unicode FSI and PDI). */
export const isolated = (name: string) => `\u2068${name}\u2069`;

/** An address or a number, which reads from left to right in every language (Unicode LRI and PDI). */
export const leftToRight = (text: string) => `\u2066${text}\u2069`;
