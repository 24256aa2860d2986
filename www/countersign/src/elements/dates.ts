import type { Language } from './language.js';

/** 2026-11-20T16:40:00Z → "20 Nov 2026", in the reader's own regional form where it is one of this language. */
export function day(language: Language, time: string): string {
  return format(language, time, { dateStyle: 'medium' });
}

/** The same with its time of day: "20 Nov 2026, 16:40". */
export function moment(language: Language, time: string): string {
  return format(language, time, { dateStyle: 'medium', timeStyle: 'short' });
}

/** A day to keep in mind, with its weekday: "Thursday, 3 December at 14:00". */
export function deadline(language: Language, time: string): string {
  return format(language, time, { weekday: 'long', day: 'numeric', month: 'long', hour: 'numeric', minute: '2-digit' });
}

function format(language: Language, time: string, style: Intl.DateTimeFormatOptions): string {
  return formOf(language, style).format(new Date(time));
}

/** `de-AT` → `de`; empty for what is no language tag. */
function languageOf(tag: string): string {
  try {
    return new Intl.Locale(tag).language;
  } catch {
    return '';
  }
}

/** A list asks for the same form in each of its rows, and making one takes longer than all else about a row. */
const forms = new Map<string, Intl.DateTimeFormat>();

function formOf({ messages, around }: Language, style: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const { language, numberingSystem } = new Intl.Locale(messages.locale);
  const own = [around, ...navigator.languages].find((each) => each.includes('-') && languageOf(each) === language);
  const locale = own ?? messages.locale;
  const options = { ...style, ...(numberingSystem && { numberingSystem }) };
  const key = JSON.stringify([locale, options]);
  const form = forms.get(key) ?? new Intl.DateTimeFormat(locale, options);
  forms.set(key, form);
  return form;
}
