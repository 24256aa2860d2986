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

/// What is drawn: `total` codewords for `data`, in a code of `version` from 1 to 40.
pub(super) fn interleaved(
    data: &[u8],
    version: i16,
    correction: ErrorCorrection,
    total: usize,
) -> Vec<u8> {
    let place = usize::try_from(version).unwrap_or_default().wrapping_sub(1);
    let count = blocks(correction)
        .get(place)
        .map_or(1, |count| usize::from(*count));
    let divisor = divisor(total.saturating_sub(data.len()) / count);

    // The last blocks are longer by one.
    let (short, long) = (data.len() / count, data.len() % count);
    let mut rest = data;
    let mut parts = Vec::with_capacity(count);
    let mut remainders = Vec::with_capacity(count);
    for block in 0..count {
        let length = short + usize::from(block + long >= count);
        let (part, after) = rest.split_at_checked(length).unwrap_or_default();
        rest = after;
        remainders.push(remainder(part, &divisor));
        parts.push(part);
    }

    let mut codewords = Vec::with_capacity(total);
    for at in 0..=short {
        codewords.extend(parts.iter().filter_map(|part| part.get(at)));
    }
    for at in 0..divisor.len() {
        codewords.extend(remainders.iter().filter_map(|part| part.get(at)));
    }
    codewords
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
        remainder.rotate_left(1);
        if let Some(last) = remainder.last_mut() {
            *last = 0;
        }
        for (left, coefficient) in remainder.iter_mut().zip(divisor) {
            *left ^= product(*coefficient, factor);
        }
    }
    remainder
}

/// In GF(2⁸) over x⁸ + x⁴ + x³ + x² + 1.
fn product(one: u8, other: u8) -> u8 {
    let bits = (0..8).rev().map(|bit| other >> bit & 1);
    bits.fold(0, |product, bit| {
        product << 1 ^ (product >> 7) * 0x1d ^ bit * one
    })
}
