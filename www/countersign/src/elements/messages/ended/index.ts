import type { Chapter } from '../chapter.js';
import { ended } from './en.js';

const en = { ended };
export type EndedWords = typeof en;

export const endedMessages: Chapter<EndedWords> = {
  en,
  ar: async () => await import('./ar.js'),
  de: async () => await import('./de.js'),
  es: async () => await import('./es.js'),
  fr: async () => await import('./fr.js'),
  ja: async () => await import('./ja.js'),
};
