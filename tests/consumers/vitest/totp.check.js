import { generateSecret, qrSvg, Totp } from 'countersign';
import { expect, test } from 'vitest';

test('a code that is right', () => {
  const totp = new Totp({ secret: generateSecret(), issuer: 'ACME', account: 'alice@example.com' });
  expect(totp.verify(totp.code())).not.toBeNull();
  expect(qrSvg(totp.uri())).toMatch(/^<svg/);
});
