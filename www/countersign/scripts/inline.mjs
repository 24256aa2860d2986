// A module of WebAssembly as a module of JavaScript, so that every bundler and every runtime finds it without being told how.
//
// One printable character stands for each of the bytes that WebAssembly has most of, and two for each of the others. So a
// repetition of bytes is a repetition of characters, and gzip makes of it what it makes of the file; of base64 it makes 27 % more.
// What reads it is src/unpack.ts.
import { readFileSync } from 'node:fs';

/**
 * Printable, but for what JavaScript in double quotes or HTML around it would escape. They begin with `d`, since gzip counts what
 * stands here and the JavaScript beside it as one: small numbers become the small letters that JavaScript has most of.
 */
const LETTERS = [...bytes(0x64, 0x7f), ...bytes(0x23, 0x64)].map((code) => String.fromCharCode(code)).filter((letter) => !'<\\'.includes(letter));

/** What stands alone: small numbers and common instructions, the bytes that the modules have most of. */
const ALONE = [...bytes(0x00, 0x2e), ...bytes(0x36, 0x48), ...bytes(0x69, 0x81)];
const ORDER = [...ALONE, ...bytes(0x2e, 0x36), ...bytes(0x48, 0x69), ...bytes(0x81, 0x100)];

function bytes(from, until) {
  return Array.from({ length: until - from }, (_, at) => from + at);
}

/** The letters of each byte. */
const written = [];
ORDER.forEach((byte, place) => {
  const rest = place - ALONE.length;
  written[byte] = rest < 0 ? LETTERS[place] : LETTERS[ALONE.length + Math.floor(rest / LETTERS.length)] + LETTERS[rest % LETTERS.length];
});

/** The text of the module of JavaScript, for a folder beside unpack.js. */
export function inlined(file) {
  const text = Array.from(readFileSync(file), (byte) => written[byte]).join('');
  return `import { unpacked } from '../unpack.js';\nexport const bytes = () => unpacked("${text}");\n`;
}

/** Its types. */
export const inlinedTypes = '/** The WebAssembly. */\nexport declare const bytes: () => Uint8Array<ArrayBuffer>;\n';
