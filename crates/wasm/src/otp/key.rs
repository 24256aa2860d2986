//! The arguments that every code is made from, as the core's types. An absent one is the core's default.

use countersign_otp::{Algorithm, Digits, Hotp, Period, Secret};

use crate::wire::{Arguments, Failure};

/// A key's secret, hash and number of digits, in this order.
pub(crate) struct Key {
    pub(crate) secret: Secret,
    pub(crate) algorithm: Algorithm,
    pub(crate) digits: Digits,
}

impl Key {
    pub(crate) fn read(given: &mut Arguments<'_>) -> Result<Self, Failure> {
        Ok(Self {
            secret: Secret::from_base32(given.text())?,
            algorithm: match given.optional_text() {
                Some(name) => name.parse()?,
                None => Algorithm::default(),
            },
            digits: digits(given)?,
        })
    }

    /// The generator for this key. Made last: it is large, and what can still fail would move it.
    pub(crate) fn hotp(self) -> Hotp {
        Hotp::new(self.secret, self.algorithm, self.digits)
    }
}

pub(crate) fn digits(given: &mut Arguments<'_>) -> Result<Digits, Failure> {
    let Some(count) = given.optional_small() else {
        return Ok(Digits::default());
    };
    // A count that does not fit eight bits is out of range like any other.
    Ok(Digits::new(u8::try_from(count).unwrap_or(u8::MAX))?)
}

pub(crate) fn period(given: &mut Arguments<'_>) -> Result<Period, Failure> {
    match given.optional_small() {
        Some(seconds) => Ok(Period::new(seconds)?),
        None => Ok(Period::DEFAULT),
    }
}
