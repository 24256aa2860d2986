//! From an HMAC to digits, every step in the open.

use alloc::vec::Vec;
use core::fmt;

use zeroize::Zeroizing;

use crate::{
    Code, Digits,
    mac::{Mac, truncate},
};

/// A code with what it was made from, named as in RFC 4226 §5.4. For tests, tools and teaching.
///
/// ```
/// use countersign_otp::{Algorithm, Digits, Hotp, Secret};
///
/// let secret = Secret::from_bytes(*b"12345678901234567890")?;
/// let derivation = Hotp::new(secret, Algorithm::Sha1, Digits::Six).derivation(0);
/// assert_eq!(derivation.truncated, 0x4c93_cf18);
/// assert_eq!(derivation.code.as_str(), "755224");
/// # Ok::<(), countersign_otp::SecretError>(())
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct Derivation {
    /// HMAC(K, C): 20, 32 or 64 bytes.
    pub hmac: Zeroizing<Vec<u8>>,
    /// Where the four bytes start: the low half of the last byte.
    pub offset: u8,
    /// Those four bytes without their sign bit.
    pub truncated: u32,
    /// The last digits of that number.
    pub code: Code,
}

impl Derivation {
    pub(super) fn new(mac: &Mac, counter: u64, digits: Digits) -> Self {
        let hmac = Zeroizing::new(mac.of_counter(counter).to_vec());
        let (offset, truncated) = truncate(&hmac);
        Self {
            code: Code::from_value(digits.reduce(truncated), digits),
            hmac,
            offset,
            truncated,
        }
    }
}

impl fmt::Debug for Derivation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Derivation").finish_non_exhaustive()
    }
}
