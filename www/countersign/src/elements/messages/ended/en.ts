/** What somebody is told whose page is over, in English. */
export const ended = {
  title: 'This page has expired',
  lead: 'For your safety it works only for a few minutes. Go back to the website and sign in again.',
  securityLead: 'For your safety it works only for half an hour. Open your security settings again from the website.',
  enrolled: 'Two-step sign-in is set up. Go back to the website and sign in again.',
  overTitle: 'This sign-in is over',
  overLead: 'It was already confirmed, or its time has passed. Go back to the website; if you are not signed in there, sign in again.',
  invalidTitle: 'This link can’t be used',
  invalidLead: 'It may be incomplete or already used. Go back to the website and start again.',
  otherBrowserTitle: 'This sign-in was started in another browser',
  otherBrowserLead:
    'For your safety it can only be finished there. Go back to the website and sign in again. If somebody sent you this link, do not type a code: they may want to sign in as you.',
  leftTitle: 'This page is closed',
  leftLead: 'It closes when you leave it, so that nobody else can use it. Open it again from the website.',
  changedTitle: 'Your authenticators have changed',
  changedLead: 'This page was opened before the change. Open it again from the website.',
};
