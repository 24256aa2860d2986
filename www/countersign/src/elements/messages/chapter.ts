/** The languages that come along beside English. */
const OTHERS = ['ar', 'de', 'es', 'fr', 'ja'] as const;

type Other = (typeof OTHERS)[number];

/** Sections of messages, each an object of its own. */
export type Sections = object;

/** A part of what the elements say: English comes with the code that says it, any other language only where it is spoken. */
export type Chapter<Words extends Sections> = { readonly en: Words } & Readonly<Record<Other, () => Promise<Words>>>;

/** Two chapters as one: sections that both have are put together. */
export function together<One extends Sections, Two extends Sections>(one: Chapter<One>, two: Chapter<Two>): Chapter<One & Two> {
  const other = async (language: Other): Promise<One & Two> => {
    const [first, second] = await Promise.all([one[language](), two[language]()]);
    return merge(first, second);
  };
  const others = Object.fromEntries(OTHERS.map((language) => [language, () => other(language)]));
  return { en: merge(one.en, two.en), ...(others as Record<Other, () => Promise<One & Two>>) };
}

export function comesAlong(language: string): language is Other | 'en' {
  return language === 'en' || OTHERS.some((each) => each === language);
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
