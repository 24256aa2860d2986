// The second step of a sign-in, for Next with iron-session. Yours are the password check before it and the pages around it.
import { readFileSync } from 'node:fs';
import { Countersign, VerifierError } from 'countersign/server';
import { goTo, session } from './session';

const { VERIFIER = 'http://127.0.0.1:8600', ORIGIN = 'http://127.0.0.1:8601', COUNTERSIGN_API_KEY_FILE = 'acme.key' } = process.env;

let made: Countersign | undefined;
/** Made when it is first used: a build has no key. */
export const countersign = () => (made ??= new Countersign({ verifier: VERIFIER, apiKey: readFileSync(COUNTERSIGN_API_KEY_FILE, 'utf8') }));

/** To be called when the password is right, and never before. */
export async function passwordIsRight(request: Request, member: string): Promise<Response> {
  // What the proxy before this application has added. Without a proxy anybody writes it: leave `ip` out.
  const ip = request.headers.get('x-forwarded-for')?.split(',').at(-1)?.trim() ?? null;
  const context = { ip, user_agent: request.headers.get('user-agent') };
  const signIn = await countersign().startSignIn({ member, context, return_to: `${ORIGIN}/second-step` });
  if (signIn.status === 'denied') return new Response(`You cannot sign in: ${signIn.why}`, { status: 403 });
  if (signIn.status === 'passed') return open(member);
  const browser = await session();
  browser.signIn = signIn.id; // this browser gave the password: only here is its receipt worth anything
  await browser.save();
  return goTo(signIn.url);
}

/** A session that is signed in. */
export async function open(member: string): Promise<Response> {
  const browser = await session();
  Object.assign(browser, { signIn: undefined, member, since: Date.now() });
  await browser.save();
  return goTo('/');
}

/** What a person sees when the verifier did not do what was asked. */
export function noAnswer(error: unknown): Response {
  if (!(error instanceof VerifierError)) throw error;
  if (/^(receipt|sign-in)-/.test(error.type)) return goTo('/sign-in');
  console.error(error.message);
  return new Response('Signing in does not work at the moment.', { status: 503, headers: { 'retry-after': String(error.retryAfter ?? 5) } });
}
