import { counting, lasting } from './intl.js';
import { security } from './security/en.js';

const count = counting('en');
const lasts = lasting('en');

const triesLeft = (n: number) =>
  n === 1 ? 'One more wrong code and you will have to wait.' : `${count(n, { one: '# try', other: '# tries' })} left before you have to wait.`;

/** Every sentence that the elements say, in English. Each other language is a module of this shape. */
export const en = {
  direction: 'ltr' as 'ltr' | 'rtl',
  /** For numbers and dates. */
  locale: 'en',

  common: {
    copy: 'Copy',
    copied: 'Copied',
    copyByHand: 'Your browser did not allow copying. The text is selected: copy it with the keyboard.',
    cancel: 'Cancel',
    continue: 'Continue',
    loading: 'One moment…',
    tryAgain: 'Try again',
    backTo: (workspace: string) => `Back to ${workspace}`,
  },

  code: {
    label: 'Code from your authenticator app',
    recoveryLabel: 'Recovery code',
    recoveryHint: 'Capital letters and dashes don’t matter.',
    submit: 'Confirm',
    checking: 'Checking…',
    useRecovery: 'Use a recovery code',
    useApp: 'Use the authenticator app',
    onlyDigits: 'The code has only the digits 0 to 9. Switch your keyboard to them and type the code again.',
    incomplete: (digits: number) => `Type all ${digits} digits of the code.`,
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
    passed: 'You’re in',
    passedLead: 'Taking you back…',
    recoveryUsed: 'Recovery code accepted',
    recoveryUsedLead: (left: number) =>
      left === 0
        ? 'That was your last recovery code. Make a new set in your security settings as soon as you are in.'
        : `That code is used up; you have ${count(left, { one: '# recovery code', other: '# recovery codes' })} left.${left <= 3 ? ' Make a new set in your security settings soon.' : ''}`,
    warned: 'Was that you?',
    failuresBefore: (n: number) =>
      `${count(n, { one: '# wrong code was', other: '# wrong codes were' })} entered since you last signed in. If that was not you, somebody knows your password: change it.`,
    locked: 'Sign-in is locked',
    lockedLead: 'There were too many wrong codes for this account. Ask the person who manages it to unlock you: more tries here will not help.',
    passwordChange: 'Change your password first',
    passwordChangeLead:
      'Too many wrong codes were entered for this account, so somebody else may know your password. Change it on the website, then sign in again.',
    help: 'The code doesn’t work?',
    helpAccount: 'Check that it’s the right account in the app:',
    helpOnce: 'Each code lasts 30 seconds and works once. If it was used, wait for the next.',
    helpClock: 'Turn on automatic date and time on the phone: codes are made from its clock.',
    helpLost: 'No phone at hand? Use one of your recovery codes.',
    helpShare: 'Never tell anyone a code, not even support.',
  },

  enrollment: {
    title: 'Set up two-step sign-in',
    lead: 'From now on you sign in with your password and a code from an app on your phone.',
    addTitle: 'Add an authenticator app',
    addLead: 'It gets its own key: the apps you already use keep working.',
    scan: 'Add the account to your authenticator app',
    scanHint: 'In the app, choose to add an account, then scan this QR code.',
    validFor: (seconds: number) => `The QR code is valid for ${lasts(seconds)}.`,
    qrTitle: (workspace: string) => `QR code that adds ${workspace} to an authenticator app`,
    openApp: 'Open in authenticator app',
    openAppHint: 'Is the app on another device? Scan this QR code with it.',
    key: 'Can’t scan it? Type this key',
    keyHint: 'Choose “time-based” if the app asks.',
    copyKey: 'Copy the key',
    type: 'Type the code it shows',
    codeLabel: (digits: number) => `${digits}-digit code`,
    expired: 'This QR code is no longer valid',
    expiredLead: 'If you have already added the account in the app, delete it there. Then start again with a new QR code.',
    again: 'Show a new QR code',
    drawing: 'Drawing the QR code…',
    qrFailed: 'The QR code cannot be shown here. Type the key into your app instead.',
    needApp: 'No app yet?',
    needAppLead:
      'Any authenticator app will do: Google Authenticator, Microsoft Authenticator, 2FAS, Aegis, Bitwarden, 1Password and many more.',
  },

  compat: {
    any: 'Works with any authenticator app.',
    title: 'These apps cannot use this QR code',
    apps: (names: readonly string[]) => names.join(', '),
    /** The core says these in English. Other languages have a sentence for each kind of cause. */
    cause: (_kind: string, english: string) => `${english.charAt(0).toUpperCase()}${english.slice(1)}.`,
  },

  recovery: {
    title: 'Save your recovery codes',
    lead: 'If you lose your phone, each of these lets you in once. Keep them offline, away from the phone, and show them to nobody, not even support.',
    list: 'Recovery codes',
    download: 'Download',
    print: 'Print',
    downloaded: 'Saved as a text file.',
    kept: 'I’ve saved these codes',
    keptNeeded: 'Copy, download, print or write down the codes first, then check “I’ve saved these codes”. They are not shown again.',
    fileName: (workspace: string) => `${workspace} recovery codes.txt`,
    fileTitle: (workspace: string) => `Recovery codes for ${workspace}`,
    fileAccount: (account: string) => `Account: ${account}`,
    fileMade: (date: string) => `Made: ${date}`,
    fileUse: 'Each code signs you in once, in place of the code from your authenticator app.',
    fileOld: 'Codes from an earlier set no longer work.',
  },

  security,

  trouble: {
    offline: 'You seem to be offline. Check your connection, then try again: nothing is lost.',
    unavailable: 'The sign-in service is not available right now. Try again in a moment: nothing is lost.',
    other: 'That did not work. Try again, and tell support if it keeps failing.',
    conflict: 'This was already done, perhaps in another tab. Reload the page to see the current state.',
    forbidden: 'This page may not do that. Go back to the website and start again.',
    factorLimit: 'You have as many authenticator apps as one account may have. Remove one first.',
    pendingLimit: 'Too many set-ups are open for this account. Finish one of them, or try again in a quarter of an hour.',
    badName: 'This name cannot be used. Choose a shorter one, of ordinary letters and digits.',
    notListed: 'This website is not set up correctly for two-step sign-in. Please tell its support team.',
  },

  ended: {
    title: 'This page has expired',
    lead: 'For your safety it works only for a few minutes. Go back to the website and sign in again.',
    securityLead: 'For your safety it works only for half an hour. Open your security settings again from the website.',
    enrolled: 'Your authenticator app is set up. Go back to the website and sign in again with your password and its code.',
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
};
