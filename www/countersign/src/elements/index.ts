/** Registers `<countersign-sign-in>` and `<countersign-security>`; adds languages to them and changes their words. */
export type { CountersignEvents } from './events.js';
export { defineMessages, type Messages, type PartialMessages } from './messages/index.js';
export { CountersignSecurity } from './security/index.js';
export { CountersignSignIn } from './sign-in/index.js';
