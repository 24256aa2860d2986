//! A QR code as blocks for a terminal.

use alloc::string::String;

use zeroize::Zeroizing;

use super::matrix::{QUIET_ZONE, Qr};

impl Qr {
    /// Lines of half blocks, two rows of modules each, quiet zone included.
    ///
    /// Light modules are drawn and dark ones left to the background, as terminals are usually
    /// dark; on a light one the code is inverted, which most scanners read as well.
    #[must_use]
    pub fn to_terminal(&self) -> Zeroizing<String> {
        let side = QUIET_ZONE.saturating_mul(2).saturating_add(self.size());
        // A block is three bytes of UTF-8.
        let room = side.saturating_mul(side).saturating_mul(2);
        let mut lines = Zeroizing::new(String::with_capacity(room));
        for y in (0..side).step_by(2) {
            for x in 0..side {
                lines.push(
                    match (self.is_light(x, y), self.is_light(x, y.saturating_add(1))) {
                        (true, true) => '█',
                        (true, false) => '▀',
                        (false, true) => '▄',
                        (false, false) => ' ',
                    },
                );
            }
            lines.push('\n');
        }
        lines
    }

    /// Counted from the quiet zone's corner.
    fn is_light(&self, x: usize, y: usize) -> bool {
        match (x.checked_sub(QUIET_ZONE), y.checked_sub(QUIET_ZONE)) {
            (Some(x), Some(y)) => !self.is_dark(x, y),
            _ => true,
        }
    }
}
