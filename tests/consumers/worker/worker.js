import { generateSecret, qrSvg, Totp } from 'countersign';

const totp = new Totp({ secret: generateSecret(), issuer: 'ACME', account: 'alice@example.com' });
postMessage({ qr: qrSvg(totp.uri(), { title: 'Scan with your authenticator app' }), right: totp.verify(totp.code()) !== null });
