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
    let mut digits = text.bytes().map(|byte| u64::from(byte - b'0'));
    let value = digits.try_fold(0_u64, |value, digit| {
        // `checked_mul` would multiply 128 bits, which a page has to download.
        let tenfold = (value <= u64::MAX / 10).then_some(value.wrapping_mul(10));
        tenfold?.checked_add(digit)
    });
    value.map_or(Number::Huge, Number::Value)
}
