//! Error correction (ISO/IEC 18004 §7.5 and §7.6): the data in blocks, each with a Reed–Solomon remainder, all of them interleaved.
//!
//! `qrcode` has this too, over tables of every divisor there can be: half of what a page would download. One is computed here.

use alloc::{vec, vec::Vec};

use super::correction::ErrorCorrection;

/// How many blocks the data of each version is in (ISO/IEC 18004 table 9).
const fn blocks(correction: ErrorCorrection) -> &'static [u8; 40] {
    match correction {
        ErrorCorrection::Low => {
            b"\x01\x01\x01\x01\x01\x02\x02\x02\x02\x04\x04\x04\x04\x04\x06\x06\x06\x06\x07\x08\
              \x08\x09\x09\x0a\x0c\x0c\x0c\x0d\x0e\x0f\x10\x11\x12\x13\x13\x14\x15\x16\x18\x19"
        }
        ErrorCorrection::Medium => {
            b"\x01\x01\x01\x02\x02\x04\x04\x04\x05\x05\x05\x08\x09\x09\x0a\x0a\x0b\x0d\x0e\x10\
              \x11\x11\x12\x14\x15\x17\x19\x1a\x1c\x1d\x1f\x21\x23\x25\x26\x28\x2b\x2d\x2f\x31"
        }
        ErrorCorrection::Quartile => {
            b"\x01\x01\x02\x02\x04\x04\x06\x06\x08\x08\x08\x0a\x0c\x10\x0c\x11\x10\x12\x15\x14\
              \x17\x17\x19\x1b\x1d\x22\x22\x23\x26\x28\x2b\x2d\x30\x33\x35\x38\x3b\x3e\x41\x44"
        }
        ErrorCorrection::High => {
            b"\x01\x01\x02\x04\x04\x04\x05\x06\x08\x08\x0b\x0b\x10\x10\x12\x10\x13\x15\x19\x19\
              \x19\x22\x1e\x20\x23\x25\x28\x2a\x2d\x30\x33\x36\x39\x3c\x3f\x42\x46\x4a\x4d\x51"
        }
    }
}

/// What is drawn for `data` in a code of `version`, from 1 to 40.
pub(super) fn interleaved(data: &[u8], version: i16, correction: ErrorCorrection) -> Vec<u8> {
    let version = usize::try_from(version).unwrap_or_default();
    let count = blocks(correction).get(version.wrapping_sub(1));
    let count = count.map_or(1, |count| usize::from(*count));
    let total = codewords(version);
    let correction = total.saturating_sub(data.len()) / count;
    let divisor = divisor(correction);

    // The last blocks are longer by one.
    let (short, long) = (data.len() / count, data.len() % count);
    let mut interleaved = vec![0; total];
    let mut put = |at: usize, byte: u8| {
        if let Some(place) = interleaved.get_mut(at) {
            *place = byte;
        }
    };
    let mut rest = data;
    for block in 0..count {
        let is_long = block + long >= count;
        let (part, after) = rest
            .split_at_checked(short + usize::from(is_long))
            .unwrap_or_default();
        rest = after;
        for (at, byte) in part.iter().enumerate() {
            // The long ones' last bytes stand in a row without the short ones.
            let skipped = if at == short { count - long } else { 0 };
            put(at * count + block - skipped, *byte);
        }
        for (at, byte) in remainder(part, &divisor).iter().enumerate() {
            put(data.len() + at * count + block, *byte);
        }
    }
    interleaved
}

/// How many codewords a version has room for: what its patterns leave of the modules, in whole bytes.
const fn codewords(version: usize) -> usize {
    let side = version * 4 + 17;
    // Finder patterns with their borders and the format, then the timing patterns.
    let mut modules = side * side - 3 * 64 - 31 - 2 * (side - 16);
    if version > 1 {
        let alignments = version / 7 + 2;
        // Some stand on the timing patterns, and none on the finder patterns.
        modules -= (alignments * alignments - 3) * 25 - (alignments - 2) * 10;
    }
    if version > 6 {
        modules -= 2 * 18;
    }
    modules / 8
}

/// The product of (x - 2⁰) to (x - 2ᵈ⁻¹), highest power first and without its leading 1.
fn divisor(degree: usize) -> Vec<u8> {
    let mut divisor = vec![0; degree];
    if let Some(last) = divisor.last_mut() {
        *last = 1;
    }
    let mut root = 1;
    for _ in 0..degree {
        let mut lower = 0;
        for coefficient in divisor.iter_mut().rev() {
            let this = *coefficient;
            *coefficient = product(this, root) ^ lower;
            lower = this;
        }
        root = product(root, 2);
    }
    divisor
}

/// What is left of `data` after division by the polynomial.
fn remainder(data: &[u8], divisor: &[u8]) -> Vec<u8> {
    let mut remainder = vec![0; divisor.len()];
    for byte in data {
        let factor = byte ^ remainder.first().copied().unwrap_or_default();
        let mut next = 0;
        for (left, coefficient) in remainder.iter_mut().zip(divisor).rev() {
            next = core::mem::replace(left, next ^ product(*coefficient, factor));
        }
    }
    remainder
}

/// In GF(2⁸) over x⁸ + x⁴ + x³ + x² + 1.
fn product(one: u8, other: u8) -> u8 {
    let mut product = 0;
    for bit in (0..8).rev() {
        let reduced = (product << 1) ^ ((product >> 7) * 0x1d);
        product = reduced ^ ((other >> bit & 1) * one);
    }
    product
}
