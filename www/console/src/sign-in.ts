import 'countersign/sign-in';
import { mount } from './mount.js';
import { dropToken } from './token.js';

mount('countersign-sign-in').addEventListener('countersign-passed', ({ detail: { receipt, signIn, returnTo } }) => {
  dropToken();
  if (!returnTo) return;
  const back = new URL(returnTo);
  // The verifier takes no other address from a backend; a page that runs what it is sent would be a worse mistake.
  if (back.protocol !== 'https:' && back.protocol !== 'http:') return;
  back.searchParams.set('sign_in', signIn);
  back.searchParams.set('receipt', receipt);
  // In place of this page: going back must not lead to a sign-in that is over.
  location.replace(back);
});
