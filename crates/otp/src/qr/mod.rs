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

mod bits;
mod codewords;
mod correction;
mod error;
mod format;
mod grid;
mod line;
mod mask;
mod matrix;
mod penalty;
mod segments;
mod svg;
mod symbol;
#[cfg(feature = "qr-terminal")]
mod terminal;
mod version;

pub use correction::ErrorCorrection;
pub use error::QrError;
pub use matrix::{QUIET_ZONE, Qr};
pub use svg::SvgOptions;

#[cfg(test)]
mod tests;
