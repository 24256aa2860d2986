//! The mask that leaves a QR code easiest to read (ISO/IEC 18004 §7.8).

use super::{
    correction::ErrorCorrection, format, grid::Grid, line::Line, penalty::penalty, symbol::Symbol,
};

/// The code under the mask with the lowest penalty: of equally good ones the first.
pub(super) fn best(symbol: &Symbol, correction: ErrorCorrection) -> Grid {
    let mut best = masked(symbol, 0, correction);
    let mut lowest = penalty(&best);
    for mask in 1..8 {
        let masked = masked(symbol, mask, correction);
        let penalty = penalty(&masked);
        if penalty < lowest {
            lowest = penalty;
            best = masked;
        }
    }
    best
}

/// The code under one of the eight masks, which it names in its format.
pub(super) fn masked(symbol: &Symbol, mask: usize, correction: ErrorCorrection) -> Grid {
    let mut masked = symbol.modules.clone();
    let side = masked.side();
    let (rows, columns) = masked.lines_mut().split_at_mut(side);
    let (pattern_rows, pattern_columns) = symbol.patterns.lines().split_at(side);
    for phase in 0..12 {
        let mut row = 0;
        let mut column = 0;
        for at in 0..12 {
            row |= u64::from(inverts(mask, at, phase)) << at;
            column |= u64::from(inverts(mask, phase, at)) << at;
        }
        invert(rows, pattern_rows, phase, row);
        invert(columns, pattern_columns, phase, column);
    }
    let information = format::format_information(mask, correction);
    for bit in 0..15 {
        if information >> bit & 1 == 1 {
            for (x, y) in format::places(bit, side) {
                masked.darken(x, y);
            }
        }
    }
    masked
}

/// Inverts every twelfth line where `twelve` modules over and over are dark, and no pattern is.
fn invert(lines: &mut [Line], patterns: &[Line], first: usize, twelve: u64) {
    let inverted = Line::repeated(twelve);
    for (line, pattern) in lines.iter_mut().zip(patterns).skip(first).step_by(12) {
        line.invert(inverted, *pattern);
    }
}

/// Whether a mask inverts the module in column `x`, row `y` (ISO/IEC 18004 table 10). Each repeats itself after twelve.
const fn inverts(mask: usize, x: usize, y: usize) -> bool {
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
