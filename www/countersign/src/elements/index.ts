/** Registers `<countersign-sign-in>` and `<countersign-security>`. */
export type { CountersignEvents } from './events.js';
export { CountersignSecurity } from './security/index.js';
export { CountersignSignIn } from './sign-in/index.js';
