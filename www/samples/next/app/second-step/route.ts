import { countersign, noAnswer, open } from '../../lib/second-step';
import { goTo, session } from '../../lib/session';

/** Where the verifier's page sends the browser when it is done. */
export async function GET(request: Request): Promise<Response> {
  const browser = await session();
  const { signIn } = browser;
  delete browser.signIn; // nobody walks this step twice
  await browser.save();
  if (!signIn) return goTo('/sign-in');
  try {
    const { member } = await countersign().redeem(signIn, new URL(request.url).searchParams.get('receipt') ?? '');
    return await open(member);
  } catch (error) {
    return noAnswer(error);
  }
}
