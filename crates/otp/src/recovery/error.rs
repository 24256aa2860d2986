//! Why text is no recovery code.

use core::{error::Error, fmt};

/// Why text is no recovery code. Nothing of the text is in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RecoveryCodeError {
    /// No character of a code at all.
    Empty,
    /// More than 64 bytes of text: not looked at.
    TooLong,
    /// A character no code has.
    BadCharacter {
        /// Its place in the text, counted in characters from 0.
        at: usize,
    },
    /// Too few or too many characters.
    WrongLength {
        /// How many a code has.
        expected: usize,
        /// How many there are.
        got: usize,
    },
    /// The check characters do not fit: something is mistyped.
    Typo,
}

impl RecoveryCodeError {
    /// A stable name for programs.
    #[must_use]
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::Empty => "recovery-code-empty",
            Self::TooLong => "recovery-code-too-long",
            Self::BadCharacter { .. } => "recovery-code-bad-character",
            Self::WrongLength { .. } => "recovery-code-wrong-length",
            Self::Typo => "recovery-code-typo",
        }
    }
}

impl fmt::Display for RecoveryCodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("enter a recovery code"),
            Self::TooLong => f.write_str("that is far too long for a recovery code"),
            Self::BadCharacter { at } => {
                write!(
                    f,
                    "character {} does not occur in recovery codes",
                    at.saturating_add(1)
                )
            }
            Self::WrongLength { expected, got } => {
                write!(
                    f,
                    "a recovery code has {expected} letters and digits, not {got}"
                )
            }
            Self::Typo => f.write_str("a character is mistyped: compare the code with your copy"),
        }
    }
}

impl Error for RecoveryCodeError {}
