/** The module of secrets, codes and addresses. */
// First, so that it stands first in a bundle: gzip makes less of JavaScript and WebAssembly in turns.
import { bytes } from './wasm/countersign_codes.inline.js';
import { door, type Door } from './door.js';
import { use } from './modules.js';

/** What it can be asked, by the numbers of `crates/wasm/src/codes/mod.rs`. */
export const Operation = {
  encodeSecret: 1,
  decodeSecret: 2,
  strength: 3,
  parseCode: 4,
  hotpCode: 5,
  totpCode: 6,
  verifyHotp: 7,
  resyncHotp: 8,
  verifyTotp: 9,
  writeUri: 10,
  parseUri: 11,
} as const;

export const codes: Door<(typeof Operation)[keyof typeof Operation]> = door(use('codes', bytes));
