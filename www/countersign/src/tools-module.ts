/** The module of what few pages need: compatibility, exports, recovery codes, Steam's codes, how a code comes about. */
// First, so that it stands first in a bundle: gzip makes less of JavaScript and WebAssembly in turns.
import { bytes } from './wasm/countersign_tools.inline.js';
import { door, type Door } from './door.js';
import { use } from './modules.js';

/** What it can be asked, by the numbers of `crates/wasm/src/tools/mod.rs`. */
export const Operation = {
  hotpDerivation: 1,
  steamCode: 2,
  formatRecoveryCode: 3,
  parseRecoveryCode: 4,
  readMigration: 5,
  writeMigration: 6,
  checkCompat: 7,
  compatAdvice: 8,
} as const;

export const tools: Door<(typeof Operation)[keyof typeof Operation]> = door(use('tools', bytes));
