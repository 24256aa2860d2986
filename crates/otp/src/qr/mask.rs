//! The mask that leaves a QR code easiest to read (ISO/IEC 18004 §7.8).

use super::{
    correction::ErrorCorrection, format, grid::Grid, line::invert, penalty::penalty, symbol::Symbol,
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
    let (mut rows, mut columns) = ([0_u64; 12], [0_u64; 12]);
    for (y, row) in rows.iter_mut().enumerate() {
        for (x, column) in columns.iter_mut().enumerate() {
            if inverts(mask, x, y) {
                *row |= 1 << x;
                *column |= 1 << y;
            }
        }
    }
    let mut masked = symbol.modules.clone();
    let side = masked.side();
    let lines = masked.lines_mut().iter_mut().zip(symbol.patterns.lines());
    for (number, (line, pattern)) in lines.enumerate() {
        let twelve = match number.checked_sub(side) {
            None => rows.get(number % 12),
            Some(column) => columns.get(column % 12),
        };
        invert(line, side, twelve.copied().unwrap_or_default(), pattern);
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
