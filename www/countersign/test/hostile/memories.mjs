/** The memories of all modules that are started from now on. */
export function memories() {
  const found = [];
  WebAssembly.Instance = new Proxy(WebAssembly.Instance, {
    construct(original, args) {
      const made = new original(...args);
      found.push(made.exports.memory);
      return made;
    },
  });
  return found;
}
