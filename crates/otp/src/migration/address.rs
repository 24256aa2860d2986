//! The address around a part: `otpauth-migration://offline?data=` and base64.

use alloc::{string::String, vec::Vec};

use data_encoding::{BASE64, BASE64_NOPAD};
use zeroize::Zeroizing;

use super::error::MigrationError;
use crate::uri::{URI_LIMIT, decode, raw::Raw};

const OPENING: &str = "otpauth-migration://offline?data=";

/// The message inside an address.
pub(super) fn open(uri: &str, part: usize) -> Result<Zeroizing<Vec<u8>>, MigrationError> {
    if uri.len() > URI_LIMIT {
        return Err(MigrationError::TooLong { part });
    }
    let raw = Raw::split(uri.trim())
        .filter(|raw| raw.scheme.eq_ignore_ascii_case("otpauth-migration"))
        .filter(|raw| raw.host.eq_ignore_ascii_case("offline"))
        .ok_or(MigrationError::NotMigration { part })?;
    let data = raw
        .parameter("data")
        .ok_or(MigrationError::MissingData { part })?;
    let data = decode(data).ok_or(MigrationError::NotBase64 { part })?;
    // A scanner that read the address as a form has put spaces for base64's `+`.
    let data = Zeroizing::new(data.trim_end_matches('=').replace(' ', "+"));
    BASE64_NOPAD
        .decode(data.as_bytes())
        .map(Zeroizing::new)
        .map_err(|_| MigrationError::NotBase64 { part })
}

/// The address for a message.
pub(super) fn close(message: &[u8]) -> Zeroizing<String> {
    let base64 = Zeroizing::new(BASE64.encode(message));
    // Every base64 character but letters and digits is escaped: three bytes at most.
    let room = OPENING.len().saturating_add(base64.len().saturating_mul(3));
    let mut uri = Zeroizing::new(String::with_capacity(room));
    uri.push_str(OPENING);
    for character in base64.chars() {
        match character {
            '+' => uri.push_str("%2B"),
            '/' => uri.push_str("%2F"),
            '=' => uri.push_str("%3D"),
            _ => uri.push(character),
        }
    }
    uri
}
