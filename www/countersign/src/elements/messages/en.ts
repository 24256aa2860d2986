/** Every sentence the elements say, in English. A language is another module of this shape. */

const count = (n: number, one: string, many: string) => `${n} ${n === 1 ? one : many}`;

/** 252 → "4 minutes 12 seconds"; the two largest units are enough to act on. */
function duration(seconds: number): string {
  const whole = Math.round(Math.abs(seconds));
  const parts: [number, string, string][] = [
    [Math.floor(whole / 86_400), 'day', 'days'],
    [Math.floor(whole / 3600) % 24, 'hour', 'hours'],
    [Math.floor(whole / 60) % 60, 'minute', 'minutes'],
    [whole % 60, 'second', 'seconds'],
  ];
  const told = parts.filter(([n]) => n > 0).slice(0, 2);
  return told.length === 0 ? '0 seconds' : told.map(([n, one, many]) => count(n, one, many)).join(' ');
}

/** What the phone's clock is off by, in words and in seconds where the words do not already say seconds. */
function clockOff(seconds: number): string {
  const side = seconds > 0 ? 'ahead' : 'behind';
  const exact = Math.abs(seconds) < 60 ? '' : ` (${Math.round(Math.abs(seconds))} seconds)`;
  return `Your phone’s clock is ${duration(seconds)} ${side}${exact}. Turn on automatic date and time on the phone, then type the new code.`;
}

const triesLeft = (n: number) =>
  n === 1 ? ' One more wrong code and you will have to wait.' : ` ${n} tries left before you have to wait.`;

