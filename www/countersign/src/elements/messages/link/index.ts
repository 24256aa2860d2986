import type { Chapter } from '../chapter.js';
import { link } from './en.js';

const en = { link };
export type LinkWords = typeof en;

export const linkMessages: Chapter<LinkWords> = {
  en,
  ar: async () => await import('./ar.js'),
  de: async () => await import('./de.js'),
  es: async () => await import('./es.js'),
  fr: async () => await import('./fr.js'),
  ja: async () => await import('./ja.js'),
};
