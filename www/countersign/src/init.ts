import { CountersignError } from './error.js';
import { isPlain } from './guards.js';
import { loader, type InitSource, type Loader } from './loader.js';

export type { InitSource };

/** A source that is here, or will be. */
type Source = InitSource | PromiseLike<InitSource>;

/** Where each module comes from, when it is not the file beside the script. */
export interface InitSources {
  /** `countersign_qr_bg.wasm`: QR codes. */
  qr?: Source | undefined;
  /** `countersign_codes_bg.wasm`: secrets, codes, `otpauth://` addresses. */
  codes?: Source | undefined;
  /** `countersign_tools_bg.wasm`: compatibility, exports, recovery codes, Steam's codes, {@link hotpDerivation}. */
  tools?: Source | undefined;
}

/** The modules that this page's imports use: each is here once its functions are evaluated. */
const used = new Map<keyof InitSources, Loader>();

/** Adds a module to those that {@link init} loads. `address` is where it stands when nobody says otherwise. */
export function use(
  name: keyof InitSources,
  address: () => URL,
  fetched: (address: URL) => Source,
  instantiate: (input: { module_or_path: InitSource }) => Promise<unknown>,
): Loader['core'] {
  const module = loader(`countersign_${name}_bg.wasm`, () => fetched(address()), instantiate);
  used.set(name, module);
  return module.core;
}

let loading: Promise<void> | undefined;
let modules = 0;

/**
 * Loads the WebAssembly of every function that is imported, once: every later call returns the first call's promise. Nothing is
 * fetched before.
 *
 * Without `source`, Node reads the files of the package, and a browser fetches `countersign_…_bg.wasm` from beside the script
 * (bundlers find them through `new URL(…, import.meta.url)`). With `{ qr, codes, tools }` each comes from where you say.
 *
 * @throws {@link CountersignError} `wasm-unavailable` when one cannot be loaded; the next call tries again.
 */
export function init(source?: Source | InitSources): Promise<void> {
  // What was imported since needs loading too.
  if (loading && modules === used.size) return loading;
  modules = used.size;
  const all = [...used].map(([name, module]) => module.init(Promise.resolve().then(() => chosen(name, source))));
  loading = Promise.all(all).then(
    () => undefined,
    (error: unknown) => {
      loading = undefined;
      throw error;
    },
  );
  return loading;
}

function chosen(name: keyof InitSources, source: Source | InitSources | undefined): Source | undefined {
  if (source === undefined || source === null) return undefined;
  const names = [...used.keys()];
  if (isPlain(source) && names.some((known) => known in source)) return (source as InitSources)[name];
  if (names.length > 1) throw new CountersignError('wasm-unavailable', `init() needs a source for each module: { ${names.join(', ')} }.`);
  return source as Source;
}
