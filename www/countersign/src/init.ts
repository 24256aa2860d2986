import { wasmSource } from '#wasm-source';
import { CountersignError, fromCore } from './error.js';
import instantiate from './wasm/countersign_otp.js';

/** Where the WebAssembly comes from, when it is not the file beside this module. */
export type InitSource = string | URL | Request | Response | BufferSource | WebAssembly.Module;

let loading: Promise<void> | undefined;
let loaded = false;

/**
 * Loads the WebAssembly, once: every later call returns the first call's promise. Nothing is fetched before.
 *
 * Without `source`, Node reads the file of the package, and a browser fetches `countersign_otp_bg.wasm` from beside the
 * script (bundlers find it through `new URL(…, import.meta.url)`).
 *
 * @throws {@link CountersignError} `wasm-unavailable` when it cannot be loaded; the next call tries again.
 */
export function init(source?: InitSource | PromiseLike<InitSource>): Promise<void> {
  loading ??= load(source ?? wasmSource()).catch((cause: unknown) => {
    loading = undefined;
    throw new CountersignError(
      'wasm-unavailable',
      'The WebAssembly of countersign could not be loaded: serve countersign_otp_bg.wasm beside the script, or pass its address to init().',
      { cause },
    );
  });
  return loading;
}

async function load(source: InitSource | PromiseLike<InitSource>): Promise<void> {
  await instantiate({ module_or_path: await source });
  loaded = true;
}

/** The one door to the core: refuses before {@link init}, and types what the core throws. */
export function core<T>(call: () => T): T {
  if (!loaded) {
    throw new CountersignError('not-initialized', 'countersign is not initialized: await init() once before any other function.');
  }
  try {
    return call();
  } catch (thrown) {
    throw fromCore(thrown);
  }
}
