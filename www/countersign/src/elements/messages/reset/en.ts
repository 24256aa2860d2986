import { isolated, lasting } from '../intl.js';

const lasts = lasting('en');
const hours = (n: number) => lasts(n * 3600);

/** What is said about a lost device and the reset of the second step, in English. */
export const reset = {
  supportLead: (workspace: string) => `The support of ${isolated(workspace)} helps you, once they know that it’s you:`,
  recoveryCode: 'They can give you a recovery code, which signs you in once.',
  newSetUp: 'They can take the old device away: you set up a new one at your next sign-in.',
  newSetUpPermission: 'They can ask an owner to take the old device away: you then set up a new one at your next sign-in.',
  newAccount: 'The second step of this account is not taken away by anybody. If it is lost for good, you need a new account.',
  title: 'Reset your second step',
  lead: (delay: number) =>
    `First we see by a code that your e-mail address is yours. Then you wait ${hours(delay)}, and set up a new device at your next sign-in.`,
  told: 'All your e-mail addresses and phones are told, and each can cancel it.',
  send: 'Send the code',
  codeTitle: 'Check your e-mail',
  codeLead: 'Type the code that we sent to the e-mail address of your account.',
  waits: 'The reset is under way',
  waitsLead: (moment: string) => `Sign in with your password again from ${moment} on. You then set up a new device.`,
  found: 'If you find your device before that, sign in with it: this cancels the reset.',
  toCode: 'I have my device',
  underWay: (moment: string) => `A reset of your second step is under way. From ${moment} on, a new device can be set up.`,
  underWayOwner: 'A reset of your second step was asked for. An owner decides about it.',
  notYou: 'Was that not you? Sign in with your second step now, which cancels it, and change your password.',
  cancel: 'Cancel the reset',
  cancelAsk: 'Cancel the reset?',
  cancelLead: (workspace: string) => `Somebody asked to reset the second step of your account at ${isolated(workspace)}.`,
  asked: 'Asked for',
  due: 'Not before',
  keep: 'If you asked for it yourself, close this page.',
  cancelled: 'The reset is cancelled',
  cancelledLead: 'Your second step stays as it is. If you did not ask for the reset, change your passwords: somebody else knows them.',
  ended: 'This link no longer works',
  endedLead: 'The reset is cancelled or done already. If it was not you who asked for it and you cannot sign in any more, tell the support of the website.',
};
