//! What goes wrong in drawing a QR code.

use countersign_otp::qr::QrError;

/// The kinds of errors of this module, by their numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Kind {
    /// `qr-empty`
    Empty = 1,
    /// `qr-too-long`
    TooLong = 2,
    /// `unknown-level`: there is none with this number.
    UnknownLevel = 3,
}

impl From<QrError> for Kind {
    fn from(error: QrError) -> Self {
        match error {
            QrError::Empty => Self::Empty,
            // The only other one there is.
            _ => Self::TooLong,
        }
    }
}
