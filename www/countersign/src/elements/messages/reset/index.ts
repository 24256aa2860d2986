import { together, type Chapter } from '../chapter.js';
import { waysMessages } from '../ways/index.js';
import { reset } from './en.js';

const en = { reset };
export type ResetWords = typeof en;

/** With what is said of a code that was sent. */
export const resetMessages = together(
  waysMessages,
  {
    en,
    ar: async () => await import('./ar.js'),
    de: async () => await import('./de.js'),
    es: async () => await import('./es.js'),
    fr: async () => await import('./fr.js'),
    ja: async () => await import('./ja.js'),
  } satisfies Chapter<ResetWords>,
);
