//! The modules of a QR code.

use alloc::vec::Vec;
use core::fmt;

use qrcode::{canvas::Canvas, types::Version};
use zeroize::{Zeroize, ZeroizeOnDrop};

use super::{
    codewords::interleaved, correction::ErrorCorrection, error::QrError, mask, segments::smallest,
};

/// Light modules that must surround the code (ISO/IEC 18004 §5.3.8).
pub const QUIET_ZONE: usize = 4;

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
        // Nothing but the length can be wrong: every segment is in the mode of its characters.
        let level = correction.level();
        let (number, bits) = smallest(text.as_bytes(), level).ok_or(QrError::TooLong)?;
        let version = Version::Normal(number);
        let mut canvas = Canvas::new(version, level);
        canvas.draw_all_functional_patterns();
        let codewords = interleaved(&bits.into_bytes(), number, correction);
        canvas.draw_data(&codewords, &[]);
        Ok(Self {
            size: usize::try_from(version.width()).unwrap_or_default(),
            dark: mask::best(&canvas, version.width(), correction),
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
