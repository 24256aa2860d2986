import './reset-define.js';

export type { CountersignEvents } from '../events.js';
export { CountersignReset } from './reset.js';
