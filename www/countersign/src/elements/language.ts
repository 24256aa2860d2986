import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { en } from './messages/en.js';
import { chooseLanguage, messagesOf, onMessages, type Messages } from './messages/index.js';

/**
 * The language an element speaks: that of the nearest `lang` around it (shadow hosts are looked through), else the
 * browser's, else English. A language that nobody has messages for is passed over. Follows every change of it.
 */
export class Language implements ReactiveController {
  messages: Messages = en;
  /** Its BCP 47 tag, for `lang`. */
  tag = 'en';
  /** Settled when the messages are those of the language wanted last: nothing is drawn before. */
  ready: Promise<void> = Promise.resolve();

  readonly #forms = new Map<string, Intl.DateTimeFormat>();
  #wanted: string | null = null;
  #forget = (): void => {};
  readonly #observer = new MutationObserver(() => this.#follow());

  constructor(private readonly host: ReactiveControllerHost & Element) {
    host.addController(this);
  }

  hostConnected(): void {
    for (const root of rootsAround(this.host)) {
      this.#observer.observe(root, { subtree: true, attributes: true, attributeFilter: ['lang'] });
    }
    this.#forget = onMessages(() => this.#load());
    this.#follow();
  }

  hostDisconnected(): void {
    this.#observer.disconnect();
    this.#forget();
  }

  /** 2026-11-20T16:40:00Z → "20 Nov 2026", in the reader's own regional form where it is one of this language. */
  day(time: string): string {
    return this.#format(time, { dateStyle: 'medium' });
  }

  /** The same with its time of day: "20 Nov 2026, 16:40". */
  moment(time: string): string {
    return this.#format(time, { dateStyle: 'medium', timeStyle: 'short' });
  }

  /** A day to keep in mind, with its weekday: "Thursday, 3 December at 14:00". */
  deadline(time: string): string {
    return this.#format(time, { weekday: 'long', day: 'numeric', month: 'long', hour: 'numeric', minute: '2-digit' });
  }

  #format(time: string, style: Intl.DateTimeFormatOptions): string {
    return this.#formOf(style).format(new Date(time));
  }

  /** A list asks for the same form in each of its rows, and making one takes longer than all else about a row. */
  #formOf(style: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
    const { language, numberingSystem } = new Intl.Locale(this.messages.locale);
    const own = [this.#wanted ?? '', ...navigator.languages].find((each) => each.includes('-') && new Intl.Locale(each).language === language);
    const locale = own ?? this.messages.locale;
    const options = { ...style, ...(numberingSystem && { numberingSystem }) };
    const key = JSON.stringify([locale, options]);
    const form = this.#forms.get(key) ?? new Intl.DateTimeFormat(locale, options);
    this.#forms.set(key, form);
    return form;
  }

  #follow(): void {
    const wanted = nearestLang(this.host);
    if (wanted === this.#wanted) return;
    this.#wanted = wanted;
    this.#load();
  }

  #load(): void {
    const tag = chooseLanguage([this.#wanted ?? '', navigator.language]);
    const loading = messagesOf(tag)
      .then((messages) => ({ messages, tag }))
      // A language that cannot be fetched is no reason to show nothing.
      .catch(() => ({ messages: en, tag: 'en' }))
      .then(({ messages, tag }) => {
        // Another language was wanted meanwhile.
        if (this.ready !== loading) return;
        this.messages = messages;
        this.tag = tag;
        this.host.requestUpdate();
      });
    this.ready = loading;
  }
}

/** The `lang` nearest to an element; empty when there is none, or none that is a language tag. */
function nearestLang(element: Element): string {
  for (const root of [element, ...rootsAround(element)]) {
    const from = root instanceof ShadowRoot ? root.host : root instanceof Element ? root : null;
    const lang = from?.closest('[lang]')?.getAttribute('lang');
    if (lang !== null && lang !== undefined) return isTag(lang) ? lang : '';
  }
  return '';
}

/** The shadow root an element stands in, the one that one's host stands in, and so on to the document. */
function rootsAround(element: Element): Node[] {
  const root = element.getRootNode();
  return root instanceof ShadowRoot ? [root, ...rootsAround(root.host)] : [root];
}

function isTag(text: string): boolean {
  try {
    return Intl.getCanonicalLocales(text).length > 0;
  } catch {
    return false;
  }
}
