//! Why something is no secret.

use core::{error::Error, fmt};

/// Why something is no secret. Nothing of the secret is in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SecretError {
    /// No byte at all.
    Empty,
    /// More than [`Secret::MAX_BYTES`](crate::Secret::MAX_BYTES).
    TooLong,
    /// A character outside `A`–`Z` and `2`–`7`, padding before the end, or a number of characters that no bytes give.
    NotBase32,
    /// The last character carries bits that belong to no byte.
    NotCanonical,
}

impl SecretError {
    /// A stable name for programs.
    #[must_use]
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::Empty => "secret-empty",
            Self::TooLong => "secret-too-long",
            Self::NotBase32 => "secret-not-base32",
            Self::NotCanonical => "secret-not-canonical",
        }
    }
}

impl fmt::Display for SecretError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("the secret is empty"),
            Self::TooLong => f.write_str("the secret is longer than 1,024 bytes"),
            Self::NotBase32 => f.write_str("the secret is not base32: it may hold only the letters A to Z and the digits 2 to 7, all of them"),
            Self::NotCanonical => f.write_str("the secret's last character is wrong: one may be missing or mistyped"),
        }
    }
}

impl Error for SecretError {}
