//! The forty sizes of a QR code, and what each holds (ISO/IEC 18004 §5.3, §7.5.1).

use super::{correction::ErrorCorrection, segments::Mode};

/// A size, from 1 to 40.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Version(usize);

impl Version {
    /// Every one, the smallest first.
    pub(super) fn all() -> impl Iterator<Item = Self> {
        (1..=40).map(Self)
    }

    pub(super) const fn number(self) -> usize {
        self.0
    }

    /// Modules on a side, without the quiet zone.
    pub(super) const fn side(self) -> usize {
        self.0 * 4 + 17
    }

    /// Versions in which the numbers of characters are as long: 1 to 9, 10 to 26, 27 to 40 (ISO/IEC 18004 table 3).
    pub(super) const fn class(self) -> usize {
        (self.0 + 7) / 17
    }

    /// The bits that say which mode follows, and for how many characters.
    pub(super) const fn header(self, mode: Mode) -> usize {
        4 + self.count_bits(mode)
    }

    /// The bits for how many characters follow.
    pub(super) const fn count_bits(self, mode: Mode) -> usize {
        match mode {
            Mode::Numeric => 10 + 2 * self.class(),
            Mode::Alphanumeric => 9 + 2 * self.class(),
            Mode::Byte => {
                if self.class() == 0 {
                    8
                } else {
                    16
                }
            }
        }
    }

    /// How many codewords there is room for: what the patterns leave of the modules, in whole bytes.
    pub(super) const fn codewords(self) -> usize {
        let side = self.side();
        // Finder patterns with their borders and the format, then the timing patterns.
        let mut modules = side * side - 3 * 64 - 31 - 2 * (side - 16);
        if self.0 > 1 {
            let alignments = self.alignments();
            // Some stand on the timing patterns, and none on the finder patterns.
            modules -= (alignments * alignments - 3) * 25 - (alignments - 2) * 10;
        }
        if self.has_version_information() {
            modules -= 2 * 18;
        }
        modules / 8
    }

    /// How many of them are data.
    pub(super) fn data_codewords(self, correction: ErrorCorrection) -> usize {
        self.codewords() - self.blocks(correction) * self.block_correction(correction)
    }

    /// How many blocks the data is in, each corrected by itself.
    pub(super) fn blocks(self, correction: ErrorCorrection) -> usize {
        self.of(&BLOCKS, correction)
    }

    /// The codewords that correct each block.
    pub(super) fn block_correction(self, correction: ErrorCorrection) -> usize {
        self.of(&BLOCK_CORRECTION, correction)
    }

    fn of(self, table: &[[u8; 40]; 4], correction: ErrorCorrection) -> usize {
        let levels = table.get(correction as usize);
        let number = levels.and_then(|versions| versions.get(self.0 - 1));
        number.copied().unwrap_or_default().into()
    }

    /// Whether the version is written beside the finder patterns.
    pub(super) const fn has_version_information(self) -> bool {
        self.0 > 6
    }

    /// How many alignment patterns there are on a side, where there are any; those in three of the corners are left out.
    pub(super) const fn alignments(self) -> usize {
        self.0 / 7 + 2
    }

    /// From the center of one alignment pattern to the next, counted from the far side: an even number that spreads
    /// them (ISO/IEC 18004 annex E has them as a table).
    pub(super) const fn alignment_distance(self) -> usize {
        let alignments = self.alignments();
        (self.0 * 8 + alignments * 3 + 5) / (alignments * 4 - 4) * 2
    }
}

/// ISO/IEC 18004 table 9: error correction codewords for each block, of the levels L, M, Q, H in all versions.
const BLOCK_CORRECTION: [[u8; 40]; 4] = [
    [
        7, 10, 15, 20, 26, 18, 20, 24, 30, 18, 20, 24, 26, 30, 22, 24, 28, 30, 28, 28, 28, 28, 30,
        30, 26, 28, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30,
    ],
    [
        10, 16, 26, 18, 24, 16, 18, 22, 22, 26, 30, 22, 22, 24, 24, 28, 28, 26, 26, 26, 26, 28, 28,
        28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28,
    ],
    [
        13, 22, 18, 26, 18, 24, 18, 22, 20, 24, 28, 26, 24, 20, 30, 24, 28, 28, 26, 30, 28, 30, 30,
        30, 30, 28, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30,
    ],
    [
        17, 28, 22, 16, 22, 28, 26, 26, 24, 28, 24, 28, 22, 24, 24, 30, 28, 28, 26, 28, 30, 24, 30,
        30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30,
    ],
];

/// ISO/IEC 18004 table 9: error correction blocks, of the levels L, M, Q, H in all versions.
const BLOCKS: [[u8; 40]; 4] = [
    [
        1, 1, 1, 1, 1, 2, 2, 2, 2, 4, 4, 4, 4, 4, 6, 6, 6, 6, 7, 8, 8, 9, 9, 10, 12, 12, 12, 13,
        14, 15, 16, 17, 18, 19, 19, 20, 21, 22, 24, 25,
    ],
    [
        1, 1, 1, 2, 2, 4, 4, 4, 5, 5, 5, 8, 9, 9, 10, 10, 11, 13, 14, 16, 17, 17, 18, 20, 21, 23,
        25, 26, 28, 29, 31, 33, 35, 37, 38, 40, 43, 45, 47, 49,
    ],
    [
        1, 1, 2, 2, 4, 4, 6, 6, 8, 8, 8, 10, 12, 16, 12, 17, 16, 18, 21, 20, 23, 23, 25, 27, 29,
        34, 34, 35, 38, 40, 43, 45, 48, 51, 53, 56, 59, 62, 65, 68,
    ],
    [
        1, 1, 2, 4, 4, 4, 5, 6, 8, 8, 11, 11, 16, 16, 18, 16, 19, 21, 25, 25, 25, 34, 30, 32, 35,
        37, 40, 42, 45, 48, 51, 54, 57, 60, 63, 66, 70, 74, 77, 81,
    ],
];
