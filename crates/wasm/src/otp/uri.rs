//! `otpauth://` addresses, in and out.

use countersign_otp::{
    Secret,
    uri::{Kind, OtpAuth, OtpAuthError, UriError, parse_lenient, parse_strict},
};
use js_sys::Array;
use wasm_bindgen::prelude::*;

use super::{key, secret::base32_text};
use crate::{
    failure::{Failure, throws},
    record::Record,
};

throws!(OtpAuthError, UriError);

/// The address of an account. It holds the secret.
#[wasm_bindgen]
#[expect(
    clippy::too_many_arguments,
    reason = "flat arguments cross the boundary without an object to take apart"
)]
pub fn write_uri(
    kind: &str,
    secret: &str,
    algorithm: Option<String>,
    digits: Option<u32>,
    period: Option<u32>,
    counter: Option<u64>,
    issuer: Option<String>,
    account: &str,
) -> Result<String, Failure> {
    let otpauth = otpauth(
        kind,
        secret,
        algorithm.as_deref(),
        digits,
        period,
        counter,
        issuer.as_deref(),
        account,
    )?;
    Ok(otpauth.to_uri().as_str().to_owned())
}

/// What an address holds; a lenient reading says what it forgave.
#[wasm_bindgen(unchecked_return_type = "ParsedUri")]
pub fn parse_uri(uri: &str, lenient: bool) -> Result<JsValue, Failure> {
    let (otpauth, diagnostics) = if lenient {
        parse_lenient(uri)?
    } else {
        (parse_strict(uri)?, Vec::new())
    };
    let diagnostics: Array = diagnostics
        .iter()
        .map(|diagnostic| JsValue::from(diagnostic.kind()))
        .collect();
    Ok(account_record(&otpauth)
        .with("diagnostics", diagnostics)
        .into())
}

/// An account from flat arguments; an absent one is the core's default.
#[expect(
    clippy::too_many_arguments,
    reason = "the flat arguments of `write_uri` and of `MigrationBatch::add`"
)]
pub(crate) fn otpauth(
    kind: &str,
    secret: &str,
    algorithm: Option<&str>,
    digits: Option<u32>,
    period: Option<u32>,
    counter: Option<u64>,
    issuer: Option<&str>,
    account: &str,
) -> Result<OtpAuth, Failure> {
    let kind = match (kind, counter) {
        ("totp", _) => Kind::Totp {
            period: key::period(period)?,
        },
        ("hotp", Some(counter)) => Kind::Hotp { counter },
        ("hotp", None) => {
            return Err(Failure::new(
                "missing-counter",
                "an HOTP account needs the counter of its next code",
            ));
        }
        ("steam", _) => Kind::Steam,
        _ => return Err(UriError::UnknownType.into()),
    };
    let otpauth = OtpAuth::new(kind, Secret::from_base32(secret)?, account)?
        .with_algorithm(key::algorithm(algorithm)?)
        .with_digits(key::digits(digits)?);
    Ok(match issuer {
        Some(issuer) => otpauth.with_issuer(issuer)?,
        None => otpauth,
    })
}

/// An account as an object. Steam's has neither algorithm nor digits: both are fixed.
pub(crate) fn account_record(otpauth: &OtpAuth) -> Record {
    let record = Record::new()
        .with("kind", otpauth.kind().name())
        .with("secret", base32_text(otpauth.secret()))
        .with_nullable("issuer", otpauth.issuer())
        .with_nullable("labelIssuer", otpauth.label_issuer())
        .with("account", otpauth.account());
    let with_code = |record: Record| {
        record
            .with("algorithm", otpauth.algorithm().as_str())
            .with("digits", otpauth.digits().count())
    };
    match otpauth.kind() {
        Kind::Totp { period } => with_code(record).with("period", period.seconds()),
        Kind::Hotp { counter } => with_code(record).with("counter", counter),
        Kind::Steam => record,
    }
}
