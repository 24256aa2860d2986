import { ended, goTo, session } from '../lib/session';

export async function GET(): Promise<Response> {
  const { member, since = 0 } = await session();
  if (!member || since <= (ended.get(member) ?? 0)) return goTo('/sign-in');
  return new Response(`You are signed in as ${member}.`);
}
