/** What somebody typed or pasted into the digits' field; `digits` is what can stay there. */
export type Typed =
  | { kind: 'digits'; digits: string }
  /** Latin letters among them: no code of digits, so most likely a recovery code. */
  | { kind: 'recovery'; text: string; digits: string }
  /** Characters that are no ASCII digits, such as full-width or Arabic-Indic ones. */
  | { kind: 'foreign'; digits: string };

const MOST_DIGITS_OF_A_CODE = 8;

/** Spaces and hyphens go, as the core does it; the verifier has the last word on everything. */
export function readTyped(text: string, digits: number): Typed {
  const bare = text.replace(/[\s\u00a0-]/g, '');
  if (/^[0-9]*$/.test(bare) && bare.length <= MOST_DIGITS_OF_A_CODE) return { kind: 'digits', digits: bare.slice(0, digits) };
  const rest = bare.replace(/[^0-9]/g, '').slice(0, digits);
  if (!/^[0-9A-Za-z]+$/.test(bare)) return { kind: 'foreign', digits: rest };
  return { kind: 'recovery', text: text.trimStart(), digits: bare.length > MOST_DIGITS_OF_A_CODE ? '' : rest };
}
