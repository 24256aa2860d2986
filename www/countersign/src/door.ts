/** The one way into a small module of WebAssembly: an operation's number and its arguments in, an answer or an error out. */
import { CountersignError } from './error.js';
import { Answer, encoded, type Field } from './wire.js';

/** The kinds of a module's errors in the order of their numbers, from 1 on, each with what it means. */
export type Kinds = readonly (readonly [code: string, message: string])[];

/** Asks a module, whose export is `call`. */
export function ask(
  call: (operation: number, input: Uint8Array) => Uint8Array,
  kinds: Kinds,
  operation: number,
  ...fields: readonly Field[]
): Answer {
  const answer = call(operation, encoded(fields));
  const number = answer[0];
  if (number === 0) return new Answer(answer, 1);
  const [code, message] = kinds[Number(number) - 1] ?? ['wasm-unavailable', 'The WebAssembly of countersign is of another version than its JavaScript.'];
  throw new CountersignError(code, message);
}
