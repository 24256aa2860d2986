import { Operation, tools } from './tools-module.js';
import { list, texts } from './guards.js';
import { told, type Group } from './door.js';
import { ACCOUNT, EXPORTED, KEY, MIGRATION } from './kinds.js';
import { optionalI32 } from './numbers.js';
import { random } from './random.js';
import { accountOf, flat, type Account, type NewAccount } from './uri.js';

/** The accounts of one export, and those that cannot be used. */
export interface Transfer {
  accounts: Account[];
  /** What is missing among them. Show it to the person, or these accounts are lost without a word. */
  refused: RefusedAccount[];
}

/** An account that cannot be used, by its names: without its secret. */
export interface RefusedAccount {
  /** Its place in the export, counted from 0. */
  place: number;
  /** The service's name, where one can be read. */
  issuer: string | null;
  /** Whose account it is, where that can be read. */
  account: string | null;
  /** Why, as in {@link CountersignError.code}. */
  code: string;
  /** Why, in words. */
  message: string;
}

/**
 * The accounts in an export of Google Authenticator: the `otpauth-migration://` text of every QR of one export, in any
 * order. One account that cannot be used does not lose the others.
 *
 * @throws {@link CountersignError} also when a QR of the batch is missing.
 */
export function readMigration(uris: readonly string[]): Transfer {
  const answer = tools([MIGRATION], Operation.readMigration, ...texts(uris, 'uris'));
  const accounts = Array.from({ length: answer.number() }, () => accountOf(answer));
  const refused: RefusedAccount[] = [];
  while (answer.more) {
    const [place, issuer, account] = [answer.number(), answer.optionalText(), answer.optionalText()];
    refused.push({ place, issuer, account, ...told([KEY, EXPORTED], answer.number()) });
  }
  return { accounts, refused };
}

/**
 * Accounts as `otpauth-migration://` texts, one QR each. `batchId` ties the QRs of one export together: a whole number of
 * 32 bits, drawn at random when it is left out.
 */
export function writeMigration(accounts: readonly NewAccount[], batchId?: number): string[] {
  const checked = list(accounts, 'accounts', flat);
  const id = optionalI32(batchId, 'batchId');
  const drawn = id ?? random(4, (bytes) => new DataView(bytes.buffer).getInt32(0));
  const answer = tools([KEY, ACCOUNT, MIGRATION, placed(EXPORTED)], Operation.writeMigration, drawn, ...checked.flat());
  const uris: string[] = [];
  while (answer.more) uris.push(answer.text());
  return uris;
}

/** The same kinds, with the account's place in the words. */
const placed = ({ first, kinds }: Group): Group => ({ first, kinds: kinds.map(([code, words]) => [code, (place) => `account ${place}: ${words}`]) });
