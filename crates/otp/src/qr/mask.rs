//! The mask that leaves a QR code easiest to read (ISO/IEC 18004 §7.8), and how a code says which it is (§7.9).

use alloc::vec::Vec;

use qrcode::canvas::Module;

use super::correction::ErrorCorrection;

/// A module of a code before it is masked.
#[derive(Clone, Copy)]
pub(super) struct Unmasked {
    dark: bool,
    /// Patterns that a reader looks for are the same in every code.
    is_data: bool,
}

impl From<Module> for Unmasked {
    fn from(module: Module) -> Self {
        Self {
            dark: module.is_dark(),
            is_data: !matches!(module, Module::Masked(_)),
        }
    }
}

/// The modules, row by row, under the mask with the lowest penalty: of equally good ones the first. `true` is dark.
pub(super) fn best(modules: &[Unmasked], size: usize, correction: ErrorCorrection) -> Vec<bool> {
    let mut best = (usize::MAX, Vec::new());
    for mask in 0..8 {
        let masked = masked(modules, size, mask, correction);
        let penalty = penalty(&masked, size);
        if penalty < best.0 {
            best = (penalty, masked);
        }
    }
    best.1
}

fn masked(modules: &[Unmasked], size: usize, mask: u8, correction: ErrorCorrection) -> Vec<bool> {
    let mut dark = Vec::with_capacity(modules.len());
    for (y, row) in modules.chunks_exact(size).enumerate() {
        for (x, module) in row.iter().enumerate() {
            dark.push(module.dark ^ (module.is_data && inverts(mask, x, y)));
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
const fn inverts(mask: u8, x: usize, y: usize) -> bool {
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
    let remainder = (0..10).fold(data, |left, _| left << 1 ^ (left >> 9) * 0x537);
    (data << 10 | remainder) ^ 0x5412
}

/// What is hard to read in the modules (ISO/IEC 18004 §7.8.3).
pub(super) fn penalty(dark: &[bool], size: usize) -> usize {
    let rows = || dark.chunks_exact(size);
    let of_rows = rows().map(|row| of_line(row.iter()));
    let of_columns = (0..size).map(|x| of_line(dark.iter().skip(x).step_by(size)));
    let of_blocks = rows()
        .zip(rows().skip(1))
        .map(|(row, below)| of_blocks(row, below));
    let of_all = of_rows.chain(of_columns).chain(of_blocks);
    of_all.sum::<usize>().saturating_add(of_balance(dark))
}

/// The modules of a finder pattern's middle, and its place among the 15 modules last seen: four come after it.
const FINDER: u16 = 0b101_1101;
const AFTER: u16 = 0b1111;
const BEFORE: u16 = AFTER << 11;

/// Runs of one color in a row or a column, and what looks like a finder pattern with its light border.
fn of_line<'a>(line: impl Iterator<Item = &'a bool>) -> usize {
    let mut penalty = 0_usize;
    let mut run = 0_usize;
    let mut color = None;
    // Outside it is light.
    let mut seen = 0_u16;
    let mut see = |dark: bool, penalty: &mut usize| {
        seen = seen << 1 | u16::from(dark);
        let bordered = seen & AFTER == 0 || seen & BEFORE == 0;
        if seen >> 4 & 0b111_1111 == FINDER && bordered {
            *penalty = penalty.saturating_add(40);
        }
    };
    for &dark in line {
        see(dark, &mut penalty);
        run = if color == Some(dark) {
            run.saturating_add(1)
        } else {
            1
        };
        color = Some(dark);
        // Five in a row are three points, each one more is another.
        penalty = penalty.saturating_add(match run {
            0..5 => 0,
            5 => 3,
            _ => 1,
        });
    }
    for _ in 0..4 {
        see(false, &mut penalty);
    }
    penalty
}

/// Squares of two by two modules of one color.
fn of_blocks(row: &[bool], below: &[bool]) -> usize {
    let pairs = row.windows(2).zip(below.windows(2));
    let blocks = pairs.filter(|(above, below)| match (above, below) {
        ([one, right], [left, last]) => one == right && one == left && one == last,
        _ => false,
    });
    blocks.count().saturating_mul(3)
}

/// How far from half of the modules are dark: two points for each percent, not rounded to five as in the standard.
fn of_balance(dark: &[bool]) -> usize {
    let darks = dark.iter().filter(|dark| **dark).count();
    let ratio = darks.saturating_mul(200).checked_div(dark.len());
    ratio.unwrap_or_default().abs_diff(100)
}
