import { codes, Operation } from './codes-module.js';
import { HOTP_KEY, hotpKey, type HotpKey, type TotpKey } from './codes.js';
import { CountersignError } from './error.js';
import { list, options, text } from './guards.js';
import { KEY } from './kinds.js';
import { optionalU32, seconds, u64, type Integer } from './numbers.js';
import { readSeen, writeSeen, type NewSeen, type Seen } from './seen.js';
import type { Answer } from './wire.js';

/** How many steps before and after the present one. */
export interface Reach {
  past?: number | undefined;
  future?: number | undefined;
}

/** What {@link verifyTotp} is asked. */
export interface TotpQuestion extends TotpKey {
  /** The code, as typed. */
  code: string;
  /** The verifier's time in **seconds** since 1970. Default: now. */
  at?: Integer | undefined;
  /** Steps in which a code is accepted. Default: one before, one after. */
  window?: Reach | undefined;
  /** Steps looked at beyond the window, only to tell how far off a clock is. Default: 40 each way; 0 turns it off. */
  search?: Reach | undefined;
  /** The `seen` of the last verdict on this factor; absent or `null` when this is its first code. */
  seen?: Seen | null | undefined;
}

/** The answer to a time-based code. Only `match` may let somebody in, and only once `seen` is stored. */
export type TotpVerdict = {
  /** What to store, whatever the verdict, and to pass as `seen` with the next code. */
  seen: NewSeen;
} & (
  | {
      verdict: 'match';
      /** The step the code belongs to. */
      step: bigint;
      /** The highest step this code uses up. */
      lastStep: bigint;
      /** Steps from the present one: negative for an older code. */
      offset: number;
    }
  /** A right code that was accepted before. */
  | { verdict: 'replayed'; step: bigint }
  /** A right code that was not accepted in time: a newer one was, or a `clock-off` disclosed it. */
  | { verdict: 'outdated'; step: bigint }
  /** A right code of another time: the phone's clock is `seconds` ahead (positive) or behind (negative). */
  | { verdict: 'clock-off'; seconds: number; step: bigint }
  | { verdict: 'no-match' }
);

/** The answer to a counter-based code. Store `nextCounter` before letting anybody in. */
export type HotpVerdict = { verdict: 'match'; counter: bigint; nextCounter: bigint } | { verdict: 'no-match' };

/**
 * Checks a time-based code against the whole window, in constant time.
 *
 * This belongs on a server: whoever holds the secret can make codes. It remembers nothing, so storing `seen` in the
 * same transaction that lets the person in is the caller's part.
 *
 * @throws {@link CountersignError} when the code cannot be one at all, with the kind to tell the person why.
 */
export function verifyTotp(question: TotpQuestion): TotpVerdict {
  const given = options(question, 'question', [...HOTP_KEY, 'period', 'code', 'at', 'window', 'search', 'seen']);
  const answer = codes(
    [KEY],
    Operation.verifyTotp,
    ...hotpKey(given),
    optionalU32(given.period, 'period'),
    text(given.code, 'code'),
    seconds(given.at, 'at'),
    ...reach(given.window, 'window'),
    ...reach(given.search, 'search'),
    ...readSeen(given.seen),
  );
  return totpVerdict(answer);
}

/** Checks a counter-based code against `counter` and the `lookAhead` counters after it (RFC 4226 §7.2). */
export function verifyHotp(question: HotpKey & { code: string; counter: Integer; lookAhead?: number | undefined }): HotpVerdict {
  const given = options(question, 'question', [...HOTP_KEY, 'code', 'counter', 'lookAhead']);
  const answer = codes(
    [KEY],
    Operation.verifyHotp,
    ...hotpKey(given),
    text(given.code, 'code'),
    u64(given.counter, 'counter'),
    optionalU32(given.lookAhead, 'lookAhead'),
  );
  return hotpVerdict(answer);
}

/** Finds a lost counter again from two codes in a row (RFC 4226 §7.4). */
export function resyncHotp(
  question: HotpKey & { codes: readonly [string, string]; counter: Integer; lookAhead?: number | undefined },
): HotpVerdict {
  const given = options(question, 'question', [...HOTP_KEY, 'codes', 'counter', 'lookAhead']);
  const [first, second, ...more] = list(given.codes, 'codes', text);
  if (first === undefined || second === undefined || more.length > 0) {
    throw new CountersignError('out-of-range', '`codes` must be two codes, in the order in which they were shown.');
  }
  const answer = codes(
    [KEY],
    Operation.resyncHotp,
    ...hotpKey(given),
    first,
    second,
    u64(given.counter, 'counter'),
    optionalU32(given.lookAhead, 'lookAhead'),
  );
  return hotpVerdict(answer);
}

function reach(value: unknown, name: string) {
  const given = options(value === undefined ? {} : value, name, ['past', 'future']);
  return [optionalU32(given.past, `${name}.past`), optionalU32(given.future, `${name}.future`)] as const;
}

/** By their numbers. */
const VERDICTS = ['match', 'replayed', 'outdated', 'clock-off', 'no-match'] as const;

function totpVerdict(answer: Answer): TotpVerdict {
  const verdict = VERDICTS[answer.number()] ?? 'no-match';
  const seen = writeSeen({ lastStep: answer.optionalBigint(), disclosed: answer.optionalBigint() });
  const [step, lastStep, distance] = [answer.bigint(), answer.bigint(), Number(BigInt.asIntN(64, answer.bigint()))];
  switch (verdict) {
    case 'match':
      return { verdict, seen, step, lastStep, offset: distance };
    case 'clock-off':
      return { verdict, seen, seconds: distance, step };
    case 'no-match':
      return { verdict, seen };
    default:
      return { verdict, seen, step };
  }
}

function hotpVerdict(answer: Answer): HotpVerdict {
  return answer.more ? { verdict: 'match', counter: answer.bigint(), nextCounter: answer.bigint() } : { verdict: 'no-match' };
}
