import { list, texts } from './guards.js';
import { core } from './core.js';
import { optionalI32 } from './numbers.js';
import { flat, type Account, type NewAccount } from './uri.js';
import { MigrationBatch, read_migration } from './wasm/countersign_otp.js';

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
  return core(() => read_migration(texts(uris, 'uris')));
}

/**
 * Accounts as `otpauth-migration://` texts, one QR each. `batchId` ties the QRs of one export together: a whole number of
 * 32 bits, drawn at random when it is left out.
 */
export function writeMigration(accounts: readonly NewAccount[], batchId?: number): string[] {
  return core(() => {
    const checked = list(accounts, 'accounts', flat);
    const id = optionalI32(batchId, 'batchId');
    const batch = new MigrationBatch();
    try {
      for (const account of checked) batch.add(...account);
      return batch.write(id);
    } finally {
      batch.free();
    }
  });
}
