//! The module of what few pages need: what apps make of an address, exports, recovery codes, Steam's codes, and how a code
//! comes about.

mod cause;
mod compat;
mod failure;
mod migration;
mod recovery;
mod steam;

use alloc::{boxed::Box, vec::Vec};

use wasm_bindgen::prelude::*;

use crate::{
    otp::key::Key,
    wire::{Answer, Arguments, Failure, answered},
};
pub use cause::numbers;

/// What can be asked for, by its number. What follows each is the order of its arguments.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Operation {
    /// Secret in base32, algorithm or not, digits or not, counter → HMAC, offset, truncated, code (RFC 4226 §5.3).
    HotpDerivation = 1,
    /// Secret in base32, time → Steam's code.
    SteamCode,
    /// Ten bytes → the recovery code.
    FormatRecoveryCode,
    /// Text → the recovery code.
    ParseRecoveryCode,
    /// The text of each QR code → how many accounts, each one's fields, then the refused ones to the end.
    ReadMigration,
    /// The batch's id, then each account's arguments → the text of each QR code.
    WriteMigration,
    /// An address → the report of each app.
    CheckCompat,
    /// An address → each thing to say.
    CompatAdvice,
}

impl Operation {
    /// Every one, in the order of the numbers.
    pub const ALL: [Self; 8] = [
        Self::HotpDerivation,
        Self::SteamCode,
        Self::FormatRecoveryCode,
        Self::ParseRecoveryCode,
        Self::ReadMigration,
        Self::WriteMigration,
        Self::CheckCompat,
        Self::CompatAdvice,
    ];

    fn numbered(number: u8) -> Result<Self, Failure> {
        let place = usize::from(number).wrapping_sub(1);
        Self::ALL.get(place).copied().ok_or_else(Failure::malformed)
    }

    fn run(self, given: &mut Arguments<'_>, answer: &mut Answer) -> Result<(), Failure> {
        match self {
            Self::HotpDerivation => derivation(given, answer)?,
            Self::SteamCode => steam::code(given, answer)?,
            Self::FormatRecoveryCode => recovery::format(given, answer)?,
            Self::ParseRecoveryCode => recovery::parse(given, answer)?,
            Self::ReadMigration => migration::read(given, answer)?,
            Self::WriteMigration => migration::write(given, answer)?,
            Self::CheckCompat => compat::check(given, answer)?,
            Self::CompatAdvice => compat::advice(given, answer)?,
        }
        Ok(())
    }
}

/// The one door of this module.
#[wasm_bindgen(js_name = tools)]
#[must_use]
pub fn call(operation: u8, input: Box<[u8]>) -> Vec<u8> {
    answered(input, |given, answer| {
        let operation = Operation::numbered(operation)?;
        operation.run(given, answer)
    })
}

fn derivation(given: &mut Arguments<'_>, answer: &mut Answer) -> Result<(), Failure> {
    let key = Key::read(given)?;
    let derivation = key.hotp().derivation(given.number());
    answer.bytes(&derivation.hmac);
    answer.number(derivation.offset);
    answer.number(derivation.truncated);
    answer.text(derivation.code.as_str());
    Ok(())
}
