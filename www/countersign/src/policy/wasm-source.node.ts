import { readFile } from 'node:fs/promises';

/** Node: the file of the package. */
export function wasmSource(): Promise<BufferSource> {
  return readFile(new URL('../countersign_policy_bg.wasm', import.meta.url));
}
