import { generateSecret, qrSvg, Totp } from 'countersign';

export default {
  fetch() {
    const totp = new Totp({ secret: generateSecret(), issuer: 'ACME', account: 'alice@example.com' });
    return Response.json({ qr: qrSvg(totp.uri()).startsWith('<svg'), right: totp.verify(totp.code()) !== null });
  },
};
