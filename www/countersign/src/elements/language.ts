import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { together, type Chapter, type Sections } from './messages/chapter.js';
import type { FieldWords } from './messages/field/index.js';
import { chooseLanguage, messagesOf, onMessages, type CodeMessages } from './messages/index.js';

/**
 * The language an element speaks: that of the nearest `lang` around it (shadow hosts are looked through), else the
 * browser's, else English. A language that nobody has messages for is passed over. Follows every change of it. Begins with
 * the words of one chapter, and learns others when they are needed.
 */
export class Language<Words extends FieldWords = CodeMessages> implements ReactiveController {
  messages: Words;
  /** Its BCP 47 tag, for `lang`. */
  tag = 'en';
  /** Settled when the messages are those of the language wanted last: nothing is drawn before. */
  ready: Promise<void> = Promise.resolve();

  readonly #learned = new Set<Chapter<Sections>>();
  #wanted: string | null = null;
  #forget = (): void => {};
  readonly #observer = new MutationObserver(() => this.#follow());

  constructor(
    private readonly host: ReactiveControllerHost & Element,
    private chapter: Chapter<Words>,
  ) {
    this.messages = chapter.en;
    host.addController(this);
  }

  /** Settled when the words of another chapter are there too; rejects when they cannot be fetched. */
  async learn(chapter: Chapter<Sections>): Promise<void> {
    if (this.#learned.has(chapter)) return;
    await messagesOf(this.tag, together(this.chapter, chapter));
    this.#learned.add(chapter);
    this.chapter = together(this.chapter, chapter);
    this.#load();
    await this.ready;
  }

  /** The messages with those of a chapter that was learned. */
  with<More extends Sections>(chapter: Chapter<More>): Words & More {
    if (!this.#learned.has(chapter)) throw new TypeError('these words were not learned yet');
    return this.messages as Words & More;
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

  /** The `lang` around the element, which may be no language tag; empty where there is none. */
  get around(): string {
    return this.#wanted ?? '';
  }

  #follow(): void {
    const wanted = nearestLang(this.host);
    if (wanted === this.#wanted) return;
    this.#wanted = wanted;
    this.#load();
  }

  #load(): void {
    const tag = chooseLanguage([this.#wanted ?? '', navigator.language]);
    const { chapter } = this;
    const loading = messagesOf(tag, chapter)
      .then((messages) => ({ messages, tag }))
      // A language that cannot be fetched is no reason to show nothing.
      .catch(() => ({ messages: chapter.en, tag: 'en' }))
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

/** The `lang` nearest to an element, whatever it says; empty when there is none. */
function nearestLang(element: Element): string {
  for (const root of [element, ...rootsAround(element)]) {
    const from = root instanceof ShadowRoot ? root.host : root instanceof Element ? root : null;
    const around = from?.closest('[lang]');
    if (around) return around.getAttribute('lang') ?? '';
  }
  return '';
}

/** The shadow root an element stands in, the one that one's host stands in, and so on to the document. */
function rootsAround(element: Element): Node[] {
  const root = element.getRootNode();
  return root instanceof ShadowRoot ? [root, ...rootsAround(root.host)] : [root];
}
