//! The mask that leaves a QR code easiest to read (ISO/IEC 18004 §7.8), and how a code says which it is (§7.9).

use alloc::vec::Vec;

use qrcode::canvas::{Canvas, Module};

use super::correction::ErrorCorrection;

/// The modules, row by row, under the mask with the lowest penalty: of equally good ones the first. `true` is dark.
pub(super) fn best(canvas: &Canvas, side: i16, correction: ErrorCorrection) -> Vec<bool> {
    let size = usize::try_from(side).unwrap_or_default();
    let mut best = Vec::new();
    let mut lowest = usize::MAX;
    for mask in 0..8 {
        let masked = masked(canvas, side, mask, correction);
        let penalty = penalty(&masked, size);
        if penalty < lowest {
            lowest = penalty;
            best = masked;
        }
    }
    best
}

fn masked(canvas: &Canvas, side: i16, mask: u8, correction: ErrorCorrection) -> Vec<bool> {
    let size = usize::try_from(side).unwrap_or_default();
    let mut dark = Vec::with_capacity(size * size);
    for y in 0..side {
        for x in 0..side {
            let module = canvas.get(x, y);
            // Patterns that a reader looks for are the same in every code.
            let is_data = !matches!(module, Module::Masked(_));
            dark.push(module.is_dark() ^ (is_data && inverts(mask, x, y)));
        }
    }
    let format = format(mask, correction);
    for bit in 0..15 {
        let is_dark = format >> bit & 1 == 1;
        // Around the first corner, past the timing patterns; and along the two others.
        let (one, other) = match bit {
            0..6 => ((8, bit), (size - 1 - bit, 8)),
            6 | 7 => ((8, bit + 1), (size - 1 - bit, 8)),
            8 => ((7, 8), (8, size - 7)),
            _ => ((14 - bit, 8), (8, size + bit - 15)),
        };
        for (x, y) in [one, other] {
            if let Some(module) = dark.get_mut(y * size + x) {
                *module = is_dark;
            }
        }
    }
    dark
}

/// Whether a mask inverts the module in column `x`, row `y` (ISO/IEC 18004 table 10).
const fn inverts(mask: u8, x: i16, y: i16) -> bool {
    let number = match mask {
        0 => (x + y) % 2,
        1 => y % 2,
        2 => x % 3,
        3 => (x + y) % 3,
        4 => (x / 3 + y / 2) % 2,
        5 => x * y % 6,
        6 => (x * y % 2 + x * y % 3) % 2,
        _ => ((x + y) % 2 + x * y % 3) % 2,
    };
    number == 0
}

/// Fifteen bits: level and mask with their own error correction, a BCH code.
fn format(mask: u8, correction: ErrorCorrection) -> u32 {
    let level = match correction {
        ErrorCorrection::Low => 1,
        ErrorCorrection::Medium => 0,
        ErrorCorrection::Quartile => 3,
        ErrorCorrection::High => 2,
    };
    let data = level << 3 | u32::from(mask);
    let remainder = (0..10).fold(data, |left, _| (left << 1) ^ ((left >> 9) * 0x537));
    (data << 10 | remainder) ^ 0x5412
}

/// What is hard to read in the modules (ISO/IEC 18004 §7.8.3).
pub(super) fn penalty(dark: &[bool], size: usize) -> usize {
    let is_dark = |x: usize, y: usize| dark.get(y * size + x).is_some_and(|dark| *dark);
    let mut penalty = of_balance(dark);
    for one in 0..size {
        penalty += of_line(dark, size, one * size, 1);
        penalty += of_line(dark, size, one, size);
    }
    for y in 1..size {
        for x in 1..size {
            // Four of one color.
            let color = is_dark(x, y);
            let block = [(x - 1, y), (x, y - 1), (x - 1, y - 1)];
            if block.into_iter().all(|(x, y)| is_dark(x, y) == color) {
                penalty += 3;
            }
        }
    }
    penalty
}

/// A finder pattern's middle: one dark, one light, three dark, one light, one dark.
const FINDER: u32 = 0b101_1101;

/// Runs of one color in a row or a column, and what looks like a finder pattern with its light border: `size` modules from `start`
/// on, `step` apart.
fn of_line(dark: &[bool], size: usize, start: usize, step: usize) -> usize {
    let mut penalty = 0;
    let mut run = 0;
    let mut color = false;
    // The modules last seen, the newest lowest. Outside it is light.
    let mut seen = 0_u32;
    for at in 0..size {
        let dark = dark.get(start + at * step).is_some_and(|dark| *dark);
        run = if color == dark { run + 1 } else { 1 };
        color = dark;
        // Five in a row are three points, each one more is another.
        penalty += match run {
            0..5 => 0,
            5 => 3,
            _ => 1,
        };
        seen = seen << 1 | u32::from(dark);
        penalty += of_finder(seen);
    }
    for _ in 0..4 {
        seen <<= 1;
        penalty += of_finder(seen);
    }
    penalty
}

/// Whether the modules seen are a finder pattern with four light ones before it or after it.
const fn of_finder(seen: u32) -> usize {
    let bordered = seen & 0b1111 == 0 || seen >> 11 & 0b1111 == 0;
    if seen >> 4 & 0b111_1111 == FINDER && bordered {
        40
    } else {
        0
    }
}

/// How far from half of the modules are dark: two points for each percent, not rounded to five as in the standard.
fn of_balance(dark: &[bool]) -> usize {
    let darks = dark.iter().filter(|dark| **dark).count();
    let ratio = darks.saturating_mul(200).checked_div(dark.len());
    ratio.unwrap_or_default().abs_diff(100)
}
