import { fetched } from '#wasm-source';
import { ask } from './door.js';
import { CountersignError } from './error.js';
import { canvas, options, optionalText, text } from './guards.js';
import { use } from './init.js';
import { instantiate } from './instantiate.js';
import { optionalU32 } from './numbers.js';
import * as functions from './wasm/countersign_qr.js';

const core = use(
  'qr',
  () => new URL('./countersign_qr_bg.wasm', import.meta.url),
  fetched,
  ({ module_or_path }) => instantiate('countersign_qr', functions, module_or_path),
);

/** What the module can be asked, by the numbers it has there. */
const Operation = {
  matrix: 1,
  svg: 2,
} as const;

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
  return core(() => {
    const given = options(drawing, 'drawing', ['title', 'level']);
    const level = optionalText(given.level, 'level');
    return ask(functions.qr, KINDS, Operation.svg, text(content, 'content'), level, optionalText(given.title, 'title')).text();
  });
}

/** A QR code as modules, to draw it yourself: leave four light modules on every side. */
export function qrMatrix(content: string, drawing: { level?: QrLevel | undefined } = {}): QrMatrix {
  return core(() => {
    const given = options(drawing, 'drawing', ['level']);
    return matrix(content, given.level);
  });
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
  core(() => {
    const given = options(drawing, 'drawing', ['level', 'scale']);
    const surface = canvas(on);
    const scale = optionalU32(given.scale, 'scale') ?? SCALE;
    if (scale < 1 || scale > MAX_SCALE) throw new CountersignError('out-of-range', `the scale must be 1 to ${MAX_SCALE} pixels a module`);
    paint(surface, matrix(content, given.level), scale);
  });
}

function matrix(content: unknown, level: unknown): QrMatrix {
  const modules = ask(functions.qr, KINDS, Operation.matrix, text(content, 'content'), optionalText(level, 'level')).bytes();
  return { size: Math.sqrt(modules.length), modules };
}

function paint(on: HTMLCanvasElement, { size, modules }: QrMatrix, scale: number): void {
  const context = on.getContext('2d');
  if (!context) throw new CountersignError('canvas-unavailable', 'this canvas cannot be drawn on: it has another kind of context');
  on.width = on.height = (size + 2 * QUIET_ZONE) * scale;
  context.fillStyle = '#fff';
  context.fillRect(0, 0, on.width, on.height);
  context.fillStyle = '#000';
  modules.forEach((dark, at) => {
    const [x, y] = [(at % size) + QUIET_ZONE, Math.floor(at / size) + QUIET_ZONE];
    if (dark) context.fillRect(x * scale, y * scale, scale, scale);
  });
}
