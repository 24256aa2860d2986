/** The bundles for a plain `<script type=module>`: the wasm lies beside them. */
export function wasmSource(): Promise<Response> {
  return fetch(new URL('./countersign_policy_bg.wasm', import.meta.url));
}
