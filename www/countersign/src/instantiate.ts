import type { InitSource } from './loader.js';

/** A small module's functions, with what wasm-bindgen leaves to a bundler: to give them their module. */
interface Glue {
  __wbg_set_wasm(exports: WebAssembly.Exports): void;
}

/** Starts a small module. One loader for all of them: the one that wasm-bindgen would write into each is larger than their glue. */
export async function instantiate(name: string, functions: object, source: InitSource): Promise<void> {
  const glue = functions as Glue & WebAssembly.ModuleImports;
  const { exports } = await instance(source, { [`./${name}_bg.js`]: glue });
  glue.__wbg_set_wasm(exports);
  (exports['__wbindgen_start'] as () => void)();
}

async function instance(source: InitSource, imports: WebAssembly.Imports): Promise<WebAssembly.Instance> {
  const isAddress = typeof source === 'string' || source instanceof URL || (typeof Request === 'function' && source instanceof Request);
  let from = isAddress ? await fetch(source) : source;
  if (typeof Response === 'function' && from instanceof Response) {
    if (!from.ok) throw new Error(`HTTP ${from.status}`);
    if (from.headers.get('content-type') === 'application/wasm') {
      return (await WebAssembly.instantiateStreaming(from, imports)).instance;
    }
    from = await from.arrayBuffer();
  }
  // Bytes give both; a module, which is there already, gives the instance alone.
  const made: object = await WebAssembly.instantiate(from as BufferSource, imports);
  return made instanceof WebAssembly.Instance ? made : (made as WebAssembly.WebAssemblyInstantiatedSource).instance;
}
