import encodeQR from 'qr';

export const svg = (text) => encodeQR(text, 'svg', { ecc: 'medium', border: 4 });
