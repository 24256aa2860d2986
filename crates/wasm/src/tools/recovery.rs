//! Recovery codes: made, and read as people type them.

use countersign_otp::{RecoveryCode, RecoveryCodeError};

use crate::{
    otp::Kind,
    wire::{Answer, Arguments},
};

pub(super) fn format(given: &mut Arguments<'_>, answer: &mut Answer) -> Result<(), Kind> {
    let entropy = given.bytes().try_into();
    let entropy = entropy.map_err(|_| Kind::EntropyWrongLength)?;
    answer.text(&RecoveryCode::from_entropy(entropy).expose());
    Ok(())
}

pub(super) fn parse(
    given: &mut Arguments<'_>,
    answer: &mut Answer,
) -> Result<(), RecoveryCodeError> {
    answer.text(&RecoveryCode::parse(given.text())?.expose());
    Ok(())
}
