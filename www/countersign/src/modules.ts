import { loader, type Loader } from './loader.js';

export type ModuleName = 'qr' | 'codes' | 'tools';

/** The modules that the imports of a page use: each is here once its functions are evaluated. */
export const used = new Map<ModuleName, Loader>();

/** Adds a module, which `bytes` hold and which imports nothing, and gives the one door to it. `connect` hands its functions what it exports. */
export function use(name: ModuleName, bytes: () => BufferSource, connect: (exports: WebAssembly.Exports) => void): Loader['core'] {
  const module = loader(bytes, (given) => connect(new WebAssembly.Instance(given.module).exports));
  used.set(name, module);
  return module.core;
}
