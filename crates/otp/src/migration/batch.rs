//! The parts of one export: joined in order, split when writing.

use alloc::vec::Vec;
use core::mem;

use zeroize::Zeroizing;

use super::error::MigrationError;
use super::payload::Payload;

/// The most accounts in one part, as Google Authenticator makes them.
const ACCOUNTS_PER_PART: usize = 10;
/// The most bytes of accounts in one part: its QR code stays readable from a screen.
const BYTES_PER_PART: usize = 1000;

/// One account's message.
type Account = Zeroizing<Vec<u8>>;

/// All accounts of an export, in its order.
pub(super) fn join(mut parts: Vec<Payload>) -> Result<Vec<Account>, MigrationError> {
    let first = parts.first().ok_or(MigrationError::Empty)?;
    let (id, size) = (first.batch_id, first.batch_size);
    if parts
        .iter()
        .any(|part| (part.batch_id, part.batch_size) != (id, size))
    {
        return Err(MigrationError::MixedBatches);
    }
    let mut accounts = Vec::new();
    // However many parts there claim to be, the first that is missing ends this.
    for index in 0..size {
        let here = parts.iter().position(|part| part.batch_index == index);
        let part = parts.swap_remove(here.ok_or(MigrationError::MissingPart { index, size })?);
        // A part scanned twice counts once.
        parts.retain(|other| *other != part);
        if parts.iter().any(|other| other.batch_index == index) {
            return Err(MigrationError::ConflictingPart { index });
        }
        accounts.extend(part.accounts);
    }
    if accounts.is_empty() {
        return Err(MigrationError::Empty);
    }
    Ok(accounts)
}

/// Parts that each fit a QR code, in order.
pub(super) fn split(accounts: Vec<Account>, id: i32) -> Result<Vec<Payload>, MigrationError> {
    let mut groups = Vec::new();
    let mut group = Vec::new();
    let mut bytes = 0_usize;
    for account in accounts {
        let grown = bytes.saturating_add(account.len());
        if !group.is_empty() && (group.len() == ACCOUNTS_PER_PART || grown > BYTES_PER_PART) {
            groups.push(mem::take(&mut group));
            bytes = 0;
        }
        bytes = bytes.saturating_add(account.len());
        group.push(account);
    }
    if group.is_empty() {
        return Err(MigrationError::Empty);
    }
    groups.push(group);

    let batch_size = u32::try_from(groups.len()).unwrap_or(u32::MAX);
    let parts = (0..batch_size)
        .zip(groups)
        .map(|(batch_index, accounts)| Payload {
            accounts,
            batch_size,
            batch_index,
            batch_id: id,
        });
    Ok(parts.collect())
}
