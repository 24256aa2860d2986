import { list, texts } from './guards.js';
import { core } from './init.js';
import { optionalI32 } from './numbers.js';
import { flat, type Account, type NewAccount } from './uri.js';
import { MigrationBatch, read_migration } from './wasm/countersign_otp.js';

/**
 * The accounts in an export of Google Authenticator: the `otpauth-migration://` text of every QR of one export, in any
 * order.
 *
 * @throws {@link CountersignError} also when a QR of the batch is missing.
 */
export function readMigration(uris: readonly string[]): Account[] {
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
