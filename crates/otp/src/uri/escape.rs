//! Percent-encoding (RFC 3986 §2.1).

use alloc::string::String;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};
use zeroize::Zeroizing;

/// Everything but the unreserved characters, and `@`, which every app reads raw in a label.
const LABEL: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~')
    .remove(b'@');

/// Text as it stands in a label or a value: a space becomes `%20`, never `+`.
pub(super) fn encode(text: &str) -> impl Iterator<Item = &str> {
    utf8_percent_encode(text, LABEL)
}

/// The text behind the escapes; `None` when it is not UTF-8. A broken escape stays as it is.
pub(crate) fn decode(text: &str) -> Option<Zeroizing<String>> {
    let decoded = percent_decode_str(text).decode_utf8().ok()?;
    Some(Zeroizing::new(decoded.into_owned()))
}

/// Whether a `%` is not followed by two hexadecimal digits.
pub(super) fn has_broken_escape(text: &str) -> bool {
    text.split('%').skip(1).any(|after| {
        let mut digits = after.bytes().take(2);
        let hex = |digit: Option<u8>| digit.is_some_and(|digit| digit.is_ascii_hexdigit());
        !(hex(digits.next()) && hex(digits.next()))
    })
}
