//! Steam Guard's five letters.

use core::{fmt, str};

use subtle::{Choice, ConstantTimeEq};
use zeroize::{Zeroize, ZeroizeOnDrop};

use crate::{Algorithm, Digits, Hotp, Period, Secret};

/// Twenty-six characters that are hard to mistake for one another.
const ALPHABET: &[u8; 26] = b"23456789BCDFGHJKMNPQRTVWXY";

const LENGTH: usize = 5;

/// Steam's variant of TOTP: HMAC-SHA-1 and thirty seconds as in RFC 6238, written with five letters and digits.
///
/// We only show these codes; who checks them is Steam.
///
/// ```
/// use countersign_otp::{Secret, Steam};
///
/// let steam = Steam::new(Secret::from_bytes(*b"12345678901234567890")?);
/// assert_eq!(steam.code_at(59).as_str(), "PV9M4");
/// # Ok::<(), countersign_otp::SecretError>(())
/// ```
#[derive(Clone)]
pub struct Steam {
    hotp: Hotp,
}

impl Steam {
    /// A generator for this key.
    #[must_use]
    pub fn new(secret: Secret) -> Self {
        Self {
            // Steam has letters for digits: their number here is never used.
            hotp: Hotp::new(secret, Algorithm::Sha1, Digits::Six),
        }
    }

    /// The code Steam's app shows at a moment, in Unix seconds.
    #[must_use]
    pub fn code_at(&self, unix_seconds: u64) -> SteamCode {
        let step = unix_seconds / u64::from(Period::DEFAULT.seconds());
        SteamCode::from_truncated(self.hotp.truncated(step))
    }
}

impl fmt::Debug for Steam {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Steam").finish_non_exhaustive()
    }
}

/// Five characters of Steam's alphabet: compared in constant time, wiped when dropped, absent from `Debug`.
#[derive(Clone, Zeroize, ZeroizeOnDrop)]
pub struct SteamCode([u8; LENGTH]);

impl SteamCode {
    /// Base 26, the lowest place first.
    fn from_truncated(mut truncated: u32) -> Self {
        Self([(); LENGTH].map(|()| {
            let place = usize::try_from(truncated % 26).unwrap_or_default();
            truncated /= 26;
            ALPHABET.get(place).copied().unwrap_or_default()
        }))
    }

    /// The characters as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        str::from_utf8(&self.0).unwrap_or_default()
    }
}

impl ConstantTimeEq for SteamCode {
    fn ct_eq(&self, other: &Self) -> Choice {
        self.0.ct_eq(&other.0)
    }
}

impl PartialEq for SteamCode {
    fn eq(&self, other: &Self) -> bool {
        self.ct_eq(other).into()
    }
}

impl Eq for SteamCode {}

impl fmt::Debug for SteamCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SteamCode").finish_non_exhaustive()
    }
}
