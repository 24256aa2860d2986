import { buttons } from './buttons.js';
import { plain } from './plain.js';

/** What asks for a code starts from. */
export const base = [...plain, buttons];
