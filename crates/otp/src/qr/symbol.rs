//! A QR code before it is masked: the function patterns, and the codewords in what they leave (ISO/IEC 18004 §6.3, §7.7, §7.10).

use super::{format, grid::Grid, version::Version};

/// The modules of a code, and which of them a mask may invert.
pub(super) struct Symbol {
    pub(super) modules: Grid,
    /// Dark where no codeword is.
    pub(super) patterns: Grid,
}

impl Symbol {
    pub(super) fn new(version: Version, codewords: &[u8]) -> Self {
        let side = version.side();
        let mut symbol = Self {
            modules: Grid::new(side),
            patterns: Grid::new(side),
        };
        symbol.draw_timing();
        for (x, y) in [(3, 3), (side - 4, 3), (3, side - 4)] {
            // The outermost is the separator; outside the code there is none.
            symbol.draw_rings(x, y, &[true, true, false, true, false]);
        }
        symbol.draw_alignment(version);
        symbol.draw_version(version);
        for bit in 0..15 {
            for place in format::places(bit, side) {
                symbol.draw(place, false);
            }
        }
        // The one module that is dark in every code.
        symbol.draw((8, side - 8), true);
        symbol.place(codewords);
        symbol
    }

    fn draw(&mut self, (x, y): (usize, usize), is_dark: bool) {
        self.patterns.darken(x, y);
        if is_dark {
            self.modules.darken(x, y);
        }
    }

    fn draw_timing(&mut self) {
        for at in 8..self.modules.side() - 8 {
            let is_dark = at % 2 == 0;
            self.draw((at, 6), is_dark);
            self.draw((6, at), is_dark);
        }
    }

    /// Squares around one another; the first is the module in the center.
    fn draw_rings(&mut self, x: usize, y: usize, rings: &[bool]) {
        let reach = rings.len() - 1;
        for down in 0..=2 * reach {
            for right in 0..=2 * reach {
                let ring = down.abs_diff(reach).max(right.abs_diff(reach));
                let is_dark = rings.get(ring).is_some_and(|is_dark| *is_dark);
                // What lies before the first row or column becomes a number past the last.
                let place = (
                    (x + right).wrapping_sub(reach),
                    (y + down).wrapping_sub(reach),
                );
                self.draw(place, is_dark);
            }
        }
    }

    fn draw_alignment(&mut self, version: Version) {
        if version.number() == 1 {
            return;
        }
        let last = version.alignments() - 1;
        let far = version.side() - 7;
        let center = |number: usize| match number {
            0 => 6,
            _ => far - (last - number) * version.alignment_distance(),
        };
        for row in 0..=last {
            for column in 0..=last {
                // The finder patterns are in those corners.
                if !matches!((row, column), (0, 0))
                    && (row, column) != (0, last)
                    && (row, column) != (last, 0)
                {
                    self.draw_rings(center(column), center(row), &[true, false, true]);
                }
            }
        }
    }

    fn draw_version(&mut self, version: Version) {
        if !version.has_version_information() {
            return;
        }
        let information = format::version_information(version);
        for bit in 0..18 {
            let is_dark = information >> bit & 1 == 1;
            let (near, far) = (bit / 3, version.side() - 11 + bit % 3);
            self.draw((near, far), is_dark);
            self.draw((far, near), is_dark);
        }
    }

    /// The bits in columns two modules wide, from the right, up and down in turn.
    fn place(&mut self, codewords: &[u8]) {
        let side = self.modules.side();
        let mut placed = 0;
        for (column, right) in (1..=side / 2).rev().enumerate() {
            // The timing pattern is between two columns.
            let left = right * 2 - if right > 3 { 1 } else { 2 };
            for step in 0..side {
                let y = if column % 2 == 0 {
                    side - 1 - step
                } else {
                    step
                };
                for x in [left + 1, left] {
                    if self.patterns.is_dark(x, y) {
                        continue;
                    }
                    // Up to seven modules at the end have no bit.
                    let codeword = codewords.get(placed / 8).copied().unwrap_or_default();
                    if codeword << (placed % 8) & 0x80 != 0 {
                        self.modules.darken(x, y);
                    }
                    placed += 1;
                }
            }
        }
    }
}
