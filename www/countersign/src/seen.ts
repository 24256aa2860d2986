import { CountersignError } from './error.js';
import { options } from './guards.js';
import { optionalU64, type Integer } from './numbers.js';

/** A step as it is stored: a number, or decimal text, as some databases and JSON writers give large numbers back. */
export type StoredStep = Integer | string;

/** What the verifier remembers of a factor between two codes: the `seen` of the last verdict, as it came back from wherever it was kept. */
export interface Seen {
  /** The last step that is used up: nothing at or below it is accepted. */
  lastStep?: StoredStep | null | undefined;
  /** The highest step whose code a `clock-off` disclosed, and so must not be accepted when its time comes. */
  disclosed?: StoredStep | null | undefined;
}

/** The same as a verdict gives it: plain data for JSON or a row. Text only above 2^53, which no clock of this age shows. */
export interface NewSeen {
  lastStep: number | string | null;
  disclosed: number | string | null;
}

/** What was stored, as the core takes it. */
export function readSeen(value: unknown): readonly [lastStep: bigint | undefined, disclosed: bigint | undefined] {
  const seen = options(value ?? {}, 'seen', ['lastStep', 'disclosed']);
  return [step(seen.lastStep, 'seen.lastStep'), step(seen.disclosed, 'seen.disclosed')];
}

/** What the core says, as it is stored. */
export function writeSeen({ lastStep, disclosed }: { lastStep: StoredStep | null; disclosed: StoredStep | null }): NewSeen {
  return { lastStep: plain(lastStep), disclosed: plain(disclosed) };
}

function step(value: unknown, name: string): bigint | undefined {
  if (typeof value !== 'string') return optionalU64(value, name);
  if (!/^[0-9]{1,20}$/.test(value)) throw new CountersignError('not-a-number', `\`${name}\` must be a whole number, or one written in digits.`);
  return optionalU64(BigInt(value), name);
}

function plain(step: StoredStep | null): number | string | null {
  if (step === null) return null;
  return BigInt(step) <= Number.MAX_SAFE_INTEGER ? Number(step) : String(step);
}
