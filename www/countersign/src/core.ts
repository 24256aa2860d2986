/** The module of codes, addresses, recovery codes and compatibility. */
import { fetched } from '#wasm-source';
import { use } from './init.js';
import instantiate from './wasm/countersign_otp.js';

/** The one door to it: refuses before `init`, and types what the core throws. */
export const core = use('otp', () => new URL('./countersign_otp_bg.wasm', import.meta.url), fetched, instantiate);
