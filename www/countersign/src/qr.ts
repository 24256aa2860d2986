// First, so that it stands first in a bundle: gzip makes less of JavaScript and WebAssembly in turns.
import { bytes } from './wasm/countersign_qr.inline.js';
import { CountersignError, OTHER_VERSION } from './error.js';
import { canvas, options, optionalText, text } from './guards.js';
import { use } from './modules.js';
import { optionalU32 } from './numbers.js';

const call = use('qr', bytes);

/** The levels of error correction in the order of their numbers. */
const LEVELS: readonly unknown[] = ['L', 'M', 'Q', 'H'];

/** Its errors in the order of their numbers. */
const KINDS = [
  ['qr-empty', 'there is nothing to encode'],
  ['qr-too-long', 'the text is too long for a QR code: shorten it or lower the correction'],
  ['unknown-level', 'the level of error correction must be L, M, Q or H'],
] as const;

/** How much of the picture may be lost: about 7 %, 15 %, 25 %, 30 %. */
export type QrLevel = 'L' | 'M' | 'Q' | 'H';

/** The bare modules of a QR code, without the quiet zone. */
export interface QrMatrix {
  /** Modules on a side. */
  size: number;
  /** Row by row from the top left, 1 for dark. */
  modules: Uint8Array;
}

/** Light modules around a code (ISO/IEC 18004 §5.3.8). */
const QUIET_ZONE = 4;

/** Device pixels for a module: an `otpauth://` address takes about 400 pixels. */
const SCALE = 8;

/** Sharp on any screen or printer, and far below the largest canvas that browsers make. */
const MAX_SCALE = 64;

/** A QR code as a complete `<svg>`, with its quiet zone. `title` is what a screen reader says. */
export function qrSvg(content: string, drawing: { title?: string | undefined; level?: QrLevel | undefined } = {}): string {
  const given = options(drawing, 'drawing', ['title', 'level']);
  return svg(matrix(content, given.level), optionalText(given.title, 'title') ?? 'QR code');
}

/** A QR code as modules, to draw it yourself: leave four light modules on every side. */
export function qrMatrix(content: string, drawing: { level?: QrLevel | undefined } = {}): QrMatrix {
  const given = options(drawing, 'drawing', ['level']);
  return matrix(content, given.level);
}

/**
 * Draws a QR code, with its quiet zone, on a canvas that it resizes to fit: `scale` device pixels a module (default 8).
 * Dark on light whatever the page's colors: many scanners cannot read the reverse.
 */
export function drawQr(
  on: HTMLCanvasElement,
  content: string,
  drawing: { level?: QrLevel | undefined; scale?: number | undefined } = {},
): void {
  const given = options(drawing, 'drawing', ['level', 'scale']);
  const surface = canvas(on);
  const scale = optionalU32(given.scale, 'scale') ?? SCALE;
  if (scale < 1 || scale > MAX_SCALE) throw new CountersignError('out-of-range', `the scale must be 1 to ${MAX_SCALE} pixels a module`);
  paint(surface, matrix(content, given.level), scale);
}

function matrix(content: unknown, level: unknown): QrMatrix {
  const utf8 = new TextEncoder().encode(text(content, 'content'));
  const modules = call(LEVELS.indexOf(optionalText(level, 'level') ?? 'M'), utf8);
  if (modules.length === 1) throw failure(modules[0]);
  return { size: Math.sqrt(modules.length), modules };
}

const failure = (kind = 0) => {
  const [code, message] = KINDS[kind - 1] ?? OTHER_VERSION;
  return new CountersignError(code, message);
};

/** Draws each row's runs of dark modules, with the quiet zone around them. */
function runs({ size, modules }: QrMatrix, draw: (x: number, y: number, length: number) => void): void {
  for (let y = 0, from = 0; y < size; y++, from += size) {
    for (let x = 0; x < size; x++) {
      const start = x;
      while (x < size && modules[from + x]) x++;
      if (x > start) draw(start + QUIET_ZONE, y + QUIET_ZONE, x - start);
    }
  }
}

/** What the core's `to_svg` draws for programs that are no pages: one path, dark on white whatever the page's colors. */
function svg(code: QrMatrix, title: string): string {
  const side = code.size + 2 * QUIET_ZONE;
  let path = '';
  runs(code, (x, y, length) => (path += `M${x} ${y}h${length}v1h-${length}z`));
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${side} ${side}" role="img" shape-rendering="crispEdges"><title>${escaped(title)}` +
    `</title><rect width="${side}" height="${side}" fill="#fff"/><path fill="#000" d="${path}"/></svg>`
  );
}

const ENTITIES: Readonly<Record<string, string>> = { '&': 'amp', '<': 'lt', '>': 'gt', '"': 'quot', "'": '#39' };

/** Text as XML character data, without what XML 1.0 cannot carry. */
const escaped = (text: string) =>
  text
    .replace(/[\t\n\r]/g, ' ')
    .replace(/[\p{Cc}\ufffe\uffff]/gu, '')
    .replace(/[&<>"']/g, (character) => `&${ENTITIES[character]};`);

function paint(on: HTMLCanvasElement, code: QrMatrix, scale: number): void {
  const context = on.getContext('2d');
  if (!context) throw new CountersignError('canvas-unavailable', 'this canvas cannot be drawn on: it has another kind of context');
  on.width = on.height = (code.size + 2 * QUIET_ZONE) * scale;
  context.fillStyle = '#fff';
  context.fillRect(0, 0, on.width, on.height);
  context.fillStyle = '#000';
  runs(code, (x, y, length) => context.fillRect(x * scale, y * scale, length * scale, scale));
}