export const en = {
  duration,

  common: {
    copy: 'Copy',
    copied: 'Copied',
    copyByHand: 'The browser did not allow copying. The text is selected: copy it with the keyboard.',
    cancel: 'Cancel',
    continue: 'Continue',
    loading: 'One moment…',
    tryAgain: 'Try again',
    backTo: (workspace: string) => `Back to ${workspace}`,
  },

  code: {
    label: 'Code from your authenticator app',
    recoveryLabel: 'Recovery code',
    recoveryHint: 'One of the codes you kept when you set this up. Capitals and dashes don’t matter.',
    submit: 'Confirm',
    checking: 'Checking…',
    useRecovery: 'Use a recovery code',
    useApp: 'Use the authenticator app',
    onlyDigits: 'The code has only the digits 0 to 9. Switch your keyboard to them and type it again.',
    incomplete: (digits: number) => `Type all ${digits} digits of the code.`,
    recoveryEmpty: 'Type one of your recovery codes.',
    waitOver: 'You can try again now.',
    tryAgainIn: 'Try again in',
  },

  refusal: {
    malformed: (digits: number) => `That is not a code. Type the ${digits} digits that the app shows now.`,
    malformedRecovery: 'That is not a recovery code: a character is missing or mistyped. Compare it with the one you kept.',
    wrong: (remaining: number | undefined) =>
      `That code is not right. Check that it is the one the app shows now, for the right account.${remaining === undefined ? '' : triesLeft(remaining)}`,
    wrongRecovery: (remaining: number | undefined) =>
      `That recovery code is not right.${remaining === undefined ? '' : triesLeft(remaining)}`,
    used: 'That code was already used. Each code works once: wait for the app to show the next one.',
    usedRecovery: 'That recovery code was already used. Each one works once: take another.',
    clockOff,
    clockOffUnknown: 'Your phone’s clock is off. Turn on automatic date and time on the phone, then type the new code.',
    wait: (seconds: number) => `Too many wrong codes. You can try again in ${duration(seconds)}.`,
    waitUnknown: 'Too many wrong codes. Wait a little before the next one.',
    locked: 'Two-step sign-in is locked after too many wrong codes.',
    notEnrolled: 'No authenticator app is set up for this account. Reload the page to set one up.',
  },

  signIn: {
    title: 'Confirm it’s you',
    lead: 'Open your authenticator app and type the code it shows for this account.',
    passed: 'You’re in',
    passedLead: 'Taking you back…',
    recoveryUsed: 'Recovery code accepted',
    recoveryUsedLead: (left: number) =>
      left === 0
        ? 'That was your last recovery code. Make a new set in your security settings as soon as you are in.'
        : `That code is used up; you have ${count(left, 'recovery code', 'recovery codes')} left.${left <= 3 ? ' Make a new set in your security settings soon.' : ''}`,
    already: 'You have already confirmed',
    alreadyLead: 'Your authenticator app is set up and this sign-in is confirmed. Go on to finish it.',
    locked: 'Sign-in is locked',
    lockedLead:
      'There were too many wrong codes for this account. Ask the person who manages it to unlock you: more tries here will not help.',
    help: 'The code doesn’t work?',
    helpAccount: 'Check that it’s the right account in the app:',
    helpOnce: 'Each code lasts 30 seconds and works once. If it was used, wait for the next.',
    helpClock: 'Turn on automatic date and time on the phone: codes are made from its clock.',
    helpLost: 'No phone at hand? Use one of your recovery codes.',
    helpShare: 'Never tell anyone a code, not even support.',
  },

  enrolment: {
    title: 'Set up two-step sign-in',
    lead: 'From now on you sign in with your password and a code from an app on your phone.',
    addTitle: 'Add an authenticator app',
    addLead: 'It gets its own key: the ones you already have keep working.',
    scan: 'Scan this with your authenticator app',
    scanHint: 'In the app, choose to add an account, then point the camera here.',
    qrTitle: (workspace: string) => `QR code that adds ${workspace} to an authenticator app`,
    openApp: 'Open in authenticator app',
    openAppHint: 'If the app is on this very phone, there is nothing to scan.',
    key: 'Can’t scan it? Type this key',
    keyHint: 'Choose “time-based” if the app asks.',
    copyKey: 'Copy the key',
    type: 'Type the code it shows',
    codeLabel: (digits: number) => `${digits}-digit code`,
    expired: 'This QR code is too old to be used',
    expiredLead: 'A set-up lasts 15 minutes. Draw a new QR code, and delete the account you may have added in the app.',
    again: 'Draw a new QR code',
    drawing: 'Drawing the QR code…',
    qrFailed: 'The QR code could not be drawn here. Type the key below into your app instead.',
    needApp: 'No app yet?',
    needAppLead:
      'Any authenticator app will do: Google Authenticator, Microsoft Authenticator, 2FAS, Aegis, Bitwarden, 1Password and many more.',
  },

  compat: {
    any: 'Works with any authenticator app.',
    title: 'These apps cannot use this QR code',
    apps: (names: string[]) => names.join(', '),
    because: (text: string) => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`,
    /** The core's causes in words of a language other than its own English. */
    causes: {} as Readonly<Record<string, string>>,
  },

  recovery: {
    title: 'Keep your recovery codes',
    lead: 'If you lose your phone, each of these lets you in once. Keep them offline, away from the phone, and tell nobody, not even support.',
    list: 'Recovery codes',
    copy: 'Copy',
    download: 'Download',
    print: 'Print',
    downloaded: 'Saved as a text file.',
    kept: 'I have kept them',
    keptNeeded: 'Copy, download, print or write them down first, then tick “I have kept them”: they are not shown again.',
    fileName: (workspace: string) => `${workspace} recovery codes.txt`,
    fileTitle: (workspace: string) => `Recovery codes for ${workspace}`,
    fileAccount: (account: string) => `Account: ${account}`,
    fileMade: (date: string) => `Made: ${date}`,
    fileUse: 'Each code signs you in once, in place of the code from your authenticator app.',
    fileOld: 'Codes from an earlier set no longer work.',
  },

  security: {
    title: 'Two-step sign-in',
    on: 'On',
    off: 'Off',
    lead: 'A code from an app on your phone, asked for after your password.',
    apps: 'Authenticator apps',
    none: 'None yet. Set one up and nobody gets in with your password alone.',
    unnamed: 'Authenticator app',
    added: (date: string) => `Added ${date}`,
    used: (date: string) => `last used ${date}`,
    neverUsed: 'not used yet',
    add: 'Add an authenticator app',
    setUp: 'Set up an authenticator app',
    name: 'Name',
    nameHint: 'Optional: it tells your authenticators apart, for example “Work phone”.',
    remove: 'Remove',
    removeNamed: (name: string) => `Remove ${name}`,
    removeAsk: (name: string) => `Remove “${name}”?`,
    removeLead: 'Its codes stop working at once. Your other authenticators keep working.',
    removeLast: 'It is your only one: two-step sign-in will be off, and your recovery codes die with it.',
    removed: (name: string) => `“${name}” was removed.`,
    addedDone: 'The authenticator app is set up.',
    codes: 'Recovery codes',
    codesLeft: (left: number) =>
      left === 0 ? 'None left. Make a new set now.' : `${count(left, 'code', 'codes')} left. Each works once.`,
    codesLow: 'Few are left: make a new set soon.',
    newCodes: 'Make new codes',
    newCodesAsk: 'Make new recovery codes?',
    newCodesLead: 'The codes you have now stop working at once.',
    newCodesDone: 'Your new recovery codes are in force.',
    stepUp: 'First, confirm it’s you',
    stepUpLead: 'Before anything changes, type the code your authenticator app shows for this account.',
    stepUpLocked: 'Changes are locked after too many wrong codes. Ask the person who manages your account to unlock you.',
  },

  trouble: {
    offline: 'The connection dropped. Check it, then try again: nothing is lost.',
    unavailable: 'The sign-in service is busy or down. Try again in a moment.',
    other: 'That did not work. Try again, and tell support if it keeps failing.',
    conflict: 'This was already done, perhaps in another tab. Reload the page to see how things stand.',
    forbidden: 'This page may not do that. Go back to the app and start again.',
  },

  ended: {
    title: 'This page has expired',
    lead: 'For your safety it works only for a few minutes. Go back to the app and sign in again.',
    securityLead: 'For your safety it works only for half an hour. Open your security settings again from the app.',
    enrolled: 'Your authenticator app is set up. Sign in again with your password and its code.',
    invalidTitle: 'This link can’t be used',
    invalidLead: 'It may be incomplete or already used. Go back to the app and start again.',
  },
};
