import { getIronSession } from 'iron-session';
import { cookies } from 'next/headers';

/** What a browser's session holds: sealed, in a cookie that scripts cannot read. */
interface Session {
  /** The sign-in that this browser began with the password. */
  signIn?: string;
  member?: string;
  since?: number;
}

/** This application's own, as browsers see it; the workspace has to list it. */
export const { ORIGIN = 'http://127.0.0.1:8601' } = process.env;
const { SESSION_SECRET = '' } = process.env;

export const session = async () =>
  getIronSession<Session>(await cookies(), { password: SESSION_SECRET, cookieName: 'session', cookieOptions: { secure: ORIGIN.startsWith('https:') } });

export const goTo = (location: string) => new Response(null, { status: 303, headers: { location } });

/** The page that asks for the password. It gets `?again` when the second step did not work. */
export const signInPath = '/sign-in';
/** Where somebody goes who is signed in. */
export const homePath = '/';

/** Signs a member in, in a session that has nothing of the one before. */
export async function signedIn(member: string): Promise<void> {
  (await session()).destroy();
  const browser = await session();
  Object.assign(browser, { member, since: Date.now() });
  await browser.save();
}

/** When each member's sessions were ended last. Keep it in your database: these are forgotten when the application stops, and a cookie is not. */
export const ended: Map<string, number> = ((globalThis as { ended?: Map<string, number> }).ended ??= new Map());
