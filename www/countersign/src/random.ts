import { CountersignError } from './error.js';

/** What `use` makes of so many bytes of the platform's random source. They are wiped after it. */
export function random<T>(length: number, use: (bytes: Uint8Array) => T): T {
  const bytes = new Uint8Array(length);
  try {
    crypto.getRandomValues(bytes);
  } catch {
    throw new CountersignError('entropy-unavailable', 'this platform gives no secure random numbers (crypto.getRandomValues)');
  }
  try {
    return use(bytes);
  } finally {
    bytes.fill(0);
  }
}
