import { generateSecret, Totp } from 'countersign';
import { Countersign } from 'countersign/server';

// A route handler: a code is verified on the server, and the verifier's client is made there.
export function GET() {
  const totp = new Totp({ secret: generateSecret() });
  const countersign = new Countersign({ verifier: 'http://127.0.0.1:8600', apiKey: `cs_live_${'a'.repeat(59)}` });
  return Response.json({ right: totp.verify(totp.code()) !== null, verifier: typeof countersign.startSignIn });
}
