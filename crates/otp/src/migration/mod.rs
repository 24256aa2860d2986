//! `otpauth-migration://` exports: Google Authenticator's *Transfer accounts*, in and out.
//!
//! One export is a batch of QR codes. Each carries base64 of a protobuf message with up to ten
//! accounts, the number of parts, and its own place among them.
//!
//! The format knows six or eight digits and no period: what it cannot say is refused when
//! writing, and never guessed when reading.
//!
//! ```
//! use countersign_otp::{Secret, migration, uri::OtpAuth};
//!
//! let secret = Secret::from_base32("JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP")?;
//! let accounts = [OtpAuth::totp(secret, "alice@example.com")?.with_issuer("ACME Co")?];
//! let parts = migration::write(&accounts, 7)?;
//! let parts: Vec<&str> = parts.iter().map(|part| part.as_str()).collect();
//! assert_eq!(migration::read(&parts)?.accounts, accounts);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod account;
mod address;
mod batch;
mod error;
mod payload;
mod transfer;
mod wire;

use alloc::{string::String, vec::Vec};

use zeroize::Zeroizing;

use crate::uri::OtpAuth;
pub use error::{AccountError, MigrationError, Unsupported};
use payload::Payload;
pub use transfer::{RefusedAccount, Transfer};

/// Reads all parts of one export, in any order. A part scanned twice counts once.
///
/// An account that cannot be used does not lose the others: it is listed in [`Transfer::refused`].
///
/// # Errors
/// A part that is not an export or damaged; parts of several exports, or not all of one. Errors count parts from 0 and
/// carry nothing of what is in them.
pub fn read(uris: &[&str]) -> Result<Transfer, MigrationError> {
    let parts = uris
        .iter()
        .enumerate()
        .map(|(part, uri)| Payload::parse(&address::open(uri, part)?, part))
        .collect::<Result<Vec<_>, _>>()?;
    let mut transfer = Transfer {
        accounts: Vec::new(),
        refused: Vec::new(),
    };
    for (place, message) in batch::join(parts)?.iter().enumerate() {
        match account::parse(message, place) {
            Ok(account) => transfer.accounts.push(account),
            Err(refused) => transfer.refused.push(refused),
        }
    }
    Ok(transfer)
}

/// Writes accounts as one export of as many parts as it takes.
///
/// `batch_id` marks the parts of this export, so that they are not mixed with another's: draw it at random.
///
/// # Errors
/// No account at all, or one that the format cannot express: seven digits, a period other than
/// 30 seconds, Steam's codes, a counter beyond 63 bits.
pub fn write(
    accounts: &[OtpAuth],
    batch_id: i32,
) -> Result<Vec<Zeroizing<String>>, MigrationError> {
    let accounts = accounts
        .iter()
        .enumerate()
        .map(|(account, auth)| {
            account::write(auth).map_err(|why| MigrationError::Account { account, why })
        })
        .collect::<Result<Vec<_>, _>>()?;
    let parts = batch::split(accounts, batch_id)?;
    Ok(parts
        .iter()
        .map(|part| address::close(&part.write()))
        .collect())
}

#[cfg(test)]
mod tests;
