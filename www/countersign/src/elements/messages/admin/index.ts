import { en } from './en.js';

/** What the administrators' page says, in one language. */
export type AdminWords = typeof en;

/** Loaded with the page alone, each only where it is spoken. */
const included: Readonly<Record<string, () => Promise<AdminWords>>> = {
  ar: async () => (await import('./ar.js')).ar,
  de: async () => (await import('./de.js')).de,
  en: async () => en,
  es: async () => (await import('./es.js')).es,
  fr: async () => (await import('./fr.js')).fr,
  ja: async () => (await import('./ja.js')).ja,
};

/** The words of a language; English where there are none, or they cannot be fetched. */
export async function adminWordsOf(tag: string): Promise<AdminWords> {
  const language = tag.toLowerCase().split('-')[0] ?? '';
  const load = Object.hasOwn(included, language) ? included[language] : undefined;
  return load ? load().catch(() => en) : en;
}
