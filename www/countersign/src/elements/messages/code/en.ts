import { counting, lasting } from '../intl.js';

const count = counting('en');
const lasts = lasting('en');

export const triesLeft = (n: number) =>
  n === 1 ? 'One more wrong code and you will have to wait.' : `${count(n, { one: '# try', other: '# tries' })} left before you have to wait.`;

/** What whoever signs in with a code is told, in English. */
export const words = {
  common: {
    cancel: 'Cancel',
    continue: 'Continue',
    loading: 'One moment…',
    tryAgain: 'Try again',
    backTo: (workspace: string) => `Back to ${workspace}`,
    next: 'Next',
    back: 'Back',
  },

  code: {
    recoveryLabel: 'Recovery code',
    recoveryHint: 'Capital letters and dashes don’t matter.',
    submit: 'Confirm',
    checking: 'Checking…',
    recoveryEmpty: 'Type one of your recovery codes.',
    waitOver: 'You can try again now.',
    tryAgainIn: 'Try again in',
  },

  refusal: {
    malformed: (digits: number) => `That is not a code. Type the ${digits} digits that the app shows now.`,
    malformedRecovery: 'That is not a recovery code: a character is missing or mistyped. Compare it with the one you saved.',
    wrong: (remaining?: number) =>
      `That code is not right. Check that it is the one the app shows now, for the right account.${remaining ? ` ${triesLeft(remaining)}` : ''}`,
    wrongRecovery: (remaining?: number) => `That recovery code is not right.${remaining ? ` ${triesLeft(remaining)}` : ''}`,
    used: 'That code was already used. Each code works once: wait for the app to show the next one.',
    usedRecovery: 'That recovery code was already used. Each one works once: take another.',
    outdated: 'That code is too old. Type the one the app shows now.',
    clockOff: (seconds: number) => {
      const side = seconds > 0 ? 'ahead' : 'behind';
      const exact = Math.abs(seconds) < 60 ? '' : ` (${count(Math.round(Math.abs(seconds)), { one: '# second', other: '# seconds' })})`;
      return `Your phone’s clock is ${lasts(seconds)} ${side}${exact}. Turn on automatic date and time on the phone, then type the new code.`;
    },
    clockOffUnknown: 'Your phone’s clock is off. Turn on automatic date and time on the phone, then type the new code.',
    wait: (seconds: number) => `Too many wrong codes. You can try again in ${lasts(seconds)}.`,
    waitUnknown: 'Too many wrong codes. Wait a little before the next one.',
    notEnrolled: 'No authenticator app is set up for this account. Reload the page to set one up.',
  },

  signIn: {
    title: 'Confirm it’s you',
    lead: 'Open your authenticator app and type the code it shows for this account.',
    recoveryLead: 'Type one of the recovery codes that you saved when you set up two-step sign-in.',
    actionTitle: 'Confirm this action',
    actionPassed: 'Confirmed',
    passed: 'You’re in',
    passedLead: 'Taking you back…',
    lockedLead: 'There were too many wrong codes for this account. Ask the person who manages it to unlock you: more tries here will not help.',
    passwordChangeLead:
      'Too many wrong codes were entered for this account, so somebody else may know your password. Change it on the website, then sign in again.',
    help: 'The code doesn’t work?',
    helpAccount: 'Check that it’s the right account in the app:',
    helpOnce: 'Each code lasts 30 seconds and works once. If it was used, wait for the next.',
    helpClock: 'Turn on automatic date and time on the phone: codes are made from its clock.',
    helpLost: 'No phone at hand? Use one of your recovery codes.',
    helpShare: 'Never tell anyone a code, not even support.',
    helpRecovery: 'A recovery code has 18 letters and digits, and works once.',
  },

  ways: {
    'use-totp': 'Use the authenticator app',
    'use-recovery-code': 'Use a recovery code',
  },

  trouble: {
    offline: 'You seem to be offline. Check your connection, then try again: nothing is lost.',
    unavailable: 'The sign-in service is not available right now. Try again in a moment: nothing is lost.',
    other: 'That did not work. Try again, and tell support if it keeps failing.',
    conflict: 'This was already done, perhaps in another tab. Reload the page to see the current state.',
    forbidden: 'This page may not do that. Go back to the website and start again.',
    notListed: 'This website is not set up correctly for two-step sign-in. Please tell its support team.',
    sentLately: 'A message was sent a moment ago. Wait a little before you ask for the next.',
  },

  ended: {
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
  },

  reset: {
    lost: 'Can’t access your device?',
  },
};
