export const triesLeft = (n: number) =>
  n === 1 ? 'One more wrong code and you will have to wait.' : `${n} tries left before you have to wait.`;

/** What whoever signs in with a code is told, in English. */
export const words = {
  common: {
    loading: 'One moment…',
    tryAgain: 'Try again',
    backTo: (workspace: string) => `Back to ${workspace}`,
  },

  code: {
    submit: 'Confirm',
    checking: 'Checking…',
  },

  refusal: {
    malformed: (digits: number) => `That is not a code. Type the ${digits} digits that the app shows now.`,
    wrong: (remaining?: number) =>
      `That code is not right. Check that it is the one the app shows now, for the right account.${remaining ? ` ${triesLeft(remaining)}` : ''}`,
    used: 'That code was already used. Each code works once: wait for the app to show the next one.',
    outdated: 'That code is too old. Type the one the app shows now.',
  },

  signIn: {
    title: 'Confirm it’s you',
    lead: 'Open your authenticator app and type the code it shows for this account.',
    actionPassed: 'Confirmed',
    passed: 'You’re in',
    passedLead: 'Taking you back…',
    help: 'The code doesn’t work?',
    helpAccount: 'Check that it’s the right account in the app:',
    helpOnce: 'Each code lasts 30 seconds and works once. If it was used, wait for the next.',
    helpClock: 'Turn on automatic date and time on the phone: codes are made from its clock.',
    helpLost: 'No phone at hand? Use one of your recovery codes.',
    helpShare: 'Never tell anyone a code, not even support.',
  },

  ways: {
    'use-recovery-code': 'Use a recovery code',
  },

  trouble: {
    offline: 'You seem to be offline. Check your connection, then try again: nothing is lost.',
    unavailable: 'The sign-in service is not available right now. Try again in a moment: nothing is lost.',
    other: 'That did not work. Try again, and tell support if it keeps failing.',
  },

  reset: {
    lost: 'Can’t access your device?',
  },
};
