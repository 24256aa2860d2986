/** The languages that come along beside English. */
const OTHERS = ['ar', 'de', 'es', 'fr', 'ja'] as const;

type Other = (typeof OTHERS)[number];

/** Sections of messages, each an object of its own. */
export type Sections = object;

/** A part of what the elements say: English comes with the code that says it, any other language only where it is spoken. */
export interface Chapter<Words extends Sections> {
  readonly en: Words;
  /** In one of the languages that come along. */
  in(language: string): Promise<Words>;
}

export function chapter<Words extends Sections>(en: Words, others: Readonly<Record<Other, () => Promise<Words>>>): Chapter<Words> {
  return { en, in: async (language) => (isOther(language) ? others[language]() : en) };
}

/** Two chapters as one: sections that both have are put together. */
export function together<One extends Sections, Two extends Sections>(one: Chapter<One>, two: Chapter<Two>): Chapter<One & Two> {
  return {
    en: merge(one.en, two.en),
    in: async (language) => {
      const [first, second] = await Promise.all([one.in(language), two.in(language)]);
      return merge(first, second);
    },
  };
}

export function comesAlong(language: string): boolean {
  return language === 'en' || isOther(language);
}

function isOther(language: string): language is Other {
  return OTHERS.some((each) => each === language);
}

/** The first with what the second adds to its sections, or says instead. */
export function merge<One extends Sections, Two extends Sections>(base: One, changes: Two): One & Two {
  const former = base as Readonly<Record<string, unknown>>;
  const sections = Object.entries(changes).map(([name, change]) => [
    name,
    typeof change === 'object' ? { ...(former[name] as object | undefined), ...(change as object) } : change,
  ]);
  return { ...base, ...(Object.fromEntries(sections) as Two) };
}
