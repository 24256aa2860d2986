//! Numbers in parameters.

/// A decimal number: ASCII digits only, so that no sign, space or full-width digit slips in.
pub(super) fn parse(text: &str) -> Option<u64> {
    let digits_only = text.bytes().all(|byte| byte.is_ascii_digit());
    digits_only.then(|| text.parse().ok()).flatten()
}
