//! What a QR code says of itself, each with error correction of its own (ISO/IEC 18004 §7.9, §7.10).

use super::{correction::ErrorCorrection, version::Version};

/// Fifteen bits: level and mask, by a BCH code and then masked, so that they are never all light.
pub(super) const fn format_information(mask: usize, correction: ErrorCorrection) -> usize {
    let level = match correction {
        ErrorCorrection::Low => 1,
        ErrorCorrection::Medium => 0,
        ErrorCorrection::Quartile => 3,
        ErrorCorrection::High => 2,
    };
    bch(level << 3 | mask, 10, 0x537) ^ 0x5412
}

/// Eighteen bits, by a Golay code.
pub(super) const fn version_information(version: Version) -> usize {
    bch(version.number(), 12, 0x1f25)
}

/// `data`, and behind it as many bits as are left of it after division by a polynomial of that degree.
const fn bch(data: usize, degree: usize, divisor: usize) -> usize {
    let mut remainder = data;
    let mut bit = 0;
    while bit < degree {
        remainder = (remainder << 1) ^ ((remainder >> (degree - 1)) * divisor);
        bit += 1;
    }
    data << degree | remainder
}

/// Where a bit of the format stands, as column and row: around the first corner, past the timing patterns; and along the two others.
pub(super) const fn places(bit: usize, side: usize) -> [(usize, usize); 2] {
    match bit {
        0..6 => [(8, bit), (side - 1 - bit, 8)],
        6 | 7 => [(8, bit + 1), (side - 1 - bit, 8)],
        8 => [(7, 8), (8, side - 7)],
        _ => [(14 - bit, 8), (8, side + bit - 15)],
    }
}
