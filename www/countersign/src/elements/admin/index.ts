import './admin-define.js';

export type { CountersignEvents } from '../events.js';
export { CountersignAdmin } from './admin.js';
