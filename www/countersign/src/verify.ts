import type { HotpKey, TotpKey } from './codes.js';
import { core } from './init.js';
import { optionalU32, seconds, u64, type Integer } from './numbers.js';
import { hotp_resynchronise, hotp_verify, totp_verify } from './wasm/countersign_otp.js';

/** How many steps before and after the present one. */
export interface Reach {
  past?: number | undefined;
  future?: number | undefined;
}

/** What the verifier remembers of a factor between two codes: the `seen` of the last verdict. */
export interface Seen {
  /** The last step that is used up: nothing at or below it is accepted. */
  lastStep?: Integer | null | undefined;
  /** The highest step whose code a `clock-off` disclosed, and so must not be accepted when its time comes. */
  disclosed?: Integer | null | undefined;
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
  /** The `seen` of the last verdict on this factor. */
  seen?: Seen | undefined;
}

/** The answer to a time-based code. Only `match` may let somebody in, and only once `seen` is stored. */
export type TotpVerdict = {
  /** What to store, whatever the verdict, and to pass as `seen` with the next code. */
  seen: { lastStep: bigint | null; disclosed: bigint | null };
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
  const { window, search, seen } = question;
  return core(() =>
    totp_verify(
      question.secret,
      question.algorithm,
      optionalU32(question.digits, 'digits'),
      optionalU32(question.period, 'period'),
      question.code,
      seconds(question.at, 'at'),
      optionalU32(window?.past, 'window.past'),
      optionalU32(window?.future, 'window.future'),
      optionalU32(search?.past, 'search.past'),
      optionalU32(search?.future, 'search.future'),
      step(seen?.lastStep, 'seen.lastStep'),
      step(seen?.disclosed, 'seen.disclosed'),
    ),
  );
}

/** Checks a counter-based code against `counter` and the `lookAhead` counters after it (RFC 4226 §7.2). */
export function verifyHotp(question: HotpKey & { code: string; counter: Integer; lookAhead?: number | undefined }): HotpVerdict {
  return core(() =>
    hotp_verify(
      question.secret,
      question.algorithm,
      optionalU32(question.digits, 'digits'),
      question.code,
      u64(question.counter, 'counter'),
      optionalU32(question.lookAhead, 'lookAhead'),
    ),
  );
}

/** Finds a lost counter again from two codes in a row (RFC 4226 §7.4). */
export function resyncHotp(
  question: HotpKey & { codes: readonly [string, string]; counter: Integer; lookAhead?: number | undefined },
): HotpVerdict {
  const [first, second] = question.codes;
  return core(() =>
    hotp_resynchronise(
      question.secret,
      question.algorithm,
      optionalU32(question.digits, 'digits'),
      first,
      second,
      u64(question.counter, 'counter'),
      optionalU32(question.lookAhead, 'lookAhead'),
    ),
  );
}

function step(value: Integer | null | undefined, name: string): bigint | undefined {
  return value === null || value === undefined ? undefined : u64(value, name);
}
