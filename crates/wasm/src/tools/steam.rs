//! Steam's codes.

use countersign_otp::{Secret, SecretError, Steam};

use crate::wire::{Answer, Arguments};

pub(super) fn code(given: &mut Arguments<'_>, answer: &mut Answer) -> Result<(), SecretError> {
    let steam = Steam::new(Secret::from_base32(given.text())?);
    answer.text(steam.code_at(given.number()).as_str());
    Ok(())
}
