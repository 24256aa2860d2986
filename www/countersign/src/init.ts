import { wasmSource } from '#wasm-source';
import { loader, type InitSource } from './loader.js';
import instantiate from './wasm/countersign_otp.js';

export type { InitSource };

const { init: load, core } = loader('countersign_otp_bg.wasm', wasmSource, instantiate);

/** The one door to the core: refuses before {@link init}, and types what the core throws. */
export { core };

/**
 * Loads the WebAssembly, once: every later call returns the first call's promise. Nothing is fetched before.
 *
 * Without `source`, Node reads the file of the package, and a browser fetches `countersign_otp_bg.wasm` from beside the
 * script (bundlers find it through `new URL(…, import.meta.url)`).
 *
 * @throws {@link CountersignError} `wasm-unavailable` when it cannot be loaded; the next call tries again.
 */
export function init(source?: InitSource | PromiseLike<InitSource>): Promise<void> {
  return load(source);
}
