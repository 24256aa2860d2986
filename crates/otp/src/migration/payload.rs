//! One part's message: accounts and the part's place in its export.

use alloc::vec::Vec;

use zeroize::Zeroizing;

use super::error::MigrationError;
use super::wire::{Fields, Value, put_bytes, put_number};

/// The version that carries what we read and write.
const VERSION: u64 = 1;

/// `MigrationPayload`: field numbers as in Google's message. No `Debug`: it holds secrets.
#[derive(PartialEq, Eq)]
pub(super) struct Payload {
    /// Field 1, one message each.
    pub(super) accounts: Vec<Zeroizing<Vec<u8>>>,
    /// Field 3.
    pub(super) batch_size: u32,
    /// Field 4.
    pub(super) batch_index: u32,
    /// Field 5.
    pub(super) batch_id: i32,
}

impl Payload {
    pub(super) fn parse(message: &[u8], part: usize) -> Result<Self, MigrationError> {
        // A message without these fields is a batch of its own.
        let mut payload = Self {
            accounts: Vec::new(),
            batch_size: 1,
            batch_index: 0,
            batch_id: 0,
        };
        for field in Fields::of(message) {
            let place =
                |number| u32::try_from(number).map_err(|_| MigrationError::BadIndex { part });
            match field.map_err(|_| MigrationError::Damaged { part })? {
                (1, Value::Bytes(account)) => {
                    payload.accounts.push(Zeroizing::new(account.to_vec()));
                }
                (3, Value::Number(size)) => payload.batch_size = place(size)?,
                (4, Value::Number(index)) => payload.batch_index = place(index)?,
                (5, Value::Number(id)) => payload.batch_id = int32(id),
                (1 | 3 | 4 | 5, _) => return Err(MigrationError::Damaged { part }),
                _ => {}
            }
        }
        if payload.batch_index >= payload.batch_size {
            return Err(MigrationError::BadIndex { part });
        }
        Ok(payload)
    }

    pub(super) fn write(&self) -> Zeroizing<Vec<u8>> {
        let mut message = Zeroizing::new(Vec::with_capacity(2048));
        for account in &self.accounts {
            put_bytes(&mut message, 1, account);
        }
        put_number(&mut message, 2, VERSION);
        put_number(&mut message, 3, self.batch_size.into());
        put_number(&mut message, 4, self.batch_index.into());
        // Protobuf sign-extends a negative int32 to 64 bits.
        put_number(&mut message, 5, i64::from(self.batch_id).cast_unsigned());
        message
    }
}

/// An int32 field: the low half of the 64 bits sent.
fn int32(number: u64) -> i32 {
    let [a, b, c, d, ..] = number.to_le_bytes();
    i32::from_le_bytes([a, b, c, d])
}
