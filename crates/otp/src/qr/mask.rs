//! The mask that leaves a QR code easiest to read (ISO/IEC 18004 §7.8).

use alloc::vec::Vec;

use super::{
    correction::ErrorCorrection, format, grid::Grid, line::Line, penalty::penalty, symbol::Symbol,
};

/// The rows under the mask with the lowest penalty: of equally good ones the first.
pub(super) fn best(symbol: &Symbol, correction: ErrorCorrection) -> Vec<Line> {
    let mut best = Vec::new();
    let mut lowest = u32::MAX;
    for mask in 0..8 {
        let masked = masked(symbol, mask, correction);
        let penalty = penalty(&masked);
        if penalty < lowest {
            lowest = penalty;
            best = masked.rows;
        }
    }
    best
}

/// The code under one of the eight masks, which it names in its format.
pub(super) fn masked(symbol: &Symbol, mask: usize, correction: ErrorCorrection) -> Grid {
    let Symbol {
        modules,
        encoding_region,
        ..
    } = symbol;
    let side = modules.side();
    let mut masked = Grid {
        rows: inverted(&modules.rows, &encoding_region.rows, |y, x| {
            inverts(mask, x, y)
        }),
        columns: inverted(&modules.columns, &encoding_region.columns, |x, y| {
            inverts(mask, x, y)
        }),
    };
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

/// The lines, inverted in the region where the mask says so for the number of a line and a place in it.
fn inverted(lines: &[Line], region: &[Line], inverts: impl Fn(usize, usize) -> bool) -> Vec<Line> {
    lines
        .iter()
        .zip(region)
        .enumerate()
        .map(|(number, (line, region))| {
            line.inverted(*region, Line::repeated(|at| inverts(number, at)))
        })
        .collect()
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
