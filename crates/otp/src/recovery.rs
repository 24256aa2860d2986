//! Codes to keep on paper for the day the phone is gone.

mod alphabet;
mod check;
mod error;

use alloc::string::String;
use core::fmt;

use base32::Alphabet;
use subtle::{Choice, ConstantTimeEq};
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

pub use self::error::RecoveryCodeError;

/// Eighty bits, of which NIST SP 800-63B-4 §3.1.2 asks 64.
const BYTES: usize = 10;

/// Characters that carry those bits, five each.
const DATA: usize = 16;

/// With the two check characters.
const LENGTH: usize = DATA + check::LENGTH;

/// Three groups of six.
const GROUP: usize = 6;

/// Text longer than this is refused before it is looked at.
const MAX_TEXT: usize = 64;

/// A recovery code: eighty random bits and two check characters, as `XXXXXX-XXXXXX-XXXXXX`.
///
/// The alphabet is Crockford's base32: no `I`, `L`, `O` or `U`. What people mistake for one another is read as what was
/// meant, and the check characters find any one or two wrong characters and any two swapped ones, so that a slip of
/// the pen costs neither a hash nor one of the allowed failures.
///
/// ```
/// use countersign_otp::{RecoveryCode, RecoveryCodeError};
///
/// let code = RecoveryCode::from_entropy(*b"0123456789");
/// assert_eq!(code.expose().as_str(), "60RK4C-SM6MV3-EE1S4H");
/// assert_eq!(RecoveryCode::parse("6ork4c sm6mv3 eels4h"), Ok(code));
/// assert_eq!(RecoveryCode::parse("60RK4C-SM6MV3-EE1S4J"), Err(RecoveryCodeError::Typo));
/// ```
#[derive(Clone, Zeroize, ZeroizeOnDrop)]
pub struct RecoveryCode([u8; BYTES]);

impl RecoveryCode {
    /// A new code from the caller's randomness.
    #[must_use]
    pub const fn from_entropy(entropy: [u8; BYTES]) -> Self {
        Self(entropy)
    }

    /// Reads what a person typed from paper.
    ///
    /// Case, ASCII spaces and hyphens do not matter; `o` is read as `0`, `i` and `l` as `1`.
    ///
    /// # Errors
    /// [`RecoveryCodeError::TooLong`] over 64 bytes, then [`RecoveryCodeError::BadCharacter`],
    /// [`RecoveryCodeError::Empty`] and [`RecoveryCodeError::WrongLength`] by count, and last
    /// [`RecoveryCodeError::Typo`].
    pub fn parse(text: &str) -> Result<Self, RecoveryCodeError> {
        if text.len() > MAX_TEXT {
            return Err(RecoveryCodeError::TooLong);
        }
        let symbols = alphabet::symbols(text)?;
        match symbols.len() {
            LENGTH => {}
            0 => return Err(RecoveryCodeError::Empty),
            got => {
                return Err(RecoveryCodeError::WrongLength {
                    expected: LENGTH,
                    got,
                });
            }
        }
        let (data, given) = symbols.split_at(DATA);
        if given != check::symbols(data) {
            return Err(RecoveryCodeError::Typo);
        }
        Self::from_data(data).ok_or(RecoveryCodeError::Typo)
    }

    /// The code as it is shown, printed and typed.
    #[must_use]
    pub fn expose(&self) -> Zeroizing<String> {
        let data = Zeroizing::new(base32::encode(Alphabet::Crockford, &self.0));
        let values = Zeroizing::new(
            data.bytes()
                .filter_map(alphabet::value)
                .collect::<alloc::vec::Vec<_>>(),
        );
        let check = check::symbols(&values).map(alphabet::character);

        let mut text = Zeroizing::new(String::with_capacity(LENGTH + LENGTH / GROUP));
        for (place, character) in data.chars().chain(check).enumerate() {
            if place > 0 && place % GROUP == 0 {
                text.push('-');
            }
            text.push(character);
        }
        text
    }

    /// The ten bytes behind every spelling of this code: what to hash.
    #[must_use]
    pub const fn canonical_bytes(&self) -> &[u8; BYTES] {
        &self.0
    }

    fn from_data(values: &[u8]) -> Option<Self> {
        let text: Zeroizing<String> =
            Zeroizing::new(values.iter().copied().map(alphabet::character).collect());
        let bytes = Zeroizing::new(base32::decode(Alphabet::Crockford, &text)?);
        bytes.first_chunk().copied().map(Self)
    }
}

impl ConstantTimeEq for RecoveryCode {
    fn ct_eq(&self, other: &Self) -> Choice {
        self.0.ct_eq(&other.0)
    }
}

impl PartialEq for RecoveryCode {
    fn eq(&self, other: &Self) -> bool {
        self.ct_eq(other).into()
    }
}

impl Eq for RecoveryCode {}

impl fmt::Debug for RecoveryCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RecoveryCode").finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests;
