/**
 * Structured values on their way to the core: copied once into plain ones of bounded size, so that nothing of the caller's
 * runs later and nothing large is reserved. Which fields there are and what they may hold, the core knows.
 */
import { CountersignError } from '../error.js';
import { isPlain, read } from '../guards.js';

/** Values in one argument, however deep: some ten thousand members. */
const MAX_VALUES = 500_000;
const MAX_DEPTH = 8;
/** Entries of one list. */
const MAX_ITEMS = 20_000;
/** Every field and every word is short and of this kind (`__proto__` is not); one that is not is never repeated in an error. */
const FIELD = /^[a-z][a-z_]{0,39}$/;
const WORD = /^[A-Za-z-]{1,40}$/;

export function data(value: unknown, name: string): unknown {
  let left = MAX_VALUES;
  const wrong = (code: string, what: string) => new CountersignError(code, `\`${name}\` ${what}`);

  function copy(from: unknown, depth: number): unknown {
    left -= 1;
    if (left < 0 || depth > MAX_DEPTH) throw wrong('too-long', 'is too large or too deep.');
    switch (typeof from) {
      case 'boolean':
        return from;
      case 'number':
        if (Number.isSafeInteger(from)) return from;
        throw wrong('out-of-range', 'holds a number that is not whole, or too large.');
      case 'string':
        if (WORD.test(from)) return from;
        throw wrong('wrong-shape', 'holds a text that is no word of a policy.');
      case 'object':
        if (from === null) return null;
        if (Array.isArray(from)) return list(from, depth);
        if (isPlain(from)) return object(from, depth);
    }
    throw wrong('wrong-shape', 'holds something that is no plain value: only objects, arrays, words, whole numbers, true, false and null.');
  }

  function list(from: unknown[], depth: number): unknown[] {
    const length = Number(from.length);
    if (!(length <= MAX_ITEMS)) throw wrong('too-long', `holds a list of more than ${MAX_ITEMS} entries.`);
    return Array.from({ length }, (_, at) => copy(from[at], depth + 1));
  }

  function object(from: Record<PropertyKey, unknown>, depth: number): Record<string, unknown> {
    const into: Record<string, unknown> = {};
    for (const key of Reflect.ownKeys(from)) {
      if (typeof key !== 'string' || !FIELD.test(key)) throw wrong('unknown-option', 'holds a key that is not a field: all are in snake_case.');
      const value = from[key];
      if (value !== undefined) into[key] = copy(value, depth + 1);
    }
    return into;
  }

  return read(name, () => copy(value, 0));
}
