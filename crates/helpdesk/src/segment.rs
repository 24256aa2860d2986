//! Ids in a URL's path.

use std::fmt::Display;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// All but RFC 3986's unreserved characters.
const ESCAPED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');

/// An id as one segment of a path, whatever it holds.
pub fn segment(id: &str) -> impl Display {
    utf8_percent_encode(id, ESCAPED)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_stays_one_segment() {
        for (id, escaped) in [
            ("ada-1.b_c~d", "ada-1.b_c~d"),
            ("a/b?c%d#e", "a%2Fb%3Fc%25d%23e"),
            ("Zoë @1;x", "Zo%C3%AB%20%401%3Bx"),
        ] {
            assert_eq!(segment(id).to_string(), escaped);
        }
    }
}
