import { together, type Chapter } from '../chapter.js';
import { waysMessages } from '../ways/index.js';
import { words as en } from './en.js';

export type SetUpWords = typeof en;

/** With the other ways, which a set-up chooses among. */
export const setUpMessages = together(
  waysMessages,
  {
    en,
    ar: async () => (await import('./ar.js')).words,
    de: async () => (await import('./de.js')).words,
    es: async () => (await import('./es.js')).words,
    fr: async () => (await import('./fr.js')).words,
    ja: async () => (await import('./ja.js')).words,
  } satisfies Chapter<SetUpWords>,
);
