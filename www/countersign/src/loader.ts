import { CountersignError } from './error.js';

/** One module of WebAssembly, started once. */
export interface Loader {
  /** What it is made from when nobody gives another: bytes, or what a runtime that compiles nothing itself was given compiled. */
  own: () => BufferSource | WebAssembly.Module;
  readonly started: boolean;
  start(module: WebAssembly.Module): void;
  /** Starts it if nothing has yet. */
  ready(): void;
}

/** The module that `bytes` hold, whose glue is `instantiate`. */
export function loader(bytes: () => BufferSource, instantiate: (given: { module: WebAssembly.Module }) => unknown): Loader {
  let started = false;
  const self: Loader = {
    own: bytes,
    get started() {
      return started;
    },
    start(module) {
      if (started) return;
      instantiate({ module });
      started = true;
    },
    ready() {
      if (started) return;
      try {
        const own = self.own();
        self.start(own instanceof WebAssembly.Module ? own : new WebAssembly.Module(own));
      } catch (cause) {
        throw unavailable(cause);
      }
    },
  };
  return self;
}

export function unavailable(cause: unknown): CountersignError {
  return new CountersignError(
    'wasm-unavailable',
    "WebAssembly could not be started. A page's content security policy must allow it: script-src 'wasm-unsafe-eval'. " +
      'In workerd and on the edge, bundle with the condition `workerd`, or give init() the compiled module.',
    { cause },
  );
}
