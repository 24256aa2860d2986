//! Two check characters: a Reed–Solomon code over the field of 32 elements.
//!
//! The characters are the coefficients of a polynomial that (x + α)(x + α²) divides. Words of at most 31 characters
//! that differ then differ in at least three places, so one or two wrong characters, or two swapped ones wherever
//! they stand, never pass. Three and more pass once in 1024.

/// How many check characters there are.
pub(super) const LENGTH: usize = 2;

/// α + α² and α³, with α = 2: the coefficients of (x + α)(x + α²) = x² + 6x + 8.
const GENERATOR: (u8, u8) = (6, 8);

/// The remainder of the data, shifted by two places, divided by the generator.
pub(super) fn symbols(data: &[u8]) -> [u8; LENGTH] {
    let (high, low) = data.iter().fold((0, 0), |(high, low), symbol| {
        let carried = symbol ^ high;
        (
            low ^ multiply(GENERATOR.0, carried),
            multiply(GENERATOR.1, carried),
        )
    });
    [high, low]
}

/// Multiplication modulo x⁵ + x² + 1, whose root α = 2 generates the field.
fn multiply(mut a: u8, b: u8) -> u8 {
    let mut product = 0;
    for bit in 0..5 {
        if b >> bit & 1 == 1 {
            product ^= a;
        }
        a <<= 1;
        if a & 0b10_0000 != 0 {
            a ^= 0b10_0101;
        }
    }
    product
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_generates_the_field() {
        let mut power = 1;
        let order = (1..).find(|_| {
            power = multiply(power, 2);
            power == 1
        });
        assert_eq!(order, Some(31));
    }

    #[test]
    fn the_generator_has_the_roots_it_says() {
        for root in [2, multiply(2, 2)] {
            assert_eq!(
                multiply(root, root) ^ multiply(GENERATOR.0, root) ^ GENERATOR.1,
                0
            );
        }
    }
}
