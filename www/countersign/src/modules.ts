import { loader, type Loader } from './loader.js';

export type ModuleName = 'qr' | 'codes' | 'tools';

/** The modules that the imports of a page use: each is here once its functions are evaluated. */
export const used = new Map<ModuleName, Loader>();

/** The one function of a module: a number and bytes in, bytes out. */
export type Call = (number: number, input: Uint8Array) => Uint8Array<ArrayBuffer>;

/** What a module exports, in the way of wasm-bindgen: bytes are where they begin and how many they are. */
type Exports = Record<ModuleName, (number: number, from: number, length: number) => [from: number, length: number]> & {
  memory: WebAssembly.Memory;
  __wbindgen_malloc(length: number, alignment: number): number;
  __wbindgen_free(from: number, length: number, alignment: number): void;
};

/** Adds a module, which `bytes` hold and which imports nothing, and gives its function, which starts it if nothing has yet. */
export function use(name: ModuleName, bytes: () => BufferSource): Call {
  let exports!: Exports;
  const module = loader(bytes, (given) => (exports = new WebAssembly.Instance(given.module).exports as unknown as Exports));
  used.set(name, module);
  return (number, input) => {
    module.ready();
    const at = exports.__wbindgen_malloc(input.length, 1);
    new Uint8Array(exports.memory.buffer).set(input, at);
    // It takes the input, and frees it.
    const [from, length] = exports[name](number, at, input.length);
    const answer = new Uint8Array(exports.memory.buffer, from, length);
    const copy = answer.slice();
    // It may hold a secret, or a code.
    answer.fill(0);
    exports.__wbindgen_free(from, length, 1);
    return copy;
  };
}
