/** Registers `<countersign-sign-in>`, `<countersign-security>` and `<countersign-sign-in-link>`; adds languages to them and changes their words. */
export type { CountersignEvents } from './events.js';
export { defineMessages, type Messages, type PartialMessages } from './messages/index.js';
export { CountersignSecurity } from './security/index.js';
export { CountersignSignIn } from './sign-in/index.js';
export { CountersignSignInLink } from './sign-in-link/index.js';
