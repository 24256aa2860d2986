import { renderSVG } from 'uqr';

export const svg = (text) => renderSVG(text, { ecc: 'M', border: 4 });
