import { controls } from './controls.js';
import { plain } from './plain.js';

/** What every element of ours starts from, but a field alone. */
export const base = [...plain, controls];
