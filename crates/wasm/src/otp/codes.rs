//! Codes: HOTP, TOTP, Steam, and what a person typed.

use countersign_otp::{Code, Secret, Steam};
use wasm_bindgen::prelude::*;

use super::key;
use crate::{failure::Failure, record::Record};

/// The code of a counter.
#[wasm_bindgen]
pub fn hotp_code(
    secret: &str,
    algorithm: Option<String>,
    digits: Option<u32>,
    counter: u64,
) -> Result<String, Failure> {
    let hotp = key::hotp(secret, algorithm.as_deref(), digits)?;
    Ok(hotp.code(counter).as_str().to_owned())
}

/// The code of a counter with the values it comes from (RFC 4226 §5.3).
#[wasm_bindgen(unchecked_return_type = "HotpDerivation")]
pub fn hotp_derivation(
    secret: &str,
    algorithm: Option<String>,
    digits: Option<u32>,
    counter: u64,
) -> Result<JsValue, Failure> {
    let derivation = key::hotp(secret, algorithm.as_deref(), digits)?.derivation(counter);
    Ok(Record::new()
        .with("hmac", hex(&derivation.hmac))
        .with("offset", derivation.offset)
        .with("truncated", derivation.truncated)
        .with("code", derivation.code.as_str())
        .into())
}

/// The code of a time in seconds since 1970, its step, and how long it is shown.
#[wasm_bindgen(unchecked_return_type = "TotpCode")]
pub fn totp_code(
    secret: &str,
    algorithm: Option<String>,
    digits: Option<u32>,
    period: Option<u32>,
    at: u64,
) -> Result<JsValue, Failure> {
    let totp = key::totp(secret, algorithm.as_deref(), digits, period)?;
    Ok(Record::new()
        .with("code", totp.code_at(at).as_str())
        .with("step", totp.step_at(at))
        .with("secondsLeft", totp.seconds_left(at))
        .into())
}

/// Steam's code of a time in seconds since 1970.
#[wasm_bindgen]
pub fn steam_code(secret: &str, at: u64) -> Result<String, Failure> {
    Ok(Steam::new(Secret::from_base32(secret)?)
        .code_at(at)
        .as_str()
        .to_owned())
}

/// A typed code in its canonical form.
#[wasm_bindgen]
pub fn parse_code(text: &str, digits: Option<u32>) -> Result<String, Failure> {
    Ok(Code::parse(text, key::digits(digits)?)?.as_str().to_owned())
}

fn hex(bytes: &[u8]) -> String {
    let digit = |nibble: u8| char::from_digit(nibble.into(), 16).unwrap_or_default();
    bytes
        .iter()
        .flat_map(|byte| [digit(byte >> 4), digit(byte & 15)])
        .collect()
}
