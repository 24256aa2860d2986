/** A runtime that compiles ahead gives what it compiled. */
declare module '*.wasm' {
  const module: WebAssembly.Module;
  export default module;
}
