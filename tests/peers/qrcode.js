import QRCode from 'qrcode';

/** It answers by calling back, at once. */
export function svg(text) {
  let drawn = '';
  QRCode.toString(text, { type: 'svg', errorCorrectionLevel: 'M', margin: 4 }, (error, answer) => {
    if (error) throw error;
    drawn = answer;
  });
  return drawn;
}
