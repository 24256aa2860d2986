//! Crockford's base32, and what people write instead of it.

use alloc::vec::Vec;

use zeroize::Zeroizing;

use super::error::RecoveryCodeError;

const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// The values of the characters of a code, five bits each.
pub(super) fn symbols(text: &str) -> Result<Zeroizing<Vec<u8>>, RecoveryCodeError> {
    let mut values = Zeroizing::new(Vec::with_capacity(text.len()));
    for (at, character) in text.chars().enumerate() {
        if matches!(character, ' ' | '-') {
            continue;
        }
        let value = u8::try_from(character).ok().and_then(value);
        values.push(value.ok_or(RecoveryCodeError::BadCharacter { at })?);
    }
    Ok(values)
}

/// The value of a character as a person may have written it.
pub(super) fn value(character: u8) -> Option<u8> {
    let meant = match character.to_ascii_uppercase() {
        b'O' => b'0',
        b'I' | b'L' => b'1',
        other => other,
    };
    let place = ALPHABET.iter().position(|known| *known == meant)?;
    u8::try_from(place).ok()
}

/// The character of a value; only the low five bits count.
pub(super) fn character(value: u8) -> char {
    ALPHABET
        .get(usize::from(value & 31))
        .copied()
        .map_or('0', char::from)
}
