/** Starting a module ahead of its first use. Apart from the rest: a page that does not ask for it does not download it. */
import { unavailable, type Loader } from './loader.js';

/** Where the WebAssembly comes from, when it is not what the package brings. */
export type InitSource = string | URL | Request | Response | BufferSource | WebAssembly.Module;

/** A source that is here, or will be; or none, for what the package brings. */
export type Source = InitSource | PromiseLike<InitSource | undefined> | undefined;

const loading = new WeakMap<Loader, Promise<void>>();

/** Starts it without holding up the page, once: every later call returns the first call's promise, unless that failed, and asks for no source. */
export function load(module: Loader, source: () => Source): Promise<void> {
  const begun = loading.get(module);
  if (begun) return begun;
  const begins = begin(module, source).catch((cause: unknown) => {
    loading.delete(module);
    throw unavailable(cause);
  });
  loading.set(module, begins);
  return begins;
}

async function begin(module: Loader, source: () => Source): Promise<void> {
  const given = await source();
  if (!module.started) module.start(await compiled(given ?? module.own()));
}

async function compiled(source: InitSource): Promise<WebAssembly.Module> {
  if (source instanceof WebAssembly.Module) return source;
  const isAddress = typeof source === 'string' || source instanceof URL || (typeof Request === 'function' && source instanceof Request);
  const from = isAddress ? await fetch(source) : source;
  const isResponse = typeof Response === 'function' && from instanceof Response;
  if (isResponse && !from.ok) throw new Error(`HTTP ${from.status}`);
  return WebAssembly.compile(isResponse ? await from.arrayBuffer() : (from as BufferSource));
}
