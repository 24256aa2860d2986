//! Why an export cannot be read or written.

use core::fmt;

use crate::SecretError;

/// Why an export cannot be read or written. Parts and accounts are counted from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum MigrationError {
    /// No part, or no account in any of them.
    Empty,
    /// A part does not begin with `otpauth-migration://offline?`.
    NotMigration {
        /// Which part.
        part: usize,
    },
    /// A part is longer than any QR code.
    TooLong {
        /// Which part.
        part: usize,
    },
    /// A part has no `data`.
    MissingData {
        /// Which part.
        part: usize,
    },
    /// A part's `data` is not base64.
    NotBase64 {
        /// Which part.
        part: usize,
    },
    /// A part's message is cut short or damaged.
    Damaged {
        /// Which part.
        part: usize,
    },
    /// A part says it is one of none, or beyond the last.
    BadIndex {
        /// Which part.
        part: usize,
    },
    /// The parts belong to different exports.
    MixedBatches,
    /// Two different parts claim the same place.
    ConflictingPart {
        /// The place.
        index: u32,
    },
    /// A part of the export is missing: scan it too.
    MissingPart {
        /// Its place.
        index: u32,
        /// How many parts there are.
        size: u32,
    },
    /// An account cannot be written.
    Account {
        /// Which account.
        account: usize,
        /// Why.
        why: AccountError,
    },
}

/// Why one account of an export cannot be read or written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum AccountError {
    /// Its message is cut short or damaged, or a name in it is not text of one line.
    Damaged,
    /// Its secret is empty or too long.
    Secret(SecretError),
    /// It uses what the reader or the format does not support.
    Unsupported(Unsupported),
}

/// What one side of an export cannot express.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Unsupported {
    /// The export says HMAC-MD5.
    Md5,
    /// The export does not say which hash, or names one that is not defined.
    Algorithm,
    /// The export does not say how many digits, or the format cannot (seven).
    Digits,
    /// The export does not say whether the code is counted or timed.
    Kind,
    /// The counter is negative or beyond 63 bits.
    Counter,
    /// The format has no period: it is 30 seconds.
    Period,
    /// The format has no way to mark Steam's codes.
    Steam,
}

impl MigrationError {
    /// A stable name, the same in every language that uses this library.
    #[must_use]
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::Empty => "migration-empty",
            Self::NotMigration { .. } => "not-migration",
            Self::TooLong { .. } => "migration-too-long",
            Self::MissingData { .. } => "migration-missing-data",
            Self::NotBase64 { .. } => "migration-not-base64",
            Self::Damaged { .. } => "migration-damaged",
            Self::BadIndex { .. } => "migration-bad-index",
            Self::MixedBatches => "migration-mixed-batches",
            Self::ConflictingPart { .. } => "migration-conflicting-part",
            Self::MissingPart { .. } => "migration-missing-part",
            Self::Account { why, .. } => why.kind(),
        }
    }
}

impl AccountError {
    /// A stable name, the same in every language that uses this library.
    #[must_use]
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::Damaged => "migration-bad-account",
            Self::Secret(error) => error.kind(),
            Self::Unsupported(what) => what.kind(),
        }
    }
}

impl Unsupported {
    /// A stable name, the same in every language that uses this library.
    #[must_use]
    pub const fn kind(self) -> &'static str {
        match self {
            Self::Md5 => "migration-md5",
            Self::Algorithm => "migration-algorithm",
            Self::Digits => "migration-digits",
            Self::Kind => "migration-kind",
            Self::Counter => "migration-counter",
            Self::Period => "migration-period",
            Self::Steam => "migration-steam",
        }
    }
}

impl fmt::Display for MigrationError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("there is no account to transfer"),
            Self::NotMigration { part } => {
                write!(f, "part {part} is not an otpauth-migration:// export")
            }
            Self::TooLong { part } => write!(f, "part {part} is longer than any QR code"),
            Self::MissingData { part } => write!(f, "part {part} carries no data"),
            Self::NotBase64 { part } => write!(f, "part {part} is not base64: copy it whole"),
            Self::Damaged { part } => write!(f, "part {part} is damaged: scan it again"),
            Self::BadIndex { part } => write!(f, "part {part} does not know its place"),
            Self::MixedBatches => {
                f.write_str("the parts belong to different exports: scan one export at a time")
            }
            Self::ConflictingPart { index } => {
                write!(f, "two different parts claim place {index}: export again")
            }
            Self::MissingPart { index, size } => {
                write!(
                    f,
                    "the part at place {index} of {size} is missing: scan it too"
                )
            }
            Self::Account { account, why } => write!(f, "account {account}: {why}"),
        }
    }
}

impl fmt::Display for AccountError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Damaged => f.write_str("it is damaged"),
            Self::Secret(error) => error.fmt(f),
            Self::Unsupported(what) => what.fmt(f),
        }
    }
}

impl fmt::Display for Unsupported {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Md5 => "its codes use MD5, which is not supported",
            Self::Algorithm => "its hash is not given",
            Self::Digits => "its number of digits is not 6 or 8",
            Self::Kind => "it is neither counted nor timed",
            Self::Counter => "its counter is out of range",
            Self::Period => "its period is not 30 seconds, and an export cannot say so",
            Self::Steam => "Steam's codes cannot be exported this way",
        })
    }
}

impl core::error::Error for MigrationError {}

impl core::error::Error for AccountError {}
