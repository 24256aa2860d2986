import { loader } from '../loader.js';
import { initSync } from '../wasm/countersign_policy.js';
import { bytes } from '../wasm/countersign_policy.inline.js';

/** The module of policies. */
export const module = loader(bytes, initSync);

/** The one door to it. */
export const { core } = module;
