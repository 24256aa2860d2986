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
    decode_plus(text, b'+')
}

/// The same, where a plus sign that stands unescaped means this.
pub(super) fn decode_plus(text: &str, plus: u8) -> Option<Zeroizing<String>> {
    let mut decoded = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, after @ ..] = rest {
        let bare = if *first == b'+' { plus } else { *first };
        let (byte, after) = escape(rest).unwrap_or((bare, after));
        decoded.push(byte);
        rest = after;
    }
    String::from_utf8(decoded).ok().map(Zeroizing::new)
}

/// The byte whose escape the text begins with, and what follows.
fn escape(text: &[u8]) -> Option<(u8, &[u8])> {
    let [b'%', high, low, after @ ..] = text else {
        return None;
    };
    let digit = |digit: u8| char::from(digit).to_digit(16);
    let byte = digit(*high)? << 4 | digit(*low)?;
    Some((u8::try_from(byte).ok()?, after))
}

/// Whether a `%` is not followed by two hexadecimal digits.
pub(super) fn has_broken_escape(text: &str) -> bool {
    let bytes = text.as_bytes();
    let mut tails = (0..bytes.len()).filter_map(|at| bytes.get(at..));
    tails.any(|tail| tail.first() == Some(&b'%') && escape(tail).is_none())
}
