/** Numbers on their way into 32 or 64 bits, where anything else would wrap around. */
import { CountersignError } from './error.js';

/**
 * A counter, a time step or a time in seconds on its way in. The RFCs give counters eight bytes, more than a `number`
 * holds exactly, so what comes *out* is always a `bigint`; a whole `number` is welcome on the way in.
 */
export type Integer = number | bigint;

const U64_MAX = 0xffff_ffff_ffff_ffffn;
const U32_MAX = 2 ** 32 - 1;

/** From 2001 to 2286 in milliseconds. As seconds it would be the year 33658 at the earliest. */
const MILLISECONDS = { from: 1e12, to: 1e13 };

/** Now, in whole seconds since 1970. */
export function now(): bigint {
  return BigInt(Math.floor(Date.now() / 1000));
}

/** Seconds since 1970; a fraction (`Date.now() / 1000`) is rounded down. */
export function seconds(value: unknown, name: string): bigint {
  if (value === undefined) return now();
  const whole = u64(typeof value === 'number' ? Math.floor(value) : value, name);
  if (whole >= MILLISECONDS.from && whole < MILLISECONDS.to) {
    throw new CountersignError('milliseconds', `\`${name}\` is in seconds since 1970; this looks like milliseconds: divide by 1000.`);
  }
  return whole;
}

/** A whole number of 64 bits. */
export function u64(value: unknown, name: string): bigint {
  if (typeof value !== 'bigint' && !isNumber(value)) throw notANumber(name, 'a number or a bigint');
  if (!(typeof value === 'bigint' || Number.isSafeInteger(value)) || value < 0 || value > U64_MAX) {
    throw outOfRange(name, '0 to 2^64 - 1 (a bigint above 2^53)');
  }
  return BigInt(value);
}

/** {@link u64}, where absent means that there is none. */
export function optionalU64(value: unknown, name: string): bigint | undefined {
  return value === undefined || value === null ? undefined : u64(value, name);
}

/** A whole number of 32 bits. */
export function u32(value: unknown, name: string): number {
  if (!isNumber(value)) throw notANumber(name, 'a number');
  if (!Number.isInteger(value) || value < 0 || value > U32_MAX) throw outOfRange(name, '0 to 2^32 - 1');
  return value;
}

/** {@link u32}, where absent means the core's default. */
export function optionalU32(value: unknown, name: string): number | undefined {
  return value === undefined ? undefined : u32(value, name);
}

/** A whole number of 32 bits with its sign; absent means that the core draws one. */
export function optionalI32(value: unknown, name: string): number | undefined {
  if (value === undefined) return undefined;
  if (!isNumber(value)) throw notANumber(name, 'a number');
  if ((value | 0) !== value) throw outOfRange(name, '-2^31 to 2^31 - 1');
  return value;
}

const isNumber = (value: unknown): value is number => typeof value === 'number' && !Number.isNaN(value);

const notANumber = (name: string, what: string) => new CountersignError('not-a-number', `\`${name}\` must be ${what}.`);

const outOfRange = (name: string, range: string) => new CountersignError('out-of-range', `\`${name}\` must be a whole number from ${range}.`);
