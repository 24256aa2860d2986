/** The module of what few pages need: compatibility, exports, recovery codes, Steam's codes, how a code comes about. */
import { fetched } from '#wasm-source';
import { ask, type Kinds } from './door.js';
import { use } from './init.js';
import { instantiate } from './instantiate.js';
import * as functions from './wasm/countersign_tools.js';
import type { Answer, Field } from './wire.js';

/** The one door to it: refuses before `init`. */
export const core = use(
  'tools',
  () => new URL('./countersign_tools_bg.wasm', import.meta.url),
  fetched,
  ({ module_or_path }) => instantiate(functions.__wbg_set_wasm, module_or_path),
);

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

type Operation = (typeof Operation)[keyof typeof Operation];

export const tools = (kinds: Kinds, operation: Operation, ...fields: readonly Field[]): Answer => ask(functions.tools, kinds, operation, ...fields);
