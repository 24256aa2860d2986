import { passwordIsRight } from '../../lib/second-step';

// Yours instead: your people, and a comparison with the hashes of their passwords.
const people = new Map([['ada@example.org', { id: '42', password: 'correct horse' }]]);

const FORM = '<form method="post"><input name="email" type="email"><input name="password" type="password"><button>Sign in</button></form>';

export function GET(request: Request): Response {
  const again = new URL(request.url).searchParams.has('again') ? '<p>That did not work. Please sign in again.</p>' : '';
  return new Response(again + FORM, { headers: { 'content-type': 'text/html' } });
}

export async function POST(request: Request): Promise<Response> {
  // It would sign this browser in as somebody else.
  if (/^(cross|same)-site$/.test(request.headers.get('sec-fetch-site') ?? '')) return new Response('This form was on another site.', { status: 403 });
  const form = await request.formData().catch(() => new FormData()); // what is no form has no password
  const email = String(form.get('email'));
  const person = people.get(email);
  if (!person || person.password !== form.get('password')) return new Response('The e-mail address or the password is wrong.', { status: 401 });
  return passwordIsRight(request, { id: person.id, label: email });
}
