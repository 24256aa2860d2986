// The second step of a sign-in, for Next with iron-session: to take along with `app/second-step` and `session.ts`, whose last lines are
// yours. Yours are the password check before it and the pages around it.
import { existsSync, readFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { Countersign, VerifierError } from 'countersign/server';
import { goTo, homePath, ORIGIN, session, signInPath, signedIn } from './session';

const { VERIFIER = 'http://127.0.0.1:8600', COUNTERSIGN_API_KEY_FILE: file = 'acme.key', BEHIND_PROXY } = process.env;

let made: Countersign | undefined;
/** Made when it is first used: a build has no key. */
function countersign(): Countersign {
  if (made) return made;
  if (!existsSync(file)) throw new Error(`${file} is not here: copy the file that \`countersign init --api-key-file\` wrote, or name it in COUNTERSIGN_API_KEY_FILE.`);
  return (made = new Countersign({ verifier: VERIFIER, apiKey: readFileSync(file, 'utf8') }));
}

/** To be called when the password is right, and never before. `label` is how an app shows the member. */
export function passwordIsRight(request: Request, { id, label }: { id: string; label: string }): Promise<Response> {
  return answered(async () => {
    await countersign().putMember(id, { label }); // makes them known; again does no harm
    // What the proxy before this application has added, where BEHIND_PROXY says that there is one: without it anybody writes this header.
    const ip = (BEHIND_PROXY && request.headers.get('x-forwarded-for')?.split(',').at(-1)?.trim()) || '';
    const context = { ip: isIP(ip) ? ip : null, user_agent: request.headers.get('user-agent') };
    const begun = await countersign().startSignIn({ member: id, context, return_to: `${ORIGIN}/second-step` });
    if (begun.status === 'denied') return new Response(`You cannot sign in: ${begun.why}`, { status: 403 });
    if (begun.status === 'passed') return signIn(id);
    const browser = await session();
    browser.signIn = begun.id; // this browser gave the password: only here is its receipt worth anything
    await browser.save();
    return goTo(begun.url);
  });
}

/** Where the verifier's page sends the browser when it is done. */
export async function comeBack(request: Request): Promise<Response> {
  const browser = await session();
  const { signIn: begun } = browser;
  delete browser.signIn; // nobody walks this step twice
  await browser.save();
  if (!begun) return again(`this browser's session has no sign-in. Is the application opened at ${ORIGIN}, and does its cookie come back?`);
  const receipt = new URL(request.url).searchParams.get('receipt') ?? '';
  return answered(async () => signIn((await countersign().redeem(begun, receipt)).member));
}

async function signIn(member: string): Promise<Response> {
  await signedIn(member);
  return goTo(homePath);
}

/** Back to the password, with the reason in the log. */
function again(reason: string): Response {
  console.warn(`second step: ${reason}`);
  return goTo(`${signInPath}?again`);
}

/** What a person sees when the verifier did not do what was asked. */
async function answered(answer: () => Promise<Response>): Promise<Response> {
  try {
    return await answer();
  } catch (error) {
    if (!(error instanceof VerifierError)) throw error;
    if (/^(receipt|sign-in)-/.test(error.type)) return again(error.message);
    console.error(error.message);
    const said = 'Signing in does not work at the moment.';
    // What passes by itself. The rest is a mistake that somebody has to mend.
    if (!(error.lost || error.status === 429 || error.status >= 500)) return new Response(said, { status: 500 });
    return new Response(said, { status: 503, headers: { 'retry-after': String(error.retryAfter ?? 5) } });
  }
}
