/** Registers `<countersign-sign-in>`, `<countersign-security>`, `<countersign-sign-in-link>`, `<countersign-reset>` and `<countersign-code-input>`; adds languages to them and changes their words. */
export { CountersignCodeInput, type CodeInputEvents } from './code-input/index.js';
export type { CountersignEvents } from './events.js';
export { defineMessages, type Messages, type PartialMessages } from './messages/index.js';
export { CountersignReset } from './reset/index.js';
export { CountersignSecurity } from './security/index.js';
export { CountersignSignIn } from './sign-in/index.js';
export { CountersignSignInLink } from './sign-in-link/index.js';
