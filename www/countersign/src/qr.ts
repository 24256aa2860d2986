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
export function qrSvg(text: string, options: { title?: string | undefined; level?: QrLevel | undefined } = {}): string {
  return core(() => qr_svg(text, options.level, options.title));
}

/** A QR code as modules, to draw it yourself: leave four light modules on every side. */
export function qrMatrix(text: string, options: { level?: QrLevel | undefined } = {}): QrMatrix {
  return core(() => qr_matrix(text, options.level));
}

/**
 * Draws a QR code, with its quiet zone, on a canvas that it resizes to fit: `scale` device pixels a module (default 8).
 * Dark on light whatever the page's colours: many scanners cannot read the reverse.
 */
export function drawQr(
  canvas: HTMLCanvasElement,
  text: string,
  options: { level?: QrLevel | undefined; scale?: number | undefined } = {},
): void {
  core(() => draw_qr(canvas, text, options.level, optionalU32(options.scale, 'scale')));
}
