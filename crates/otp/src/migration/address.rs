//! The address around a part: `otpauth-migration://offline?data=` and base64.

use alloc::{string::String, vec::Vec};

use base64ct::{Base64, Base64Unpadded, Encoding as _};
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
    Base64Unpadded::decode_vec(&data)
        .map(Zeroizing::new)
        .map_err(|_| MigrationError::NotBase64 { part })
}

/// The address for a message.
pub(super) fn close(message: &[u8]) -> Zeroizing<String> {
    let base64 = Zeroizing::new(Base64::encode_string(message));
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
