/** The one way into a small module of WebAssembly: an operation's number and its arguments in, an answer or an error out. */
import { CountersignError, OTHER_VERSION } from './error.js';
import type { Call } from './modules.js';
import { Answer, encoded, type Field } from './wire.js';

/** The name of an error's kind, and what it means; in words that may speak of a number or two. */
export type Kind = readonly [code: string, message: string | ((first: number, second: number) => string)];

/** Kinds of errors whose numbers follow each other, from `first` on. */
export interface Group {
  readonly first: number;
  readonly kinds: readonly Kind[];
}

/** The kinds that a function can meet: a page downloads the words of those alone. */
export type Kinds = readonly Group[];

/** Asks a module for one of its operations. */
export type Door<Operation extends number> = (kinds: Kinds, operation: Operation, ...fields: readonly Field[]) => Answer;

/** The door to the module whose function is `call`. */
export function door(call: Call): Door<number> {
  return (kinds, operation, ...fields) => {
    const input = encoded(fields);
    const answer = call(operation, input);
    // It held a secret, or a code.
    input.fill(0);
    const number = answer[0];
    if (number === 0) return new Answer(answer, 1);
    const { code, message } = told(kinds, Number(number), answer.subarray(1));
    throw new CountersignError(code, message);
  };
}

/** An error's name and words, by its number; the details are numbers of four bytes. */
export function told(groups: Kinds, number: number, details: Uint8Array = new Uint8Array()): { code: string; message: string } {
  const found = groups.map(({ first, kinds }) => kinds[number - first]).find((kind) => kind);
  const [code, words] = found ?? OTHER_VERSION;
  const view = new DataView(details.buffer, details.byteOffset);
  const detail = (at: number) => (details.length > at ? view.getUint32(at, true) : 0);
  return { code, message: typeof words === 'string' ? words : words(detail(0), detail(4)) };
}
