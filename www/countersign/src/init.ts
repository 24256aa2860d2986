import { CountersignError } from './error.js';
import { isPlain } from './guards.js';
import { load, type InitSource, type Source } from './load.js';
import { used, type ModuleName } from './modules.js';

export type { InitSource };

/** Where each module comes from, when it is not what the package brings. */
export interface InitSources {
  /** `countersign_qr_bg.wasm`: QR codes. */
  qr?: Source;
  /** `countersign_codes_bg.wasm`: secrets, codes, `otpauth://` addresses. */
  codes?: Source;
  /** `countersign_tools_bg.wasm`: compatibility, exports, recovery codes, Steam's codes, {@link hotpDerivation}. */
  tools?: Source;
}

let loading: Promise<void> | undefined;
let modules = 0;

/**
 * Starts the WebAssembly of every function that is imported ahead of its first use, without holding up the page, once: every later
 * call returns the first call's promise. Without it, the first function that is called does, in a moment.
 *
 * The package brings its WebAssembly along and fetches nothing. `source` is for a runtime or a policy that wants another: an
 * address, a `Response`, bytes or a compiled module of `countersign/countersign_…_bg.wasm`, as `{ qr, codes, tools }`.
 *
 * @throws {@link CountersignError} `wasm-unavailable` when one cannot be started; the next call tries again.
 */
export function init(source?: InitSource | PromiseLike<InitSource> | InitSources): Promise<void> {
  // What was imported since needs starting too.
  if (loading && modules === used.size) return loading;
  modules = used.size;
  const all = [...used].map(([name, module]) => load(module, () => chosen(name, source)));
  loading = Promise.all(all).then(
    () => undefined,
    (error: unknown) => {
      loading = undefined;
      throw error;
    },
  );
  return loading;
}

async function chosen(name: ModuleName, source: Source | InitSources): Promise<InitSource | undefined> {
  if (source === undefined || source === null) return undefined;
  const names = [...used.keys()];
  if (isPlain(source) && names.some((known) => known in source)) return (source as InitSources)[name];
  if (names.length > 1) throw new CountersignError('wasm-unavailable', `init() needs a source for each module: { ${names.join(', ')} }.`);
  return source as Source;
}
