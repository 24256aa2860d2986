import './security-define.js';

export type { CountersignEvents } from '../events.js';
export { CountersignSecurity } from './security.js';
