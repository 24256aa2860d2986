//! Secrets. In JavaScript they are base32 text, the form people, addresses and APIs use.

use countersign_otp::{Secret, SecretError};

use crate::wire::{Answer, Arguments};

pub(super) fn encode(given: &mut Arguments<'_>, answer: &mut Answer) -> Result<(), SecretError> {
    let secret = Secret::from_bytes(given.bytes())?;
    answer.text(&secret.expose_base32());
    Ok(())
}

pub(super) fn decode(given: &mut Arguments<'_>, answer: &mut Answer) -> Result<(), SecretError> {
    let secret = Secret::from_base32(given.text())?;
    answer.bytes(secret.expose_bytes());
    Ok(())
}

pub(super) fn strength(given: &mut Arguments<'_>, answer: &mut Answer) -> Result<(), SecretError> {
    let secret = Secret::from_base32(given.text())?;
    answer.text(secret.strength().as_str());
    Ok(())
}
