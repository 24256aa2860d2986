import { readFile } from 'node:fs/promises';

/** Node: the file beside this module. */
export function wasmSource(): Promise<BufferSource> {
  return readFile(new URL('./countersign_otp_bg.wasm', import.meta.url));
}
