const { generateSecret, qrSvg, Totp } = require('countersign');
const { presets } = require('countersign/policy');
const { Countersign } = require('countersign/server');

const totp = new Totp({ secret: generateSecret(), issuer: 'ACME', account: 'alice@example.com' });
const countersign = new Countersign({ verifier: 'http://127.0.0.1:8600', apiKey: `cs_live_${'a'.repeat(59)}` });
console.log(qrSvg(totp.uri()).startsWith('<svg'), totp.verify(totp.code()) !== null, 'zendesk' in presets(), typeof countersign.redeem);
