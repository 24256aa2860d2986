import { forms } from './forms.js';
import { base } from './index.js';

/** What every other element of ours starts from, but a field alone. */
export const full = [...base, forms];
