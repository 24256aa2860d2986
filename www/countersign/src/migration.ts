import { core } from './init.js';
import { i32 } from './numbers.js';
import { flat, type Account, type NewAccount } from './uri.js';
import { MigrationBatch, read_migration } from './wasm/countersign_otp.js';

/**
 * The accounts in an export of Google Authenticator: the `otpauth-migration://` text of every QR of one export, in any
 * order.
 *
 * @throws {@link CountersignError} also when a QR of the batch is missing.
 */
export function readMigration(uris: readonly string[]): Account[] {
  return core(() => read_migration([...uris]));
}

/**
 * Accounts as `otpauth-migration://` texts, one QR each. `batchId` ties the QRs of one export together: a whole number of
 * 32 bits, drawn at random when it is left out.
 */
export function writeMigration(accounts: readonly NewAccount[], batchId?: number): string[] {
  return core(() => {
    const batch = new MigrationBatch();
    try {
      for (const account of accounts) batch.add(...flat(account));
      return batch.write(batchId === undefined ? undefined : i32(batchId, 'batchId'));
    } finally {
      batch.free();
    }
  });
}
