//! A QR code as blocks for a terminal.

use alloc::{string::String, vec::Vec};

use qrcode::{
    Color,
    render::{Renderer, unicode::Dense1x2},
};
use zeroize::Zeroizing;

use super::matrix::{QUIET_ZONE, Qr};

impl Qr {
    /// Lines of half blocks, two rows of modules each, quiet zone included.
    ///
    /// Light modules are drawn and dark ones left to the background, as terminals are usually
    /// dark; on a light one the code is inverted, which most scanners read as well.
    #[must_use]
    pub fn to_terminal(&self) -> Zeroizing<String> {
        let size = self.size();
        let mut colors = Vec::with_capacity(size.saturating_mul(size));
        for y in 0..size {
            for x in 0..size {
                colors.push(if self.is_dark(x, y) {
                    Color::Dark
                } else {
                    Color::Light
                });
            }
        }
        let quiet_zone = QUIET_ZONE.try_into().unwrap_or_default();
        let mut lines = Renderer::<Dense1x2>::new(&colors, size, quiet_zone)
            .dark_color(Dense1x2::Light)
            .light_color(Dense1x2::Dark)
            .build();
        lines.push('\n');
        Zeroizing::new(lines)
    }
}
