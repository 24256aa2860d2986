import { generateSecret, qrSvg, Totp } from '/some/where/countersign.js';

const totp = new Totp({ secret: generateSecret(), issuer: 'ACME', account: 'alice@example.com' });
document.querySelector('#qr').innerHTML = qrSvg(totp.uri(), { title: 'Scan with your authenticator app' });
document.querySelector('#code').textContent = totp.verify(totp.code()) ? 'right' : 'wrong';
