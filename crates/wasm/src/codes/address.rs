//! `otpauth://` addresses, in and out.

use alloc::vec::Vec;

use countersign_otp::uri::{UriError, parse_lenient, parse_strict};

use crate::{
    otp::{Kind, account},
    wire::{Answer, Arguments, Failure},
};

/// The address of an account. It holds the secret.
pub(super) fn write(given: &mut Arguments<'_>, answer: &mut Answer) -> Result<(), Failure> {
    let otpauth = account::read(given)?;
    answer.text(&otpauth.to_uri());
    Ok(())
}

/// What an address holds; a lenient reading says what it forgave.
pub(super) fn parse(given: &mut Arguments<'_>, answer: &mut Answer) -> Result<(), UriError> {
    let uri = given.text();
    if given.number() == 0 {
        answer.bytes(&[]);
        account::write(&parse_strict(uri)?, answer);
        return Ok(());
    }
    let (otpauth, diagnostics) = parse_lenient(uri)?;
    let mut kinds = Vec::new();
    for diagnostic in &diagnostics {
        kinds.push(Kind::from(*diagnostic) as u8);
    }
    answer.bytes(&kinds);
    account::write(&otpauth, answer);
    Ok(())
}
