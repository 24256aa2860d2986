import { together, type Chapter } from '../chapter.js';
import { fieldMessages } from '../field/index.js';
import { words as en } from './en.js';

export type CodeWords = typeof en;

/** All that a page holds from the beginning where somebody types a code. */
export const codeMessages = together(
  fieldMessages,
  {
    en,
    ar: async () => (await import('./ar.js')).words,
    de: async () => (await import('./de.js')).words,
    es: async () => (await import('./es.js')).words,
    fr: async () => (await import('./fr.js')).words,
    ja: async () => (await import('./ja.js')).words,
  } satisfies Chapter<CodeWords>,
);
