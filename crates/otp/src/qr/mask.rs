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
    // Rows, then columns, twelve of each.
    let mut inverted = [0_u64; 24];
    for y in 0..12 {
        for x in 0..12 {
            let [row, column] = if inverts(mask, x, y) {
                [1 << x, 1 << y]
            } else {
                [0; 2]
            };
            for (line, places) in [(y, row), (x + 12, column)] {
                if let Some(line) = inverted.get_mut(line) {
                    *line |= places;
                }
            }
        }
    }
    let mut masked = symbol.modules.clone();
    let side = masked.side();
    let lines = masked.lines_mut().iter_mut().zip(symbol.patterns.lines());
    for (number, (line, pattern)) in lines.enumerate() {
        let number = number
            .checked_sub(side)
            .map_or(number % 12, |column| column % 12 + 12);
        let twelve = inverted.get(number).copied().unwrap_or_default();
        invert(line, side, twelve, pattern);
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
