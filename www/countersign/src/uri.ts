import { codes, Operation } from './codes-module.js';
import { HOTP_KEY, hotpKey, type Algorithm } from './codes.js';
import { CountersignError } from './error.js';
import { options, optionalText, text } from './guards.js';
import { told } from './door.js';
import { ACCOUNT, KEY, READING } from './kinds.js';
import { optionalU32, u64, type Integer } from './numbers.js';
import type { Answer, Field } from './wire.js';

interface Named {
  /** The shared secret, as base32. */
  secret: string;
  /** Who the code is for, as the app shows it. */
  issuer: string | null;
  /** The issuer in the label, when the URI names another one there; `null` when it does not. */
  labelIssuer: string | null;
  /** Whose code it is, as the app shows it: an e-mail address, a name. */
  account: string;
}

interface Numeric extends Named {
  algorithm: Algorithm;
  digits: number;
}

/** What an `otpauth://` URI holds. Steam's codes have their own alphabet and length, so that kind names neither. */
export type Account =
  /** `period` is in seconds. */
  | (Numeric & { kind: 'totp'; period: number })
  | (Numeric & { kind: 'hotp'; counter: bigint })
  | (Named & { kind: 'steam' });

/** An account to write; what is left out takes the default that every app reads (TOTP, SHA-1, 6 digits, 30 seconds). */
export interface NewAccount {
  kind?: Account['kind'] | undefined;
  secret: string;
  algorithm?: Algorithm | undefined;
  digits?: number | undefined;
  /** Seconds; TOTP only. */
  period?: number | undefined;
  /** HOTP only, where it is required. */
  counter?: Integer | undefined;
  issuer?: string | null | undefined;
  account: string;
}

/** An account as read, with what was forgiven on the way (`diagnostics`: the core's kinds, empty in strict mode). */
export type ParsedUri = Account & { diagnostics: string[] };

/** The `otpauth://` URI of an account, in the profile that every app reads. It holds the secret: show it, never log it. */
export function writeUri(account: NewAccount): string {
  return codes([KEY, ACCOUNT], Operation.writeUri, ...flat(account, 'account')).text();
}

/**
 * Reads an `otpauth://` URI. `strict` (the default) refuses what some app would misread; `lenient` reads what can be
 * read and lists what was wrong.
 *
 * @throws {@link CountersignError} whose message never holds the URI or its secret.
 */
export function parseUri(uri: string, reading: { mode?: 'strict' | 'lenient' | undefined } = {}): ParsedUri {
  const { mode = 'strict' } = options(reading, 'reading', ['mode']);
  if (mode !== 'strict' && mode !== 'lenient') throw new CountersignError('unknown-mode', '`mode` must be `strict` or `lenient`.');
  const answer = codes([KEY, ACCOUNT, READING], Operation.parseUri, text(uri, 'uri'), Number(mode === 'lenient'));
  const diagnostics = Array.from(answer.bytes(), (number) => told([READING], number).code);
  return { ...accountOf(answer), diagnostics };
}

/** What an account holds; the last two are what a reading says of one, so that it can be written again as it is. */
const FIELDS = [...HOTP_KEY, 'kind', 'period', 'counter', 'issuer', 'account', 'labelIssuer', 'diagnostics'] as const;

/** An account as the flat arguments the core takes. */
export function flat(account: unknown, name: string): Field[] {
  const given = options(account, name, FIELDS);
  const [secret, algorithm, digits] = hotpKey(given, `${name}.`);
  return [
    text(given.kind === undefined ? 'totp' : given.kind, `${name}.kind`),
    secret,
    algorithm,
    digits,
    optionalU32(given.period, `${name}.period`),
    given.counter === undefined ? undefined : u64(given.counter, `${name}.counter`),
    optionalText(given.issuer ?? undefined, `${name}.issuer`),
    text(given.account, `${name}.account`),
  ];
}

/** An account from the fields of an answer. */
export function accountOf(answer: Answer): Account {
  const kind = answer.text() as Account['kind'];
  const named = { secret: answer.text(), issuer: answer.optionalText(), labelIssuer: answer.optionalText(), account: answer.text() };
  const [algorithm, digits, period, counter] = [answer.optionalText(), answer.number(), answer.number(), answer.bigint()];
  if (kind === 'steam') return { kind, ...named };
  const numeric = { ...named, algorithm: algorithm as Algorithm, digits };
  return kind === 'totp' ? { kind, ...numeric, period } : { kind, ...numeric, counter };
}
