//! Which hash the HMAC runs on.

use core::{error::Error, fmt, str::FromStr};

/// The hash function under the HMAC (RFC 6238 §1.2).
///
/// SHA-1 is the default: many authenticator apps ignore the parameter and use it whatever the address says,
/// and HMAC does not depend on the collision resistance that SHA-1 lost (RFC 4226 appendix B).
///
/// ```
/// use countersign_otp::Algorithm;
///
/// assert_eq!("sha256".parse(), Ok(Algorithm::Sha256));
/// assert_eq!(Algorithm::Sha256.to_string(), "SHA256");
/// assert!("MD5".parse::<Algorithm>().is_err());
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Algorithm {
    /// HMAC-SHA-1, 160-bit output: the only one RFC 4226 knows.
    #[default]
    Sha1,
    /// HMAC-SHA-256.
    Sha256,
    /// HMAC-SHA-512.
    Sha512,
}

impl Algorithm {
    /// Every algorithm, weakest output first.
    pub const ALL: [Self; 3] = [Self::Sha1, Self::Sha256, Self::Sha512];

    /// The name as `otpauth://` addresses spell it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Sha1 => "SHA1",
            Self::Sha256 => "SHA256",
            Self::Sha512 => "SHA512",
        }
    }
}

impl fmt::Display for Algorithm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// Reads `SHA1`, `sha-256`, … : case and the hyphen do not matter, everything else does.
impl FromStr for Algorithm {
    type Err = AlgorithmError;

    fn from_str(name: &str) -> Result<Self, AlgorithmError> {
        let bits = name
            .split_at_checked(3)
            .filter(|(family, _)| family.eq_ignore_ascii_case("sha"))
            .map(|(_, bits)| bits.strip_prefix("-").unwrap_or(bits));
        match bits {
            Some("1") => Ok(Self::Sha1),
            Some("256") => Ok(Self::Sha256),
            Some("512") => Ok(Self::Sha512),
            _ => Err(AlgorithmError),
        }
    }
}

/// The name is none of SHA1, SHA256, SHA512. An unknown algorithm is never taken for SHA-1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AlgorithmError;

impl AlgorithmError {
    /// A stable name for programs.
    #[must_use]
    pub const fn kind(&self) -> &'static str {
        "algorithm-unknown"
    }
}

impl fmt::Display for AlgorithmError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the algorithm must be SHA1, SHA256 or SHA512")
    }
}

impl Error for AlgorithmError {}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::string::ToString;

    #[test]
    fn names_survive_a_round_trip() {
        for algorithm in Algorithm::ALL {
            assert_eq!(algorithm.to_string().parse(), Ok(algorithm));
        }
    }

    #[test]
    fn near_misses_are_not_guessed() {
        for name in [
            "",
            "SHA",
            "SHA-",
            "SHA2",
            "SHA--1",
            "MD5",
            "HMACSHA1",
            "SHA1 ",
            "ＳＨＡ1",
            "sh\u{e4}1",
        ] {
            assert_eq!(name.parse::<Algorithm>(), Err(AlgorithmError), "{name}");
        }
    }
}
