//! The parts of one export: joined in order, split when writing.

use alloc::vec::Vec;
use core::mem;

use zeroize::Zeroizing;

use super::error::MigrationError;
use super::payload::Payload;
use super::{ACCOUNTS_PER_PART, BYTES_PER_PART};

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
    parts.sort_by_key(|part| part.batch_index);
    parts.dedup();
    for (index, part) in (0..size).zip(&parts) {
        if part.batch_index < index {
            let index = part.batch_index;
            return Err(MigrationError::ConflictingPart { index });
        }
        if part.batch_index > index {
            return Err(MigrationError::MissingPart { index, size });
        }
    }
    let count = u32::try_from(parts.len()).unwrap_or(u32::MAX);
    if count > size {
        let index = size.saturating_sub(1);
        return Err(MigrationError::ConflictingPart { index });
    }
    if count < size {
        return Err(MigrationError::MissingPart { index: count, size });
    }
    let accounts: Vec<_> = parts.into_iter().flat_map(|part| part.accounts).collect();
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
