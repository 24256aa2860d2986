//! What goes wrong in drawing a QR code.

use countersign_otp::qr::QrError;

use crate::wire::Failure;

/// The kinds of errors of this module, by their numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Kind {
    /// `qr-empty`
    Empty = 1,
    /// `qr-too-long`
    TooLong = 2,
    /// `unknown-level`: it is not `L`, `M`, `Q` or `H`.
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

impl From<Kind> for Failure {
    fn from(kind: Kind) -> Self {
        Self::of_kind(kind as u8)
    }
}
