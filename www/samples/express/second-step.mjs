// The second step of a sign-in, for Express 5 with express-session: to take along as it is. Yours are the password check before
// it and the pages around it.
import { Router } from 'express';
import { VerifierError } from 'countersign/server';

/**
 * @param {import('countersign/server').Countersign} countersign
 * @param {object} options
 * @param {string} options.origin This application's own, as browsers see it; the workspace has to list it.
 * @param {(req: import('express').Request, member: string) => unknown} options.open Signs the member in, in a session that is new.
 * @param {string} [options.signInPath] The page that asks for the password. It gets `?again` when the second step did not work.
 * @param {string} [options.homePath] Where somebody goes who is signed in.
 */
export function secondStep(countersign, { origin, open, signInPath = '/sign-in', homePath = '/' }) {
  /** A new session, so that whoever knew the old one is not in it. */
  const signIn = (req, res, next, member) =>
    req.session.regenerate(async (error) => {
      if (error) return next(error);
      try {
        await open(req, member);
        res.redirect(303, homePath);
      } catch (error) {
        next(error);
      }
    });

  /** To be called when the password is right, and never before. `person` has the member's `id`, and how an app shows them: `label`. */
  async function passwordIsRight(req, res, next, { id, label }) {
    await countersign.putMember(id, { label }); // makes them known; again does no harm
    const context = { ip: req.ip, user_agent: req.get('user-agent') };
    const begun = await countersign.startSignIn({ member: id, context, return_to: `${origin}/second-step` });
    if (begun.status === 'denied') return res.status(403).send(`You cannot sign in: ${begun.why}`);
    if (begun.status === 'passed') return signIn(req, res, next, id);
    req.session.signIn = begun.id; // this browser gave the password: only here is its receipt worth anything
    res.redirect(303, begun.url);
  }

  /** Back to the password, with the reason in the log. */
  function again(res, reason) {
    console.warn(`second step: ${reason}`);
    res.redirect(303, `${signInPath}?again`);
  }

  /** Where the verifier's page sends the browser when it is done. */
  const router = Router().get('/second-step', async (req, res, next) => {
    const { signIn: begun } = req.session;
    delete req.session.signIn; // nobody walks this step twice
    if (!begun) return again(res, `this browser's session has no sign-in. Is the application opened at ${origin}, and does its cookie come back?`);
    const { member } = await countersign.redeem(begun, String(req.query.receipt));
    signIn(req, res, next, member);
  });

  /**
   * What a person sees when the verifier did not do what was asked; to be used after every route.
   *
   * @type {import('express').ErrorRequestHandler}
   */
  function noAnswer(error, _, res, next) {
    if (!(error instanceof VerifierError)) return next(error);
    if (/^(receipt|sign-in)-/.test(error.type)) return again(res, error.message);
    console.error(error.message);
    // What passes by itself. The rest is a mistake that somebody has to mend.
    const passes = error.lost || error.status === 429 || error.status >= 500;
    if (passes) res.set('retry-after', String(error.retryAfter ?? 5));
    res.status(passes ? 503 : 500).send('Signing in does not work at the moment.');
  }

  return { passwordIsRight, router, noAnswer };
}
