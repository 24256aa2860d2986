import { CountersignError } from '../error.js';
import { loader } from '../loader.js';
import { initSync } from '../wasm/countersign_policy.js';
import { bytes } from '../wasm/countersign_policy.inline.js';

/** The module of policies. */
export const module = loader(bytes, initSync);

/** The one door to it. */
export function core<T>(call: () => T): T {
  module.ready();
  try {
    return call();
  } catch (thrown) {
    throw fromCore(thrown);
  }
}

/** Gives an error of the core this package's type. What else is thrown passes through: it is a fault of ours, and hides nothing. */
function fromCore(thrown: unknown): unknown {
  if (thrown instanceof Error && !(thrown instanceof CountersignError) && 'code' in thrown && typeof thrown.code === 'string') {
    return new CountersignError(thrown.code, thrown.message);
  }
  return thrown;
}
