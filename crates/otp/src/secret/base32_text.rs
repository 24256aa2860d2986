//! Base32 as people copy it: lenient in form, strict in content.

use alloc::{string::String, vec::Vec};

use base32::Alphabet;
use zeroize::Zeroizing;

use super::error::SecretError;

const ALPHABET: Alphabet = Alphabet::Rfc4648 { padding: false };

/// The most padding RFC 4648 §6 ever writes.
const MAX_PADDING: usize = 6;

/// Eight characters for five bytes and a separator after every four: two characters a byte, with some room.
const MAX_TEXT: usize = MAX_BYTES * 2 + 64;

/// The most bytes that a text may give.
pub(super) const MAX_BYTES: usize = 1024;

/// The bytes, and whether the text is the one canonical spelling of their bits.
pub(super) fn decode(text: &str) -> Result<(Vec<u8>, bool), SecretError> {
    if text.len() > MAX_TEXT {
        return Err(SecretError::TooLong);
    }
    let symbols = symbols(text)?;
    let Some(last) = symbols.bytes().last() else {
        return Err(SecretError::Empty);
    };
    let spare_bits = match symbols.len() % 8 {
        0 => 0,
        2 => 2,
        4 => 4,
        5 => 1,
        7 => 3,
        // One, three or six characters over: no number of bytes ends there.
        _ => return Err(SecretError::NotBase32),
    };
    let bytes = base32::decode(ALPHABET, &symbols).ok_or(SecretError::NotBase32)?;
    let canonical = value_of(last).trailing_zeros() >= spare_bits;
    Ok((bytes, canonical))
}

pub(super) fn encode(bytes: &[u8]) -> String {
    base32::encode(ALPHABET, bytes)
}

/// The characters that carry bits, in upper case.
fn symbols(text: &str) -> Result<Zeroizing<String>, SecretError> {
    let mut symbols = Zeroizing::new(String::with_capacity(text.len()));
    let mut padding = 0;
    for character in text.chars() {
        match character.to_ascii_uppercase() {
            ' ' | '-' => {}
            '=' => padding += 1,
            symbol @ ('A'..='Z' | '2'..='7') if padding == 0 => symbols.push(symbol),
            _ => return Err(SecretError::NotBase32),
        }
    }
    if padding > MAX_PADDING {
        return Err(SecretError::NotBase32);
    }
    Ok(symbols)
}

/// The five bits of a symbol that [`symbols`] let through.
fn value_of(symbol: u8) -> u8 {
    match symbol {
        b'A'..=b'Z' => symbol - b'A',
        digit => digit.wrapping_sub(b'2').wrapping_add(26),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_last_character_has_one_spelling() {
        // 0xFF is 11111 111(00): `74`. The 15 other spellings that carry spare bits are recognized.
        assert!(decode("74").unwrap().1);
        for other in ["75", "76", "77"] {
            let (bytes, canonical) = decode(other).unwrap();
            assert_eq!((bytes.as_slice(), canonical), ([0xFF].as_slice(), false));
        }
    }

    #[test]
    fn lengths_that_no_bytes_give_are_refused() {
        for text in ["A", "AAA", "AAAAAA", "AAAAAAAAA"] {
            assert_eq!(decode(text).unwrap_err(), SecretError::NotBase32, "{text}");
        }
    }
}
