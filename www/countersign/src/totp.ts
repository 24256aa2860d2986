import { totpCode, type TotpKey } from './codes.js';
import { CountersignError } from './error.js';
import { options } from './guards.js';
import type { Integer } from './numbers.js';
import type { Seen } from './seen.js';
import { writeUri } from './uri.js';
import { verifyTotp, type Reach, type TotpVerdict } from './verify.js';

/** What a {@link Totp} is made from. */
export interface TotpOptions extends TotpKey {
  /** Who the code is for, as the app shows it. For {@link Totp.uri}. */
  issuer?: string | null | undefined;
  /** Whose code it is, as the app shows it: an e-mail address, a name. {@link Totp.uri} needs it. */
  account?: string | undefined;
  /** Steps in which a code is accepted. Default: one before, one after. */
  window?: Reach | undefined;
}

/** When a code is checked, and what came before it. */
export interface TotpReading {
  /** The verifier's time in **seconds** since 1970. Default: now. */
  at?: Integer | undefined;
  /** The `seen` that was stored with the last accepted code; absent or `null` when this is its first code. */
  seen?: Seen | null | undefined;
}

/** A right code. Store `seen` in the transaction that lets the person in. */
export type TotpMatch = Extract<TotpVerdict, { verdict: 'match' }>;

/**
 * One authenticator, with its codes, its checks and its address (RFC 6238). It is as secret as its key: nothing of it is seen
 * when it is printed or turned into JSON.
 *
 * ```js
 * const totp = new Totp({ secret, issuer: 'ACME', account: 'alice@example.com' });
 * totp.code(); // '123456'
 * const match = totp.verify(typed, { seen }); // null when it is not right
 * ```
 */
export class Totp {
  readonly #key: TotpKey;
  readonly #named: Pick<TotpOptions, 'issuer' | 'account'>;
  readonly #window: Reach;

  /** @throws {@link CountersignError} when no code can be made of it, and for a key that is not an option. */
  constructor(given: TotpOptions) {
    const { issuer, account, window, ...key } = options(given, 'options', ['secret', 'algorithm', 'digits', 'period', 'issuer', 'account', 'window']) as TotpOptions;
    this.#key = key;
    this.#named = { issuer, account };
    this.#window = options(window === undefined ? {} : window, 'window', ['past', 'future']) as Reach;
    this.code(0);
  }

  /** The code that is shown at a time in **seconds** since 1970; default: now. */
  code(at?: Integer): string {
    return totpCode({ ...this.#key, at }).code;
  }

  /**
   * The match, or `null` when the code is not right or was used: `if (totp.verify(typed))` is what it looks like. A code works
   * once only if the match's `seen` is stored and given with the next code. For why a code is not right, ask {@link Totp.check}.
   *
   * This belongs on a server: whoever holds the secret can make codes.
   */
  verify(code: string, reading: TotpReading = {}): TotpMatch | null {
    try {
      // Nobody is told how far off a clock is, so no code is disclosed, and only a match changes what is to be stored.
      const verdict = this.#ask(code, reading, { past: 0, future: 0 });
      return verdict.verdict === 'match' ? verdict : null;
    } catch (thrown) {
      // What was typed is no code at all, too long for any text, or half a letter.
      if (thrown instanceof CountersignError && typeof code === 'string' && /^(code-|too-long|not-text)/.test(thrown.code)) return null;
      throw thrown;
    }
  }

  /** The whole verdict, with what is wrong: see {@link verifyTotp}. Its `seen` is to be stored whatever it says. */
  check(code: string, reading: TotpReading = {}): TotpVerdict {
    return this.#ask(code, reading);
  }

  /** The `otpauth://` address for the app's QR code, made from `issuer` and `account`. It holds the secret: show it, never log it. */
  uri(): string {
    return writeUri({ ...this.#key, ...this.#named } as TotpKey & { account: string });
  }

  #ask(code: string, reading: TotpReading, search?: Reach): TotpVerdict {
    const { at, seen } = options(reading, 'reading', ['at', 'seen']) as TotpReading;
    return verifyTotp({ ...this.#key, window: this.#window, search, code, at, seen });
  }
}
