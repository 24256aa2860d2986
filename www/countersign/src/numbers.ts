import { CountersignError } from './error.js';

/**
 * A counter, a time step or a time in seconds on its way in. The RFCs give counters eight bytes, more than a `number`
 * holds exactly, so what comes *out* is always a `bigint`; a whole `number` is welcome on the way in.
 */
export type Integer = number | bigint;

const U64_MAX = 2n ** 64n - 1n;
const U32_MAX = 2 ** 32 - 1;

/** Now, in whole seconds since 1970. */
export function now(): bigint {
  return BigInt(Math.floor(Date.now() / 1000));
}

/** Seconds since 1970; a fraction (`Date.now() / 1000`) is rounded down. */
export function seconds(value: Integer | undefined, name: string): bigint {
  if (value === undefined) return now();
  return u64(typeof value === 'number' ? Math.floor(value) : value, name);
}

/** Refuses what would wrap around on its way into 64 bits. */
export function u64(value: Integer, name: string): bigint {
  const whole = typeof value === 'bigint' || Number.isSafeInteger(value);
  if (!whole || value < 0 || value > U64_MAX) {
    throw new CountersignError('out-of-range', `${name} must be a whole number from 0 to 2^64 - 1 (a bigint above 2^53).`);
  }
  return BigInt(value);
}

/** Refuses what would wrap around on its way into 32 bits. */
export function u32(value: number, name: string): number {
  if (!Number.isInteger(value) || value < 0 || value > U32_MAX) {
    throw new CountersignError('out-of-range', `${name} must be a whole number from 0 to 2^32 - 1.`);
  }
  return value;
}

/** {@link u32}, where absent means the core's default. */
export function optionalU32(value: number | undefined, name: string): number | undefined {
  return value === undefined ? undefined : u32(value, name);
}

/** Refuses what would wrap around on its way into 32 bits with a sign. */
export function i32(value: number, name: string): number {
  if ((value | 0) !== value) {
    throw new CountersignError('out-of-range', `${name} must be a whole number from -2^31 to 2^31 - 1.`);
  }
  return value;
}
