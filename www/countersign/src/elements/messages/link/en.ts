import { isolated } from '../intl.js';

/** What `<countersign-sign-in-link>` says, in English. */
export const link = {
  title: 'Is it you signing in?',
  lead: (workspace: string) => `Somebody with your password is signing in to ${isolated(workspace)}.`,
  asked: 'Started',
  device: 'Device',
  place: 'Place',
  ip: 'IP address',
  yes: 'Yes, sign me in',
  notYou: 'If it is not you, close this page without pressing the button, and change your password: somebody else knows it.',
  passed: 'You are signed in in the other tab',
  passedLead: 'You can close this one.',
  enroll: 'Go on in the other tab',
  enrollLead: 'Your e-mail address is confirmed. In the other tab you set up two-step sign-in; you can close this one.',
  otherBrowser: 'Open this link in the browser in which you began to sign in',
  otherBrowserLead:
    'It works there, and only there: copy it from the e-mail into that browser. It is not used up. If you did not try to sign in, change your password: somebody else knows it.',
  ended: 'This link no longer works',
  endedLead: 'It works once and only for a few minutes. If you are not signed in, go back to the tab in which you began and ask for a new link.',
};
