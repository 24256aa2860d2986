// The second step of a sign-in, for Express 5 with express-session. Yours are the password check before it and the pages around it.
import { Router } from 'express';

/**
 * `origin` is this application's own, as browsers see it; the workspace has to list it.
 *
 * @param {import('countersign/server').Countersign} countersign
 * @param {string} origin
 */
export function secondStep(countersign, origin) {
  /** A session that is signed in; a new one, so that whoever knew the old one is not in it. */
  const open = (req, res, next, { member }) =>
    req.session.regenerate((error) => {
      if (error) return next(error);
      Object.assign(req.session, { member, since: Date.now() });
      res.redirect(303, '/');
    });

  /** To be called when the password is right, and never before. */
  async function passwordIsRight(req, res, next, member) {
    const context = { ip: req.ip, user_agent: req.get('user-agent') };
    const signIn = await countersign.startSignIn({ member, context, return_to: `${origin}/second-step` });
    if (signIn.status === 'denied') return res.status(403).send(`You cannot sign in: ${signIn.why}`);
    if (signIn.status === 'passed') return open(req, res, next, signIn);
    req.session.signIn = signIn.id; // this browser gave the password: only here is its receipt worth anything
    res.redirect(303, signIn.url);
  }

  /** Where the verifier's page sends the browser when it is done. */
  const router = Router().get('/second-step', async (req, res, next) => {
    const { signIn } = req.session;
    delete req.session.signIn; // nobody walks this step twice
    if (!signIn) return res.redirect(303, '/sign-in');
    open(req, res, next, await countersign.redeem(signIn, String(req.query.receipt)));
  });

  return { passwordIsRight, router };
}
