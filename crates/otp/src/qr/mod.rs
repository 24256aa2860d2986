//! QR codes (ISO/IEC 18004): the modules, an SVG, and blocks for a terminal.
//!
//! Drawing happens here, locally: an address with a secret in it is sent nowhere.
//!
//! ```
//! use countersign_otp::qr::{ErrorCorrection, Qr, SvgOptions};
//!
//! let qr = Qr::encode("otpauth://totp/demo?secret=JBSWY3DPEHPK3PXP", ErrorCorrection::Medium)?;
//! assert_eq!(qr.size(), 29);
//! assert!(qr.is_dark(0, 0)); // the corner of a finder pattern
//! let svg = qr.to_svg(&SvgOptions::titled("Scan me"));
//! assert!(svg.contains("<title>Scan me</title>"));
//! # Ok::<(), countersign_otp::qr::QrError>(())
//! ```

mod error;
mod svg;
mod terminal;

use alloc::vec::Vec;
use core::fmt;

use qrcode::{Color, EcLevel, QrCode};
use zeroize::{Zeroize, ZeroizeOnDrop};

pub use error::QrError;
pub use svg::SvgOptions;

/// Light modules that must surround the code (ISO/IEC 18004 §5.3.8).
pub const QUIET_ZONE: usize = 4;

/// How much of the code may be unreadable.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum ErrorCorrection {
    /// `L`: about 7 %.
    Low,
    /// `M`: about 15 %. Right for a screen.
    #[default]
    Medium,
    /// `Q`: about 25 %.
    Quartile,
    /// `H`: about 30 %. For print.
    High,
}

impl ErrorCorrection {
    /// The level for its letter: `L`, `M`, `Q` or `H`.
    #[must_use]
    pub const fn from_letter(letter: char) -> Option<Self> {
        match letter {
            'L' => Some(Self::Low),
            'M' => Some(Self::Medium),
            'Q' => Some(Self::Quartile),
            'H' => Some(Self::High),
            _ => None,
        }
    }

    const fn level(self) -> EcLevel {
        match self {
            Self::Low => EcLevel::L,
            Self::Medium => EcLevel::M,
            Self::Quartile => EcLevel::Q,
            Self::High => EcLevel::H,
        }
    }
}

/// A QR code's modules. They spell the secret: they are wiped on drop and hidden from `Debug`.
#[derive(Clone, PartialEq, Eq, Zeroize, ZeroizeOnDrop)]
pub struct Qr {
    size: usize,
    dark: Vec<bool>,
}

impl Qr {
    /// Encodes text in the smallest version that holds it.
    ///
    /// # Errors
    /// Empty text, or more than the largest code holds: 2,953 bytes at
    /// [`ErrorCorrection::Low`], 1,273 at [`ErrorCorrection::High`].
    pub fn encode(text: &str, correction: ErrorCorrection) -> Result<Self, QrError> {
        if text.is_empty() {
            return Err(QrError::Empty);
        }
        // With the level and the smallest version chosen for it, only the length can be wrong.
        let code = QrCode::with_error_correction_level(text, correction.level())
            .map_err(|_| QrError::TooLong)?;
        Ok(Self {
            size: code.width(),
            dark: code
                .into_colors()
                .into_iter()
                .map(|color| color == Color::Dark)
                .collect(),
        })
    }

    /// Modules on a side, without the quiet zone: 21 to 177.
    #[must_use]
    pub const fn size(&self) -> usize {
        self.size
    }

    /// Whether the module in column `x`, row `y` is dark. Everything outside is light.
    #[must_use]
    pub fn is_dark(&self, x: usize, y: usize) -> bool {
        if x >= self.size {
            return false;
        }
        let at = y.checked_mul(self.size).and_then(|row| row.checked_add(x));
        at.and_then(|at| self.dark.get(at))
            .is_some_and(|dark| *dark)
    }
}

impl fmt::Debug for Qr {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Qr")
            .field("size", &self.size)
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests;
