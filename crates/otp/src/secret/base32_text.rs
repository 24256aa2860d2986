//! Base32 as people copy it: lenient in form, strict in content.

use alloc::{string::String, vec::Vec};

use super::{Secret, error::SecretError};

/// The most padding RFC 4648 §6 ever writes.
const MAX_PADDING: usize = 6;

/// Eight characters for five bytes and a separator after every four: two characters a byte, with some room.
const MAX_TEXT: usize = MAX_BYTES * 2 + 64;

/// The most bytes that a text may give.
pub(super) const MAX_BYTES: usize = 1024;

/// The secret, and whether the text is the one canonical spelling of its bits.
///
/// Written here rather than taken from a crate, which would read the text a second time, and carry the tables of six alphabets
/// into a page.
pub(super) fn decode(text: &str) -> Result<(Secret, bool), SecretError> {
    if text.len() > MAX_TEXT {
        return Err(SecretError::TooLong);
    }
    let mut secret = Secret(Vec::with_capacity(text.len()));
    let mut left = Bits::default();
    let (mut symbols, mut padding) = (0_usize, 0);
    for character in text.bytes() {
        let value = match character.to_ascii_uppercase() {
            b' ' | b'-' => continue,
            b'=' => {
                padding += 1;
                continue;
            }
            letter @ b'A'..=b'Z' => letter - b'A',
            digit @ b'2'..=b'7' => digit - b'2' + 26,
            _ => return Err(SecretError::NotBase32),
        };
        if padding > 0 {
            return Err(SecretError::NotBase32);
        }
        symbols += 1;
        left.push(value, 5);
        if let Some(byte) = left.pop(8) {
            secret.0.push(byte);
        }
    }
    match symbols % 8 {
        // One, three or six characters over: no number of bytes ends there.
        1 | 3 | 6 => Err(SecretError::NotBase32),
        _ if padding > MAX_PADDING => Err(SecretError::NotBase32),
        _ if symbols == 0 => Err(SecretError::Empty),
        _ if secret.0.len() > MAX_BYTES => Err(SecretError::TooLong),
        _ => Ok((secret, left.bits == 0)),
    }
}

pub(super) fn encode(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len() * 2);
    let mut left = Bits::default();
    for byte in bytes {
        left.push(*byte, 8);
        while let Some(value) = left.pop(5) {
            text.push(symbol(value));
        }
    }
    if left.count > 0 {
        left.push(0, 5 - left.count);
        text.extend(left.pop(5).map(symbol));
    }
    text
}

/// The character of five bits.
const fn symbol(value: u8) -> char {
    let character = match value {
        0..26 => b'A' + value,
        _ => b'2' + value - 26,
    };
    character as char
}

/// Bits on their way from groups of one width to groups of another, in order.
#[derive(Default)]
struct Bits {
    bits: u16,
    count: u8,
}

impl Bits {
    fn push(&mut self, value: u8, width: u8) {
        self.bits = self.bits << width | u16::from(value);
        self.count += width;
    }

    /// The oldest `width` bits, once there are as many.
    fn pop(&mut self, width: u8) -> Option<u8> {
        self.count = self.count.checked_sub(width)?;
        let value = self.bits >> self.count;
        self.bits &= (1 << self.count) - 1;
        // `width` bits, which is eight at most.
        u8::try_from(value).ok()
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
            let (secret, canonical) = decode(other).unwrap();
            assert_eq!(
                (secret.expose_bytes(), canonical),
                ([0xFF].as_slice(), false)
            );
        }
    }

    #[test]
    fn lengths_that_no_bytes_give_are_refused() {
        for text in ["A", "AAA", "AAAAAA", "AAAAAAAAA"] {
            assert_eq!(decode(text).unwrap_err(), SecretError::NotBase32, "{text}");
        }
    }
}
