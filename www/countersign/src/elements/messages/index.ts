import { en } from './en.js';

/** What the elements say, in one language. */
export type Messages = typeof en;

type Some<T> = { [K in keyof T]?: T[K] extends (...told: never[]) => unknown ? T[K] : T[K] extends object ? Some<T[K]> : T[K] };

/** Some of the messages of a language; what is left out stays as it is. */
export type PartialMessages = Some<Messages>;

/** The languages that come along. All but English are loaded only where they are needed. */
const included: Readonly<Record<string, () => Promise<Messages>>> = {
  ar: async () => (await import('./ar.js')).ar,
  de: async () => (await import('./de.js')).de,
  en: async () => en,
  es: async () => (await import('./es.js')).es,
  fr: async () => (await import('./fr.js')).fr,
  ja: async () => (await import('./ja.js')).ja,
};

const defined = new Map<string, PartialMessages>();
const watchers = new Set<() => void>();

/**
 * Adds a language, or changes messages of one that comes along. Elements on the page change at once.
 *
 * ```js
 * defineMessages('en', { signIn: { passedLead: 'Back to your inbox…' } });
 * defineMessages('he', { direction: 'rtl', common: { continue: 'המשך' } });
 * ```
 *
 * `language` is a BCP 47 tag; `de-AT` changes German for Austria alone. What a new language leaves out is said in English.
 */
export function defineMessages(language: string, messages: PartialMessages): void {
  const tag = language.toLowerCase();
  defined.set(tag, merge(defined.get(tag) ?? {}, messages));
  watchers.forEach((changed) => changed());
}

/** The first of the wanted languages that the elements speak, or `en`. `['pt-BR', 'de-AT']` → `de`. */
export function chooseLanguage(wanted: readonly string[]): string {
  for (const tag of wanted) {
    const known = widening(tag).find((each) => Object.hasOwn(included, each) || defined.has(each));
    if (known) return known;
  }
  return 'en';
}

/** Everything the elements say in a language that {@link chooseLanguage} gave. */
export async function messagesOf(language: string): Promise<Messages> {
  const tags = widening(language);
  const base = tags.find((tag) => Object.hasOwn(included, tag));
  const messages = (base && (await included[base]?.())) || { ...en, locale: language };
  return tags.reverse().reduce<Messages>((sum, tag) => merge(sum, defined.get(tag) ?? {}) as Messages, messages);
}

/** Calls when messages were added or changed, until the returned function is called. */
export function onMessages(changed: () => void): () => void {
  watchers.add(changed);
  return () => watchers.delete(changed);
}

/** `zh-Hant-TW` → `zh-hant-tw`, `zh-hant`, `zh`. */
function widening(tag: string): string[] {
  const parts = tag.toLowerCase().split('-');
  return parts.map((_, at) => parts.slice(0, parts.length - at).join('-'));
}

function merge(base: PartialMessages, changes: PartialMessages): PartialMessages {
  const sections = Object.entries(changes).map(([name, change]) => {
    const former: unknown = base[name as keyof Messages];
    return [name, typeof change === 'object' ? { ...(former as object | undefined), ...change } : change];
  });
  return { ...base, ...(Object.fromEntries(sections) as PartialMessages) };
}
