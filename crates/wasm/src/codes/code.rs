//! Codes: made, and read as a person typed them.

use countersign_otp::{Code, Digits, Period, Totp};

use crate::{
    otp::key::{Key, digits, period},
    wire::{Answer, Arguments, Failure},
};

pub(super) fn parse(given: &mut Arguments<'_>, answer: &mut Answer) -> Result<(), Failure> {
    let text = given.text();
    let code = Code::parse(text, digits(given)?)?;
    answer.text(code.as_str());
    Ok(())
}

pub(super) fn hotp(given: &mut Arguments<'_>, answer: &mut Answer) -> Result<(), Failure> {
    let key = Key::read(given)?;
    let counter = given.number();
    answer.text(key.hotp().code(counter).as_str());
    Ok(())
}

pub(super) fn totp(given: &mut Arguments<'_>, answer: &mut Answer) -> Result<(), Failure> {
    let key = Key::read(given)?;
    let period = period(given)?;
    let at = given.number();

    let totp = generator(key, period);
    answer.text(totp.code_at(at).as_str());
    answer.number(totp.step_at(at));
    answer.number(totp.seconds_left(at));
    Ok(())
}

/// A code as a person typed it.
pub(super) fn typed(given: &mut Arguments<'_>, digits: Digits) -> Result<Code, Failure> {
    Ok(Code::parse(given.text(), digits)?)
}

/// The generator for a key and a period. Made last, as [`Key::hotp`].
pub(super) fn generator(key: Key, period: Period) -> Totp {
    Totp::new(key.secret, key.algorithm, key.digits, period)
}
