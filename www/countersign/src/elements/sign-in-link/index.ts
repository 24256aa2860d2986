import './sign-in-link-define.js';

export type { CountersignEvents } from '../events.js';
export { CountersignSignInLink } from './sign-in-link.js';
