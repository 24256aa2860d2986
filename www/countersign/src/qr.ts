import { canvas, options, optionalText, text } from './guards.js';
import { core } from './init.js';
import { optionalU32 } from './numbers.js';
import { draw_qr, qr_matrix, qr_svg } from './wasm/countersign_otp.js';

/** How much of the picture may be lost: about 7 %, 15 %, 25 %, 30 %. */
export type QrLevel = 'L' | 'M' | 'Q' | 'H';

/** The bare modules of a QR code, without the quiet zone. */
export interface QrMatrix {
  /** Modules on a side. */
  size: number;
  /** Row by row from the top left, 1 for dark. */
  modules: Uint8Array;
}

/** A QR code as a complete `<svg>`, with its quiet zone. `title` is what a screen reader says. */
export function qrSvg(content: string, drawing: { title?: string | undefined; level?: QrLevel | undefined } = {}): string {
  return core(() => {
    const given = options(drawing, 'drawing', ['title', 'level']);
    return qr_svg(text(content, 'content'), optionalText(given.level, 'level'), optionalText(given.title, 'title'));
  });
}

/** A QR code as modules, to draw it yourself: leave four light modules on every side. */
export function qrMatrix(content: string, drawing: { level?: QrLevel | undefined } = {}): QrMatrix {
  return core(() => {
    const given = options(drawing, 'drawing', ['level']);
    return qr_matrix(text(content, 'content'), optionalText(given.level, 'level'));
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
    draw_qr(canvas(on), text(content, 'content'), optionalText(given.level, 'level'), optionalU32(given.scale, 'scale'));
  });
}
