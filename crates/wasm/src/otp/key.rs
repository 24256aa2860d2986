//! The flat arguments every code is made from, as the core's types. An absent one is the core's default.

use countersign_otp::{
    Algorithm, AlgorithmError, CodeError, Digits, DigitsError, Hotp, Period, PeriodError, Secret,
    SecretError, Totp,
};

use crate::failure::{Failure, throws};

throws!(
    AlgorithmError,
    CodeError,
    DigitsError,
    PeriodError,
    SecretError
);

pub(crate) fn algorithm(name: Option<&str>) -> Result<Algorithm, Failure> {
    Ok(name.map_or(Ok(Algorithm::default()), str::parse)?)
}

pub(crate) fn digits(count: Option<u32>) -> Result<Digits, Failure> {
    let Some(count) = count else {
        return Ok(Digits::default());
    };
    // A count that does not fit eight bits is out of range like any other.
    Ok(Digits::new(u8::try_from(count).unwrap_or(u8::MAX))?)
}

pub(crate) fn period(seconds: Option<u32>) -> Result<Period, Failure> {
    Ok(seconds.map_or(Ok(Period::DEFAULT), Period::new)?)
}

#[inline(never)]
pub(crate) fn hotp(
    secret: &str,
    algorithm_name: Option<&str>,
    digit_count: Option<u32>,
) -> Result<Hotp, Failure> {
    Ok(Hotp::new(
        Secret::from_base32(secret)?,
        algorithm(algorithm_name)?,
        digits(digit_count)?,
    ))
}

#[inline(never)]
pub(crate) fn totp(
    secret: &str,
    algorithm_name: Option<&str>,
    digit_count: Option<u32>,
    period_seconds: Option<u32>,
) -> Result<Totp, Failure> {
    Ok(Totp::new(
        Secret::from_base32(secret)?,
        algorithm(algorithm_name)?,
        digits(digit_count)?,
        period(period_seconds)?,
    ))
}
