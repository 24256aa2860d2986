const { generateSecret, qrSvg, Totp } = require('countersign');
const { Countersign } = require('countersign/server');

test('a code that is right', () => {
  const totp = new Totp({ secret: generateSecret(), issuer: 'ACME', account: 'alice@example.com' });
  expect(totp.verify(totp.code())).not.toBeNull();
  expect(qrSvg(totp.uri())).toMatch(/^<svg/);
  expect(new Countersign({ verifier: 'http://127.0.0.1:8600', apiKey: `cs_live_${'a'.repeat(59)}` })).toBeDefined();
});
