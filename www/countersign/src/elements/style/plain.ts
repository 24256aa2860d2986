import { notes } from './notes.js';
import { prose } from './prose.js';
import { tokens } from './tokens.js';

/** What a field needs. */
export const plain = [tokens, prose, notes];
