/** Registers a class under its tag once, so that two copies of the package on one page do not throw. */
export function define(tag: string, element: CustomElementConstructor): void {
  if (!customElements.get(tag)) customElements.define(tag, element);
}
