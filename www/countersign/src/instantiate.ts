import type { InitSource } from './loader.js';

/**
 * Starts a small module, which imports nothing, and gives what it exports to its functions. One loader for all of them: the one
 * that wasm-bindgen would write into each is larger than their glue.
 */
export async function instantiate(connect: (exports: WebAssembly.Exports) => void, source: InitSource): Promise<void> {
  const isAddress = typeof source === 'string' || source instanceof URL || (typeof Request === 'function' && source instanceof Request);
  let from = isAddress ? await fetch(source) : source;
  if (typeof Response === 'function' && from instanceof Response) {
    if (!from.ok) throw new Error(`HTTP ${from.status}`);
    // A few kilobytes are here as soon as they can be read: nothing is gained by compiling them on the way.
    from = await from.arrayBuffer();
  }
  // Bytes give both; a module, which is there already, gives the instance alone.
  const made: object = await WebAssembly.instantiate(from as BufferSource);
  connect((made instanceof WebAssembly.Instance ? made : (made as WebAssembly.WebAssemblyInstantiatedSource).instance).exports);
}
