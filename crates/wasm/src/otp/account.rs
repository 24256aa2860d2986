//! Accounts, on their way in and out.

use countersign_otp::uri::{Kind as Moved, OtpAuth};

use super::{
    key::{Key, period},
    kind::Kind,
};
use crate::wire::{Answer, Arguments, Failure};

/// An account from its kind, key, period, counter, issuer and account, in this order.
pub(crate) fn read(given: &mut Arguments<'_>) -> Result<OtpAuth, Failure> {
    let kind = given.text();
    let key = Key::read(given)?;
    let period = period(given)?;
    let counter = given.optional_number();
    let issuer = given.optional_text();
    let account = given.text();

    let kind = match kind {
        "totp" => Moved::Totp { period },
        "hotp" => Moved::Hotp {
            counter: counter.ok_or(Kind::MissingCounter)?,
        },
        "steam" => Moved::Steam,
        _ => return Err(Kind::UnknownType.into()),
    };
    let otpauth = OtpAuth::new(kind, key.secret, account)?
        .with_algorithm(key.algorithm)
        .with_digits(key.digits);
    Ok(match issuer {
        Some(issuer) => otpauth.with_issuer(issuer)?,
        None => otpauth,
    })
}

/// An account's fields. Steam's has neither algorithm nor digits: both are fixed.
pub(crate) fn write(otpauth: &OtpAuth, answer: &mut Answer) {
    let kind = otpauth.kind();
    let has_digits = kind != Moved::Steam;
    let (period, counter) = match kind {
        Moved::Totp { period } => (Some(period.seconds()), None),
        Moved::Hotp { counter } => (None, Some(counter)),
        Moved::Steam => (None, None),
    };
    answer.text(kind.name());
    answer.text(&otpauth.secret().expose_base32());
    answer.optional_text(otpauth.issuer());
    answer.optional_text(otpauth.label_issuer());
    answer.text(otpauth.account());
    answer.optional_text(has_digits.then(|| otpauth.algorithm().as_str()));
    answer.optional_number(has_digits.then(|| otpauth.digits().count()));
    answer.optional_number(period);
    answer.optional_number(counter);
}
