import { comesAlong, merge, type Chapter } from './chapter.js';
import type { CodeWords } from './code/index.js';
import type { EndedWords } from './ended/index.js';
import type { FieldWords } from './field/index.js';
import type { LinkWords } from './link/index.js';
import type { ResetWords } from './reset/index.js';
import type { SecurityWords } from './security/index.js';
import type { SetUpWords } from './set-up/index.js';
import type { UnusualWords } from './unusual/index.js';
import type { WaysWords } from './ways/index.js';

/** What is said to somebody who types a code: all that a page holds from the beginning. */
export type CodeMessages = FieldWords & CodeWords;
/** With the other ways to sign in. */
export type WaysMessages = CodeMessages & WaysWords;
/** With a set-up. */
export type SetUpMessages = WaysMessages & SetUpWords;
/** With a reset of the second step. */
export type ResetMessages = WaysMessages & ResetWords;
/** With the page of one's own security settings. */
export type SecurityMessages = SetUpMessages & ResetMessages & EndedWords & UnusualWords & SecurityWords;

/** What the elements say, in one language. */
export type Messages = SecurityMessages & LinkWords;

type Some<T> = { [K in keyof T]?: T[K] extends (...told: never[]) => unknown ? T[K] : T[K] extends object ? Some<T[K]> : T[K] };

/** Some of the messages of a language; what is left out stays as it is. */
export type PartialMessages = Some<Messages>;

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
    const known = widening(tag).find((each) => comesAlong(each) || defined.has(each));
    if (known) return known;
  }
  return 'en';
}

/** A chapter of what the elements say, in a language that {@link chooseLanguage} gave. */
export async function messagesOf<Words extends FieldWords>(language: string, chapter: Chapter<Words>): Promise<Words> {
  const tags = widening(language);
  const base = tags.find(comesAlong);
  const words = !base ? { ...chapter.en, locale: language } : base === 'en' ? chapter.en : await chapter[base]();
  return tags.reverse().reduce<Words>((sum, tag) => merge(sum, defined.get(tag) ?? {}) as Words, words);
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
