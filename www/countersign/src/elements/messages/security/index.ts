import { together, type Chapter } from '../chapter.js';
import { codeMessages } from '../code/index.js';
import { endedMessages } from '../ended/index.js';
import { resetMessages } from '../reset/index.js';
import { setUpMessages } from '../set-up/index.js';
import { unusualMessages } from '../unusual/index.js';
import { security } from './en.js';

const en = { security };
export type SecurityWords = typeof en;

/** All that a page says on which somebody changes something. */
export const securityMessages = together(
  together(codeMessages, setUpMessages),
  together(
    together(resetMessages, together(endedMessages, unusualMessages)),
    {
      en,
      ar: async () => await import('./ar.js'),
      de: async () => await import('./de.js'),
      es: async () => await import('./es.js'),
      fr: async () => await import('./fr.js'),
      ja: async () => await import('./ja.js'),
    } satisfies Chapter<SecurityWords>,
  ),
);
