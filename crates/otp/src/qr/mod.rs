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
mod segments;
mod svg;
mod terminal;

use alloc::vec::Vec;
use core::{fmt, ops::RangeInclusive};

use qrcode::{Color, EcLevel, QrCode, bits::Bits, types::Version};
use zeroize::{Zeroize, ZeroizeOnDrop};

use self::segments::segments;
pub use error::QrError;
pub use svg::SvgOptions;

/// Light modules that must surround the code (ISO/IEC 18004 §5.3.8).
pub const QUIET_ZONE: usize = 4;

/// The longest text there can be: digits, at the lowest correction.
const MOST_DIGITS: usize = 7089;

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
    /// Encodes text in the smallest version that holds it: digits, capitals and bytes each as the standard stores them
    /// shortest, and no kanji, so that a reader gets the UTF-8 that was given.
    ///
    /// # Errors
    /// Empty text, or more than the largest code holds (ISO/IEC 18004 table 7): at [`ErrorCorrection::Low`] 2,953 bytes,
    /// 4,296 capitals or 7,089 digits, at [`ErrorCorrection::High`] 1,273, 1,852 or 3,057.
    pub fn encode(text: &str, correction: ErrorCorrection) -> Result<Self, QrError> {
        if text.is_empty() {
            return Err(QrError::Empty);
        }
        if text.len() > MOST_DIGITS {
            return Err(QrError::TooLong);
        }
        let level = correction.level();
        // Nothing but the length can be wrong: every segment is in the mode of its characters.
        let bits = written(text.as_bytes(), level).ok_or(QrError::TooLong)?;
        let code = QrCode::with_bits(bits, level).map_err(|_| QrError::TooLong)?;
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

/// The versions by the length of their headers: within a class it is the same (ISO/IEC 18004 table 3).
const CLASSES: [RangeInclusive<i16>; 3] = [1..=9, 10..=26, 27..=40];

/// The data of the smallest code that holds `text`; nothing when none does.
fn written(text: &[u8], level: EcLevel) -> Option<Bits> {
    CLASSES.into_iter().find_map(|mut versions| {
        let segments = segments(text, Version::Normal(*versions.start()));
        versions.find_map(|version| {
            let version = Version::Normal(version);
            let mut bits = Bits::new(version);
            let len: usize = segments.iter().map(|segment| segment.len(version)).sum();
            if len > bits.max_len(level).ok()? {
                return None;
            }
            for segment in &segments {
                segment.push_to(&mut bits).ok()?;
            }
            bits.push_terminator(level).ok()?;
            Some(bits)
        })
    })
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
