//! Numbers in parameters.

/// What a value says where a number belongs.
pub(super) enum Number {
    /// A decimal number of 64 bits.
    Value(u64),
    /// A decimal number beyond them.
    Huge,
    /// Something else.
    None,
}

/// Reads ASCII digits only, so that no sign, space or full-width digit slips in.
pub(super) fn parse(text: &str) -> Number {
    if text.is_empty() || !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return Number::None;
    }
    let mut value = 0_u64;
    for byte in text.bytes() {
        // `checked_mul` would multiply 128 bits, which a page has to download.
        if value > u64::MAX / 10 {
            return Number::Huge;
        }
        match (value * 10).checked_add(u64::from(byte - b'0')) {
            Some(next) => value = next,
            None => return Number::Huge,
        }
    }
    Number::Value(value)
}
