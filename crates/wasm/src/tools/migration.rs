//! `otpauth-migration://`: whole exports, several QR codes each.

use alloc::vec::Vec;

use countersign_otp::migration::{self, MigrationError};

use super::failure::of_account;
use crate::{
    otp::account,
    wire::{Answer, Arguments, Failure},
};

/// The accounts of one export, from the text of all its QR codes.
pub(super) fn read(given: &mut Arguments<'_>, answer: &mut Answer) -> Result<(), MigrationError> {
    let mut uris = Vec::new();
    while !given.is_empty() {
        uris.push(given.text());
    }
    let transfer = migration::read(&uris)?;
    answer.number(u32::try_from(transfer.accounts.len()).unwrap_or_default());
    for account in &transfer.accounts {
        account::write(account, answer);
    }
    for refused in &transfer.refused {
        answer.number(u32::try_from(refused.place).unwrap_or_default());
        answer.optional_text(refused.issuer.as_deref());
        answer.optional_text(refused.account.as_deref());
        answer.number(of_account(refused.why) as u8);
    }
    Ok(())
}

/// The text of each QR code.
pub(super) fn write(given: &mut Arguments<'_>, answer: &mut Answer) -> Result<(), Failure> {
    // TypeScript sends the 32 bits of a number with a sign as they are.
    let id = given.optional_small().unwrap_or_default().cast_signed();
    let mut accounts = Vec::new();
    while !given.is_empty() {
        accounts.push(account::read(given)?);
    }
    for uri in migration::write(&accounts, id)? {
        answer.text(&uri);
    }
    Ok(())
}
