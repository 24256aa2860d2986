//! The modules of a QR code.

use core::fmt;

use zeroize::{Zeroize, ZeroizeOnDrop};

use super::{
    codewords::interleaved, correction::ErrorCorrection, error::QrError, grid::Grid, mask,
    segments::smallest, symbol::Symbol,
};

/// Light modules that must surround the code (ISO/IEC 18004 §5.3.8).
pub const QUIET_ZONE: usize = 4;

/// A QR code's modules. They spell the secret: they are wiped on drop and hidden from `Debug`.
#[derive(Clone, PartialEq, Eq, Zeroize, ZeroizeOnDrop)]
pub struct Qr {
    modules: Grid,
}

impl Qr {
    /// Encodes text in the smallest version that holds it: digits, capitals and bytes each as the standard stores them
    /// shortest, and no kanji, so that a reader gets the UTF-8 that was given.
    ///
    /// # Errors
    /// Empty text, or more than the largest code holds (ISO/IEC 18004 table 7): at [`ErrorCorrection::Low`] 2,953 bytes,
    /// 4,296 capitals or 7,089 digits, at [`ErrorCorrection::High`] 1,273, 1,852 or 3,057.
    pub fn encode(text: &str, correction: ErrorCorrection) -> Result<Self, QrError> {
        Self::encode_bytes(text.as_bytes(), correction)
    }

    /// Encodes bytes as [`Self::encode`] does. Most readers show them as UTF-8.
    ///
    /// # Errors
    /// As [`Self::encode`].
    pub fn encode_bytes(bytes: &[u8], correction: ErrorCorrection) -> Result<Self, QrError> {
        if bytes.is_empty() {
            return Err(QrError::Empty);
        }
        let (version, data) = smallest(bytes, correction).ok_or(QrError::TooLong)?;
        let symbol = Symbol::new(version, &interleaved(&data, version, correction));
        Ok(Self {
            modules: mask::best(&symbol, correction),
        })
    }

    /// Modules on a side, without the quiet zone: 21 to 177.
    #[must_use]
    pub const fn size(&self) -> usize {
        self.modules.side()
    }

    /// Whether the module in column `x`, row `y` is dark. Everything outside is light.
    #[must_use]
    pub fn is_dark(&self, x: usize, y: usize) -> bool {
        y < self.size() && self.modules.is_dark(x, y)
    }
}

impl fmt::Debug for Qr {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Qr")
            .field("size", &self.size())
            .finish_non_exhaustive()
    }
}
