/** A workspace's color as the accent of a hosted page, where everybody can still read it. */

/** What the accent stands on in one color scheme: `style/tokens.ts` has the same values. */
const schemes = {
  light: { surface: '#ffffff', raised: '#f4f7f6', onAccent: ['#ffffff', '#13201d'] },
  dark: { surface: '#151c1a', raised: '#1e2725', onAccent: ['#03231c', '#ffffff'] },
} as const;

export type Scheme = keyof typeof schemes;

export interface Accent {
  accent: string;
  /** The text on it. */
  onAccent: string;
}

/** WCAG 2.2, 1.4.3: text against what it stands on. */
const AA = 4.5;
/** How much of the accent is in the soft background of badges and notices. */
const SOFT = 0.11;

type Rgb = readonly [number, number, number];

/** `null` where the color, as text, as a button or on its own soft shade, would not have the contrast that WCAG AA asks for. */
export function accentOf(color: string, scheme: Scheme): Accent | null {
  const accent = parse(color);
  if (!accent) return null;
  const { surface, raised, onAccent } = schemes[scheme];
  const grounds = [surface, raised].flatMap((ground) => {
    const plain = parse(ground) ?? accent;
    return [plain, mix(accent, plain, SOFT)];
  });
  if (grounds.some((ground) => contrast(accent, ground) < AA)) return null;
  const readable = onAccent.find((text) => contrast(parse(text) ?? accent, accent) >= AA);
  return readable === undefined ? null : { accent: color, onAccent: readable };
}

/** Gives an element a workspace's color for both schemes, or takes it off again: `style/tokens.ts` reads it. */
export function paint(element: HTMLElement, color: string | null): void {
  for (const scheme of ['light', 'dark'] satisfies Scheme[]) {
    const painted = color ? accentOf(color, scheme) : null;
    element.style.setProperty(`--_brand-${scheme}`, painted?.accent ?? null);
    element.style.setProperty(`--_on-brand-${scheme}`, painted?.onAccent ?? null);
  }
}

function parse(color: string): Rgb | null {
  const digits = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(color);
  if (!digits) return null;
  const [red = 0, green = 0, blue = 0] = digits.slice(1).map((each) => Number.parseInt(each, 16));
  return [red, green, blue];
}

function mix(over: Rgb, under: Rgb, part: number): Rgb {
  const [red, green, blue] = under.map((value, at) => value * (1 - part) + (over[at] ?? 0) * part);
  return [red ?? 0, green ?? 0, blue ?? 0];
}

/** WCAG 2.2: relative luminance of sRGB. */
function luminance(color: Rgb): number {
  const linear = (value: number) => (value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4);
  const [red, green, blue] = color;
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}

/** WCAG 2.2: contrast ratio, from 1 to 21. */
export function contrast(one: Rgb, other: Rgb): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}
