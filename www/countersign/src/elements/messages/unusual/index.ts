import type { Chapter } from '../chapter.js';
import { trouble } from './en.js';

const en = { trouble };
export type UnusualWords = typeof en;

export const unusualMessages: Chapter<UnusualWords> = {
  en,
  ar: async () => await import('./ar.js'),
  de: async () => await import('./de.js'),
  es: async () => await import('./es.js'),
  fr: async () => await import('./fr.js'),
  ja: async () => await import('./ja.js'),
};
