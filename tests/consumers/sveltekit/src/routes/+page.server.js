import { generateSecret, Totp } from 'countersign';

// On the server: a secret is made, and a code of it verified.
export function load() {
  const totp = new Totp({ secret: generateSecret(), issuer: 'ACME', account: 'alice@example.com' });
  return { uri: totp.uri(), code: totp.verify(totp.code()) ? 'right' : 'wrong' };
}
