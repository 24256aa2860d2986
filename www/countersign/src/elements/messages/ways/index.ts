import type { Chapter } from '../chapter.js';
import { words as en } from './en.js';

export type WaysWords = typeof en;

export const waysMessages: Chapter<WaysWords> = {
  en,
  ar: async () => (await import('./ar.js')).words,
  de: async () => (await import('./de.js')).words,
  es: async () => (await import('./es.js')).words,
  fr: async () => (await import('./fr.js')).words,
  ja: async () => (await import('./ja.js')).words,
};
