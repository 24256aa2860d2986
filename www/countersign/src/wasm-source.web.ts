/** Browsers and bundlers: the address beside this module. */
export function wasmSource(): Promise<Response> {
  return fetch(new URL('./countersign_otp_bg.wasm', import.meta.url));
}
