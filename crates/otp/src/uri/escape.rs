//! Percent-encoding (RFC 3986 §2.1).

use alloc::{string::String, vec::Vec};

use zeroize::Zeroizing;

/// Adds text as it stands in a label or a value. All but the unreserved characters are escaped, and `@`, which every app reads
/// raw in a label; a space becomes `%20`, never `+`.
pub(super) fn encode(text: &str, into: &mut String) {
    for byte in text.bytes() {
        match byte {
            b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z' | b'-' | b'.' | b'_' | b'~' | b'@' => {
                into.push(char::from(byte));
            }
            _ => {
                into.push('%');
                into.push(hex_digit(byte >> 4));
                into.push(hex_digit(byte & 15));
            }
        }
    }
}

const fn hex_digit(value: u8) -> char {
    let digit = match value {
        0..10 => b'0' + value,
        _ => b'A' + value - 10,
    };
    digit as char
}

/// The text behind the escapes; `None` when it is not UTF-8. A broken escape stays as it is.
pub(crate) fn decode(text: &str) -> Option<Zeroizing<String>> {
    let mut decoded = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let escape = escape(rest);
        decoded.push(escape.unwrap_or(*first));
        rest = escape.and_then(|_| rest.get(3..)).unwrap_or(after);
    }
    String::from_utf8(decoded).ok().map(Zeroizing::new)
}

/// The byte whose escape the text begins with.
fn escape(text: &[u8]) -> Option<u8> {
    let [b'%', high, low, ..] = text else {
        return None;
    };
    Some(hex_value(*high)? << 4 | hex_value(*low)?)
}

const fn hex_value(digit: u8) -> Option<u8> {
    match digit {
        b'0'..=b'9' => Some(digit - b'0'),
        b'A'..=b'F' => Some(digit - b'A' + 10),
        b'a'..=b'f' => Some(digit - b'a' + 10),
        _ => None,
    }
}

/// Whether a `%` is not followed by two hexadecimal digits.
pub(super) fn has_broken_escape(text: &str) -> bool {
    let bytes = text.as_bytes();
    let mut tails = (0..bytes.len()).filter_map(|at| bytes.get(at..));
    tails.any(|tail| tail.first() == Some(&b'%') && escape(tail).is_none())
}
