import { counting, lasting } from './intl.js';
import { link } from './link/en.js';
import { reset } from './reset/en.js';
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
    next: 'Next',
    back: 'Back',
  },

  code: {
    label: 'Code from your authenticator app',
    recoveryLabel: 'Recovery code',
    recoveryHint: 'Capital letters and dashes don’t matter.',
    submit: 'Confirm',
    checking: 'Checking…',
    onlyDigits: 'The code has only the digits 0 to 9. Switch your keyboard to them and type the code again.',
    incomplete: (digits: number) => `Type all ${digits} digits of the code.`,
    recoveryEmpty: 'Type one of your recovery codes.',
    waitOver: 'You can try again now.',
    tryAgainIn: 'Try again in',
    tokenLabel: 'Code from your hardware token',
    sentLabel: 'Code from the message',
    emailLabel: 'Code from the e-mail',
    smsLabel: 'Code from the text message',
    usePair: 'The token’s codes never work?',
    pairLabel: 'Two codes from your hardware token',
    pairHint: 'Type one code, press the button on the token, and type the next one right after it. This brings the token back in step.',
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
    malformedToken: (digits: number) => `That is not a code. Type the ${digits} digits that the token shows.`,
    malformedPair: 'Type two codes, one right after the other, and nothing else.',
    malformedSent: (digits: number) => `That is not a code. Type the ${digits} digits from the message.`,
    wrongToken: (remaining?: number) =>
      `That code is not right. Press the button on the token and type the new code.${remaining ? ` ${triesLeft(remaining)}` : ''}`,
    wrongPair: (remaining?: number) =>
      `Those codes are not two in a row. Take the next two, one right after the other.${remaining ? ` ${triesLeft(remaining)}` : ''}`,
    wrongSent: (remaining?: number) =>
      `That code is not right. Check that it is from the newest message.${remaining ? ` ${triesLeft(remaining)}` : ''}`,
    usedToken: 'That code was already used. Press the button on the token for the next one.',
    usedSent: 'That code was already used. Each code works once: ask for a new one.',
    outdatedSent: 'That code was replaced by a newer one. Type the code from the newest message.',
    expired: 'That code is no longer valid. Ask for a new one.',
    expiredAndSent: 'That code is no longer valid. We have just sent you a new one: type that.',
    notSent: 'No code has been sent yet. Ask for one.',
  },

  signIn: {
    title: 'Confirm it’s you',
    lead: 'Open your authenticator app and type the code it shows for this account.',
    recoveryLead: 'Type one of the recovery codes that you saved when you set up two-step sign-in.',
    actionTitle: 'Confirm this action',
    actionPassed: 'Confirmed',
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
    tokenLead: 'Press the button on your hardware token and type the code it shows.',
    emailLead: (to: string | null) => `Type the code that we sent to ${to ?? 'your e-mail address'}.`,
    smsLead: (to: string | null) => `Type the code that we sent to ${to ?? 'your phone'} as a text message.`,
    newDeviceLead: (to: string | null) =>
      `You are signing in from a device that we don’t know yet. To be sure that it’s you, we sent a code to ${to ?? 'your e-mail address'}.`,
    linkTitle: 'Check your e-mail',
    linkLead: (to: string | null) => `We sent a sign-in link to ${to ?? 'your e-mail address'}.`,
    linkSameBrowser: 'Open the link in this browser. In any other browser it does not work.',
    linkWaiting: 'Waiting for the link. This page then goes on by itself.',
    trust: (days: number) => `Trust this device for ${count(days, { one: '# day', other: '# days' })}`,
    trustHint: 'Not on a device that others use too.',
    noMethod: 'You cannot sign in here',
    noMethodLead: 'A second step is required, but there is none that your account may use. Ask the person who manages it.',
    apiPassword: 'The password alone is not accepted here',
    apiPasswordLead: 'Two-step sign-in is required, so programs need an access token in place of the password.',
    helpTokenOnce: 'Each code works once. Press the button for the next one.',
    helpTokenPair: 'Was the button pressed many times? After a wrong code you can type two codes in a row.',
    helpSpam: 'Nothing came? Look in the spam folder too, and wait a minute.',
    helpNewest: 'Only the code from the newest message is valid.',
    helpRecovery: 'A recovery code has 18 letters and digits, and works once.',
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
    scanned: 'Go on when the app shows a code',
    scannedHint: 'You type it at the end.',
    confirm: 'Type the code',
    confirmLead: 'Last step: type the code that the app shows now.',
    overTitle: 'This set-up is no longer valid',
    overLead: 'It took too long. Start it again: nothing else has changed.',
    overAgain: 'Start again',
    otherKind: 'Choose another way',
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
    titleOne: 'Save your recovery code',
    leadOne: 'If you lose your phone, this code lets you in once. Keep it offline, away from the phone, and show it to nobody, not even support.',
    keptOne: 'I’ve saved this code',
    keptNeededOne: 'Copy, download, print or write down the code first, then check “I’ve saved this code”. It is not shown again.',
  },

  sent: {
    missing: 'Nothing came? Look in the spam folder too.',
    missingSms: 'Nothing came?',
    codeOver: 'The code is no longer valid.',
    linkOver: 'The link is no longer valid.',
    again: 'Send a new code',
    linkAgain: 'Send a new link',
    againIn: 'You can ask for a new one in',
    sending: 'Sending…',
    done: 'Sent.',
    lately: 'One was sent a moment ago.',
  },

  ways: {
    title: 'Try another way',
    recommended: 'Recommended',
    'less-secure': 'Less secure',
    totp: 'Authenticator app',
    hotp: 'Hardware token',
    'recovery-code': 'Recovery code',
    'email-code': 'Code by e-mail',
    'sms-code': 'Code by text message',
    'email-link': 'Link by e-mail',
    'new-device-code': 'Code by e-mail',
    'use-totp': 'Use the authenticator app',
    'use-hotp': 'Use the hardware token',
    'use-recovery-code': 'Use a recovery code',
    'use-email-code': 'Use a code by e-mail',
    'use-sms-code': 'Use a code by text message',
    'use-email-link': 'Use a link by e-mail',
    'use-new-device-code': 'Use a code by e-mail',
  },

  grace: {
    lead: 'With a second step nobody gets in with your password alone. It takes about two minutes.',
    encourageLead: 'With a second step nobody gets in with your password alone. It takes about two minutes, and you need not do it now.',
    until: (moment: string, left: number) => `You have until ${moment} (${lasts(left)} left). After that you cannot sign in without it.`,
    now: 'Set it up now',
    later: 'Later',
    notNow: 'Not now',
  },

  kinds: {
    lead: 'Choose what you want to confirm your sign-ins with.',
    totp: 'Authenticator app',
    'totp-hint': 'An app on your phone shows a code, even without a network.',
    sms: 'Text message',
    'sms-hint': 'A code is sent to your phone.',
    email: 'E-mail',
    'email-hint': 'A code is sent to your e-mail address.',
    hotp: 'Hardware token',
    'hotp-hint': 'A small device with a button shows a code.',
  },

  details: {
    phoneTitle: 'Which phone number?',
    phoneLead: 'We send a code to it now, and each time you sign in.',
    phone: 'Phone number',
    phoneHint: 'With “+” and the country code, for example +44\u00a020\u00a07946\u00a00018.',
    phoneKnown: 'Send the codes to',
    emailTitle: 'Which e-mail address?',
    emailLead: 'We send a code to it now, and each time you sign in.',
    email: 'E-mail address',
    emailKnown: 'Send the codes to',
    another: 'Another one',
    send: 'Send the code',
    tokenTitle: 'Add your hardware token',
    tokenLead: 'Type the key that came with the token.',
    secret: 'Key of the token',
    secretHint: 'Letters A to Z and digits 2 to 7. Spaces don’t matter.',
    more: 'More about the token',
    digits: 'Digits of a code',
    counter: 'Codes used so far',
  },

  advice: {
    title: 'Two-step sign-in is on',
    lead: 'Before you go on:',
    'sim-swap': 'Text messages can be diverted by somebody who takes over your phone number. An authenticator app cannot.',
    'keep-offline': 'Keep your recovery codes offline, for example on paper.',
    'try-it-out': 'Try it out: sign out and sign in again while you have everything at hand.',
    'never-share': 'Never tell anyone a code, not even support.',
    'support-checks-identity': 'If you lose everything, support has to check who you are. That takes time.',
  },

  security,

  link,

  reset,

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
    badEmail: 'That is not an e-mail address that we can write to. Check it for mistakes.',
    badPhone: 'That is not a number that we can send to. Type it with “+” and the country code.',
    badSecret: 'That is not the key of a token. It has the letters A to Z and the digits 2 to 7 only.',
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
};
