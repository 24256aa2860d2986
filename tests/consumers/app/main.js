import { generateSecret, qrSvg, Totp } from 'countersign';
import 'countersign/sign-in';

const totp = new Totp({ secret: generateSecret(), issuer: 'ACME', account: 'alice@example.com' });
document.querySelector('#qr').innerHTML = qrSvg(totp.uri(), { title: 'Scan with your authenticator app' });
document.querySelector('#code').textContent = totp.verify(totp.code()) ? 'right' : 'wrong';

document.querySelector('countersign-sign-in').addEventListener('countersign-passed', ({ detail }) => {
  document.querySelector('#receipt').textContent = detail.receipt;
});
