import { controls } from './controls.js';
import { prose } from './prose.js';
import { tokens } from './tokens.js';

/** What every element of ours starts from. */
export const base = [tokens, prose, controls];
