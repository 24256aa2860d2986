/** The memories of all modules that are instantiated from now on. */
export function memories() {
  const found = [];
  for (const name of ['instantiate', 'instantiateStreaming']) {
    const original = WebAssembly[name];
    WebAssembly[name] = async (...args) => {
      const made = await original.apply(WebAssembly, args);
      found.push((made.instance ?? made).exports.memory);
      return made;
    };
  }
  return found;
}
