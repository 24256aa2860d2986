/** Browsers and bundlers: the address of the package's file. */
export function wasmSource(): Promise<Response> {
  return fetch(new URL('../countersign_policy_bg.wasm', import.meta.url));
}
