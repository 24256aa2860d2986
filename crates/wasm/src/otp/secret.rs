//! Secrets. In JavaScript they are base32 text, the form people, addresses and APIs use.

use countersign_otp::{Secret, SecretError};
use wasm_bindgen::prelude::*;

use super::entropy;
use crate::failure::Failure;

/// A new secret of `length` random bytes, as base32.
#[wasm_bindgen]
pub fn generate_secret(length: u32) -> Result<String, Failure> {
    let length = usize::try_from(length).unwrap_or(usize::MAX);
    if length > Secret::MAX_BYTES {
        return Err(SecretError::TooLong.into());
    }
    let secret = Secret::from_bytes(entropy::bytes(length)?.as_slice())?;
    Ok(base32_text(&secret))
}

/// The bytes of a base32 secret.
#[wasm_bindgen]
pub fn base32_decode(text: &str) -> Result<Vec<u8>, Failure> {
    Ok(Secret::from_base32(text)?.expose_bytes().to_vec())
}

/// A secret's bytes as base32.
#[wasm_bindgen]
pub fn base32_encode(bytes: &[u8]) -> Result<String, Failure> {
    Ok(base32_text(&Secret::from_bytes(bytes)?))
}

/// What the length of a base32 secret is worth.
#[wasm_bindgen(unchecked_return_type = "SecretStrength")]
pub fn secret_strength(text: &str) -> Result<String, Failure> {
    Ok(Secret::from_base32(text)?.strength().as_str().to_owned())
}

pub(crate) fn base32_text(secret: &Secret) -> String {
    secret.expose_base32().as_str().to_owned()
}
