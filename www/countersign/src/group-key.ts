import { text } from './guards.js';

/** A key in groups of four, as people read and type it: `JBSW Y3DP EHPK 3PXP`. */
export function groupKey(secret: string): string {
  return text(secret, 'secret').replace(/(.{4})(?=.)/g, '$1 ');
}
