import './sign-in-define.js';

export type { CountersignEvents } from '../events.js';
export { CountersignSignIn } from './sign-in.js';
