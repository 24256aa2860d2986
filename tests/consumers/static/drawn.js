// Where no text may become markup, a QR code is drawn.
import { drawQr, generateSecret, Totp } from '/some/where/countersign.js';

const totp = new Totp({ secret: generateSecret(), issuer: 'ACME', account: 'alice@example.com' });
const canvas = document.createElement('canvas');
canvas.setAttribute('role', 'img');
canvas.setAttribute('aria-label', 'Scan with your authenticator app');
drawQr(canvas, totp.uri());
document.querySelector('#qr').append(canvas);
document.querySelector('#code').textContent = totp.verify(totp.code()) ? 'right' : 'wrong';
