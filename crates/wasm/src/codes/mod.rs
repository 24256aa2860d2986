//! The module of codes: secrets, codes made and checked, `otpauth://` addresses.

mod address;
mod code;
mod secret;
mod verify;

use alloc::{boxed::Box, vec::Vec};

use wasm_bindgen::prelude::*;

use crate::wire::{Answer, Arguments, Failure, answered};

/// What can be asked for, by its number. What follows each is the order of its arguments; a *key* is a secret in base32, an
/// algorithm and a number of digits, the last two of which may be absent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Operation {
    /// Bytes → base32.
    EncodeSecret = 1,
    /// Base32 → bytes.
    DecodeSecret,
    /// Base32 → the name of a strength.
    Strength,
    /// Text, digits or not → the code.
    ParseCode,
    /// Key, counter → the code.
    HotpCode,
    /// Key, period or not, time → the code, its step, the seconds that it is still shown.
    TotpCode,
    /// Key, code, counter, look-ahead or not → the counter and the next one, or no field when nothing matched.
    VerifyHotp,
    /// Key, two codes, counter, look-ahead or not → as `VerifyHotp`.
    ResyncHotp,
    /// Key, period or not, code, time, window's past and future or not, search's past and future or not, last step or not,
    /// disclosed step or not → the fields that `verify::totp` writes.
    VerifyTotp,
    /// An account → its address.
    WriteUri,
    /// An address, 1 for a lenient reading → the numbers of its diagnostics' kinds, then the account.
    ParseUri,
}

impl Operation {
    /// Every one, in the order of the numbers.
    pub const ALL: [Self; 11] = [
        Self::EncodeSecret,
        Self::DecodeSecret,
        Self::Strength,
        Self::ParseCode,
        Self::HotpCode,
        Self::TotpCode,
        Self::VerifyHotp,
        Self::ResyncHotp,
        Self::VerifyTotp,
        Self::WriteUri,
        Self::ParseUri,
    ];

    fn numbered(number: u8) -> Result<Self, Failure> {
        let place = usize::from(number).wrapping_sub(1);
        Self::ALL.get(place).copied().ok_or_else(Failure::malformed)
    }

    fn run(self, given: &mut Arguments<'_>, answer: &mut Answer) -> Result<(), Failure> {
        match self {
            Self::EncodeSecret => secret::encode(given, answer)?,
            Self::DecodeSecret => secret::decode(given, answer)?,
            Self::Strength => secret::strength(given, answer)?,
            Self::ParseCode => code::parse(given, answer)?,
            Self::HotpCode => code::hotp(given, answer)?,
            Self::TotpCode => code::totp(given, answer)?,
            Self::VerifyHotp => verify::hotp(given, answer)?,
            Self::ResyncHotp => verify::resync(given, answer)?,
            Self::VerifyTotp => verify::totp(given, answer)?,
            Self::WriteUri => address::write(given, answer)?,
            Self::ParseUri => address::parse(given, answer)?,
        }
        Ok(())
    }
}

/// The one door of this module.
#[wasm_bindgen(js_name = codes)]
#[must_use]
pub fn call(operation: u8, input: Box<[u8]>) -> Vec<u8> {
    answered(input, |given, answer| {
        let operation = Operation::numbered(operation)?;
        operation.run(given, answer)
    })
}
