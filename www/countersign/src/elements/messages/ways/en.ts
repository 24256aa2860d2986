import { triesLeft } from '../code/en.js';
import { counting, lasting } from '../intl.js';

const count = counting('en');
const lasts = lasting('en');

/** What is said of the other ways to sign in, and of what seldom comes of one, in English. */
export const words = {
  common: {
    cancel: 'Cancel',
    continue: 'Continue',
    next: 'Next',
    back: 'Back',
  },

  signIn: {
    actionTitle: 'Confirm this action',
    recoveryLead: 'Type one of the recovery codes that you saved when you set up two-step sign-in.',
    lockedLead: 'There were too many wrong codes for this account. Ask the person who manages it to unlock you: more tries here will not help.',
    passwordChangeLead:
      'Too many wrong codes were entered for this account, so somebody else may know your password. Change it on the website, then sign in again.',
    helpRecovery: 'A recovery code has 18 letters and digits, and works once.',
    recoveryUsed: 'Recovery code accepted',
    recoveryUsedLead: (left: number) =>
      left === 0
        ? 'That was your last recovery code. Make a new set in your security settings as soon as you are in.'
        : `That code is used up; you have ${count(left, { one: '# recovery code', other: '# recovery codes' })} left.${left <= 3 ? ' Make a new set in your security settings soon.' : ''}`,
    warned: 'Was that you?',
    failuresBefore: (n: number) =>
      `${count(n, { one: '# wrong code was', other: '# wrong codes were' })} entered since you last signed in. If that was not you, somebody knows your password: change it.`,
    locked: 'Sign-in is locked',
    passwordChange: 'Change your password first',
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
    'use-totp': 'Use the authenticator app',
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
    'use-hotp': 'Use the hardware token',
    'use-email-code': 'Use a code by e-mail',
    'use-sms-code': 'Use a code by text message',
    'use-email-link': 'Use a link by e-mail',
    'use-new-device-code': 'Use a code by e-mail',
  },

  code: {
    recoveryLabel: 'Recovery code',
    recoveryHint: 'Capital letters and dashes don’t matter.',
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
    malformedRecovery: 'That is not a recovery code: a character is missing or mistyped. Compare it with the one you saved.',
    wrongRecovery: (remaining?: number) => `That recovery code is not right.${remaining ? ` ${triesLeft(remaining)}` : ''}`,
    usedRecovery: 'That recovery code was already used. Each one works once: take another.',
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
};
