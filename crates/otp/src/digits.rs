//! How long a code is.

use core::{error::Error, fmt};

/// The number of digits in a code: six, seven or eight (RFC 4226 §5.3).
///
/// ```
/// use countersign_otp::Digits;
///
/// assert_eq!(Digits::new(8), Ok(Digits::Eight));
/// assert!(Digits::new(5).is_err());
/// assert_eq!(Digits::default().count(), 6);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Digits {
    /// What every app shows.
    #[default]
    Six,
    /// Rare in the wild.
    Seven,
    /// A hundred times harder to guess than six.
    Eight,
}

impl Digits {
    /// Every length, shortest first.
    pub const ALL: [Self; 3] = [Self::Six, Self::Seven, Self::Eight];

    /// The length for a count of digits.
    ///
    /// # Errors
    /// Anything but 6, 7 or 8.
    pub const fn new(count: u8) -> Result<Self, DigitsError> {
        match count {
            6 => Ok(Self::Six),
            7 => Ok(Self::Seven),
            8 => Ok(Self::Eight),
            _ => Err(DigitsError),
        }
    }

    /// How many digits.
    #[must_use]
    pub const fn count(self) -> u8 {
        match self {
            Self::Six => 6,
            Self::Seven => 7,
            Self::Eight => 8,
        }
    }

    /// The last digits of a truncated HMAC (RFC 4226 §5.3, step 3).
    ///
    /// Each divisor is a constant, so that no division by a variable takes a time that depends on the value.
    pub(crate) const fn reduce(self, truncated: u32) -> u32 {
        match self {
            Self::Six => truncated % 1_000_000,
            Self::Seven => truncated % 10_000_000,
            Self::Eight => truncated % 100_000_000,
        }
    }
}

impl TryFrom<u8> for Digits {
    type Error = DigitsError;

    fn try_from(count: u8) -> Result<Self, DigitsError> {
        Self::new(count)
    }
}

impl fmt::Display for Digits {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.count().fmt(f)
    }
}

/// A code must have 6, 7 or 8 digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DigitsError;

impl DigitsError {
    /// A stable name for programs.
    #[must_use]
    pub const fn kind(&self) -> &'static str {
        "digits-out-of-range"
    }
}

impl fmt::Display for DigitsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a code must have 6, 7 or 8 digits")
    }
}

impl Error for DigitsError {}
