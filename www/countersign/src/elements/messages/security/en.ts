import { counting } from '../intl.js';

const count = counting('en');

/** What `<countersign-security>` alone says, in English. */
export const security = {
  title: 'Two-step sign-in',
  on: 'On',
  off: 'Off',
  lead: 'A code from an app on your phone, asked for after your password.',
  apps: 'Authenticator apps',
  none: 'None yet. Set one up and nobody gets in with your password alone.',
  unnamed: 'Authenticator app',
  added: (date: string) => `Added ${date}`,
  used: (date: string) => `Last used ${date}`,
  neverUsed: 'Not used yet',
  add: 'Add an authenticator app',
  setUp: 'Set up an authenticator app',
  name: 'Name',
  nameHint: 'Optional. A name such as “Work phone” tells your authenticators apart.',
  remove: 'Remove',
  removeNamed: (name: string) => `Remove ${name}`,
  removeAsk: (name: string) => `Remove “${name}”?`,
  removeLead: 'Its codes stop working at once. Your other authenticators keep working.',
  removeLast: 'It is your only one: two-step sign-in will be off, and your recovery codes stop working.',
  removed: (name: string) => `“${name}” was removed.`,
  addedDone: 'The authenticator app is set up.',
  codes: 'Recovery codes',
  codesLeft: (left: number) =>
    left === 0 ? 'None left. Make a new set now.' : `${count(left, { one: '# code', other: '# codes' })} left. Each works once.`,
  codesLow: 'Make a new set soon.',
  newCodes: 'Make new codes',
  newCodesAsk: 'Make new recovery codes?',
  newCodesLead: 'The codes you have now stop working at once.',
  newCodesDone: 'Your new recovery codes are active.',
  stepUp: 'First, confirm it’s you',
  stepUpLead: 'Before anything changes, type the code your authenticator app shows for this account.',
  stepUpRecoveryLead: 'Before anything changes, type one of your recovery codes.',
  stepUpLocked: 'Changes are locked after too many wrong codes. Ask the person who manages your account to unlock you.',
};
