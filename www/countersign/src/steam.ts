import { Operation, tools } from './tools-module.js';
import { options, text } from './guards.js';
import { KEY } from './kinds.js';
import { seconds, type Integer } from './numbers.js';

/** Steam's five-letter code. `at` is in **seconds** since 1970; default: now. */
export function steamCode(key: { secret: string; at?: Integer | undefined }): string {
  const given = options(key, 'key', ['secret', 'at']);
  return tools([KEY], Operation.steamCode, text(given.secret, 'secret'), seconds(given.at, 'at')).text();
}
