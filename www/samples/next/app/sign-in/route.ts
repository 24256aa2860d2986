import { countersign, noAnswer, passwordIsRight } from '../../lib/second-step';

// Yours instead: your people, and a comparison with the hashes of their passwords.
const people = new Map([['ada@example.org', { id: '42', password: 'correct horse' }]]);

const FORM = '<form method="post"><input name="email" type="email"><input name="password" type="password"><button>Sign in</button></form>';

export function GET(): Response {
  return new Response(FORM, { headers: { 'content-type': 'text/html' } });
}

export async function POST(request: Request): Promise<Response> {
  const form = await request.formData();
  const email = String(form.get('email'));
  const person = people.get(email);
  if (!person || person.password !== form.get('password')) return new Response('The e-mail address or the password is wrong.', { status: 401 });
  try {
    await countersign().putMember(person.id, { label: email }); // again does no harm
    return await passwordIsRight(request, person.id);
  } catch (error) {
    return noAnswer(error);
  }
}
