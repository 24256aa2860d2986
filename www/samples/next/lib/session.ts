import { getIronSession } from 'iron-session';
import { cookies } from 'next/headers';

/** What a browser's session holds: sealed, in a cookie that scripts cannot read. */
interface Session {
  /** The sign-in that this browser began with the password. */
  signIn?: string;
  member?: string;
  since?: number;
}

const { ORIGIN = 'http://127.0.0.1:8601', SESSION_SECRET = '' } = process.env;

export const session = async () =>
  getIronSession<Session>(await cookies(), { password: SESSION_SECRET, cookieName: 'session', cookieOptions: { secure: ORIGIN.startsWith('https:') } });

/** When each member's sessions were ended last; yours belongs into a database. */
export const ended: Map<string, number> = ((globalThis as { ended?: Map<string, number> }).ended ??= new Map());

export const goTo = (location: string) => new Response(null, { status: 303, headers: { location } });
