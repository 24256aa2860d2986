import { CountersignError, fromCore } from './error.js';

/** Where the WebAssembly comes from, when it is not the file beside this module. */
export type InitSource = string | URL | Request | Response | BufferSource | WebAssembly.Module;

type Source = InitSource | PromiseLike<InitSource>;
/** Absent means the module's own place. */
type Given = Source | PromiseLike<InitSource | undefined>;

/** Loads one module of WebAssembly once, and is the one door to it. */
export interface Loader {
  init(source?: Given): Promise<void>;
  core<T>(call: () => T): T;
}

/** A loader of the module called `file`, whose own place is `beside` and whose glue is `instantiate`. */
export function loader(file: string, beside: () => Source, instantiate: (input: { module_or_path: InitSource }) => Promise<unknown>): Loader {
  let loading: Promise<void> | undefined;
  let loaded = false;

  async function load(source: Given | undefined): Promise<void> {
    await instantiate({ module_or_path: (await source) ?? (await beside()) });
    loaded = true;
  }

  return {
    init(source) {
      loading ??= load(source).catch((cause: unknown) => {
        loading = undefined;
        if (cause instanceof CountersignError) throw cause;
        throw new CountersignError(
          'wasm-unavailable',
          `The WebAssembly of countersign could not be loaded: serve ${file} beside the script, or pass its address to init().`,
          { cause },
        );
      });
      return loading;
    },
    core(call) {
      if (!loaded) {
        throw new CountersignError('not-initialized', 'countersign is not initialized: await init() once before any other function.');
      }
      try {
        return call();
      } catch (thrown) {
        throw fromCore(thrown);
      }
    },
  };
}
