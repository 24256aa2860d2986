//! The key both sides share.

mod base32_text;
mod error;
mod strength;

use alloc::{string::String, vec::Vec};
use core::fmt;

use subtle::{Choice, ConstantTimeEq};
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

pub use self::{error::SecretError, strength::Strength};

/// The shared key *K* of RFC 4226 and RFC 6238.
///
/// It is wiped when dropped, compared in constant time, and shown only by the two calls that say *expose*.
///
/// ```
/// use countersign_otp::{Secret, Strength};
///
/// let secret = Secret::from_base32("gezd gnbv gy3t qojq gezd gnbv gy3t qojq")?;
/// assert_eq!(secret.expose_bytes(), b"12345678901234567890");
/// assert_eq!(secret.expose_base32().as_str(), "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
/// assert_eq!(secret.strength(), Strength::Recommended);
/// assert_eq!(format!("{secret:?}"), "Secret { bits: 160, .. }");
/// # Ok::<(), countersign_otp::SecretError>(())
/// ```
#[derive(Clone, Zeroize, ZeroizeOnDrop)]
pub struct Secret(Vec<u8>);

impl Secret {
    /// The longest secret read, in bytes. HMAC takes any; this bounds what a stranger's QR can make us hold.
    pub const MAX_BYTES: usize = base32_text::MAX_BYTES;

    /// A secret from raw bytes, for instance from an unsealed store.
    ///
    /// # Errors
    /// [`SecretError::Empty`] and [`SecretError::TooLong`].
    pub fn from_bytes(bytes: impl Into<Vec<u8>>) -> Result<Self, SecretError> {
        let mut bytes = bytes.into();
        match bytes.len() {
            0 => Err(SecretError::Empty),
            1..=Self::MAX_BYTES => Ok(Self(bytes)),
            _ => {
                bytes.zeroize();
                Err(SecretError::TooLong)
            }
        }
    }

    /// Reads base32 (RFC 4648 §6) as people copy it.
    ///
    /// Case, ASCII spaces, hyphens and padding at the end do not matter. Everything else does: `0`, `1` and `8` are not
    /// guessed to be letters, and the bits left over in the last character must be zero, so that one key has one text.
    ///
    /// # Errors
    /// [`SecretError::Empty`], [`SecretError::TooLong`], [`SecretError::NotBase32`] and [`SecretError::NotCanonical`].
    pub fn from_base32(text: &str) -> Result<Self, SecretError> {
        match base32_text::decode(text)? {
            (secret, true) => Ok(secret),
            (_, false) => Err(SecretError::NotCanonical),
        }
    }

    /// As [`from_base32`](Self::from_base32), but also takes text whose left-over bits are not zero, and says whether
    /// they were: apps ignore them, so a lenient reader can.
    pub(crate) fn from_base32_any(text: &str) -> Result<(Self, bool), SecretError> {
        base32_text::decode(text)
    }

    /// A new secret of 160 bits, the length RFC 4226 §4 (R6) recommends, from the caller's randomness.
    #[must_use]
    pub fn from_entropy(entropy: [u8; 20]) -> Self {
        let entropy = Zeroizing::new(entropy);
        Self(entropy.to_vec())
    }

    /// The key itself. Name it where it leaves: an HMAC, a seal.
    #[must_use]
    pub fn expose_bytes(&self) -> &[u8] {
        &self.0
    }

    /// The key as upper-case base32 without padding, as a person may type it into an app.
    #[must_use]
    pub fn expose_base32(&self) -> Zeroizing<String> {
        Zeroizing::new(base32_text::encode(&self.0))
    }

    /// The length in bits.
    #[must_use]
    pub fn bits(&self) -> usize {
        self.0.len() * 8
    }

    /// What the length is worth.
    #[must_use]
    pub fn strength(&self) -> Strength {
        Strength::of_bits(self.bits())
    }
}

impl ConstantTimeEq for Secret {
    fn ct_eq(&self, other: &Self) -> Choice {
        self.0.ct_eq(&other.0)
    }
}

impl PartialEq for Secret {
    fn eq(&self, other: &Self) -> bool {
        self.ct_eq(other).into()
    }
}

impl Eq for Secret {}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Secret")
            .field("bits", &self.bits())
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::{format, vec};

    #[test]
    fn s18_debug_shows_the_length_only() {
        let secret = Secret::from_bytes(*b"12345678901234567890").unwrap();
        assert_eq!(format!("{secret:?}"), "Secret { bits: 160, .. }");
    }

    #[test]
    fn bounds_hold_at_the_edge() {
        assert!(Secret::from_bytes(vec![7; Secret::MAX_BYTES]).is_ok());
        assert_eq!(
            Secret::from_bytes(vec![7; Secret::MAX_BYTES + 1]),
            Err(SecretError::TooLong)
        );
        assert_eq!(Secret::from_bytes(vec![]), Err(SecretError::Empty));
    }

    #[test]
    fn the_longest_secret_survives_its_text() {
        let secret = Secret::from_bytes(vec![0xA5; Secret::MAX_BYTES]).unwrap();
        assert_eq!(Secret::from_base32(&secret.expose_base32()), Ok(secret));
    }

    proptest::proptest! {
        #[test]
        fn every_secret_survives_its_text(bytes in proptest::collection::vec(proptest::prelude::any::<u8>(), 1..100)) {
            let secret = Secret::from_bytes(bytes).unwrap();
            proptest::prop_assert_eq!(Secret::from_base32(&secret.expose_base32()), Ok(secret));
        }

        #[test]
        fn no_text_panics_and_one_key_has_one_spelling(text in "[A-Za-z2-7 =-]{0,40}|.{0,40}") {
            if let Ok(secret) = Secret::from_base32(&text) {
                let bare: String = text.chars().filter(|character| !" -=".contains(*character)).collect();
                proptest::prop_assert!(*secret.expose_base32() == bare.to_ascii_uppercase());
            }
        }
    }
}
