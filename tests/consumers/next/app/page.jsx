import { generateSecret, qrSvg, Totp } from 'countersign';
import { SecondStep } from './second-step.jsx';

export const dynamic = 'force-dynamic';

// A server component: the QR code is drawn on the server.
export default function Page() {
  const totp = new Totp({ secret: generateSecret(), issuer: 'ACME', account: 'alice@example.com' });
  return (
    <>
      <div dangerouslySetInnerHTML={{ __html: qrSvg(totp.uri(), { title: 'Scan with your authenticator app' }) }} />
      <SecondStep secret={generateSecret()} />
    </>
  );
}
