//! Error correction (ISO/IEC 18004 §7.5 and §7.6): the data in blocks, each with a Reed–Solomon remainder, all of them interleaved.

use alloc::{vec, vec::Vec};
use core::mem::replace;

use zeroize::Zeroizing;

use super::{correction::ErrorCorrection, version::Version};

/// What is drawn for `data`, which is as long as the version's data.
pub(super) fn interleaved(
    data: &[u8],
    version: Version,
    correction: ErrorCorrection,
) -> Zeroizing<Vec<u8>> {
    let count = version.blocks(correction).max(1);
    let field = Field::new();
    let divisor = field.divisor(version.block_correction(correction));

    // The last blocks are longer by one.
    let (short, long) = (data.len() / count, data.len() % count);
    let mut interleaved = Zeroizing::new(vec![0; version.codewords()]);
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
        for (at, byte) in field.remainder(part, &divisor).iter().enumerate() {
            put(data.len() + at * count + block, *byte);
        }
    }
    interleaved
}

/// GF(2⁸) over x⁸ + x⁴ + x³ + x² + 1, in which 2 is a generator: every number but 0 is a power of it.
struct Field {
    /// The powers of 2, twice: a product's exponent is a sum of two.
    powers: [u8; 512],
    /// The exponents of the numbers.
    exponents: [u8; 256],
}

impl Field {
    fn new() -> Self {
        let mut field = Self {
            powers: [0; 512],
            exponents: [0; 256],
        };
        let mut power: u8 = 1;
        for (exponent, place) in field.powers.iter_mut().enumerate() {
            *place = power;
            let [exponent, ..] = (exponent % 255).to_le_bytes();
            if let Some(place) = field.exponents.get_mut(usize::from(power)) {
                *place = exponent;
            }
            power = (power << 1) ^ ((power >> 7) * 0x1d);
        }
        field
    }

    fn exponent(&self, number: u8) -> u8 {
        let exponent = self.exponents.get(usize::from(number));
        exponent.copied().unwrap_or_default()
    }

    /// A number times the power of 2 with an exponent.
    fn product(&self, number: u8, exponent: u8) -> u8 {
        if number == 0 {
            return 0;
        }
        let sum = usize::from(self.exponent(number)) + usize::from(exponent);
        self.powers.get(sum).copied().unwrap_or_default()
    }

    /// The exponents of the coefficients of the product of (x - 2⁰) to (x - 2ᵈ⁻¹), highest power first and without its
    /// leading 1. None of them is 0.
    fn divisor(&self, degree: usize) -> Vec<u8> {
        let mut divisor = vec![0; degree];
        if let Some(last) = divisor.last_mut() {
            *last = 1;
        }
        for root in (0..).take(degree) {
            let mut lower = 0;
            for coefficient in divisor.iter_mut().rev() {
                let product = self.product(*coefficient, root);
                lower = replace(coefficient, product ^ lower);
            }
        }
        for coefficient in &mut divisor {
            *coefficient = self.exponent(*coefficient);
        }
        divisor
    }

    /// What is left of `data` after division by the polynomial.
    fn remainder(&self, data: &[u8], divisor: &[u8]) -> Vec<u8> {
        let mut remainder = vec![0; divisor.len()];
        for byte in data {
            let factor = byte ^ remainder.first().copied().unwrap_or_default();
            let mut next = 0;
            for (left, coefficient) in remainder.iter_mut().zip(divisor).rev() {
                next = replace(left, next ^ self.product(factor, *coefficient));
            }
        }
        remainder
    }
}
