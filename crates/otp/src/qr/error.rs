//! Why text cannot become a QR code.

use core::fmt;

/// Why text cannot become a QR code. The text is not in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum QrError {
    /// There is no text.
    Empty,
    /// The largest code cannot hold it at this level.
    TooLong,
}

impl QrError {
    /// A stable name, the same in every language that uses this library.
    #[must_use]
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::Empty => "qr-empty",
            Self::TooLong => "qr-too-long",
        }
    }
}

impl fmt::Display for QrError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Empty => "there is nothing to encode",
            Self::TooLong => {
                "the text is too long for a QR code: shorten it or lower the correction"
            }
        })
    }
}

impl core::error::Error for QrError {}
