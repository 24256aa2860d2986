//! The mask that leaves a QR code easiest to read (ISO/IEC 18004 §7.8), and how a code says which it is (§7.9).

use alloc::{vec, vec::Vec};

use qrcode::canvas::{Canvas, Module};

use super::{correction::ErrorCorrection, line::Line};

/// The modules, row by row, under the mask with the lowest penalty: of equally good ones the first. `true` is dark.
pub(super) fn best(canvas: &Canvas, side: i16, correction: ErrorCorrection) -> Vec<bool> {
    let size = usize::try_from(side).unwrap_or_default();
    let unmasked = unmasked(canvas, side);
    let mut best = Vec::new();
    let mut lowest = u32::MAX;
    for mask in 0..8 {
        let masked = masked(&unmasked, mask, correction);
        let penalty = penalty(&masked);
        if penalty < lowest {
            lowest = penalty;
            best = masked;
        }
    }
    let mut dark = Vec::with_capacity(size * size);
    for row in best {
        for x in 0..size {
            dark.push(row.is_dark(x));
        }
    }
    dark
}

/// A row before it is masked.
#[derive(Clone, Copy, Default)]
struct Unmasked {
    modules: Line,
    /// Where a mask may invert: the patterns that a reader looks for are the same in every code.
    data: Line,
}

fn unmasked(canvas: &Canvas, side: i16) -> Vec<Unmasked> {
    let mut rows = Vec::new();
    for y in 0..side {
        let mut row = Unmasked::default();
        for x in 0..side {
            let at = usize::try_from(x).unwrap_or_default();
            let module = canvas.get(x, y);
            if module.is_dark() {
                row.modules.darken(at);
            }
            if !matches!(module, Module::Masked(_)) {
                row.data.darken(at);
            }
        }
        rows.push(row);
    }
    rows
}

fn masked(unmasked: &[Unmasked], mask: u8, correction: ErrorCorrection) -> Vec<Line> {
    let size = unmasked.len();
    let mut rows = Vec::with_capacity(size);
    for (y, row) in unmasked.iter().enumerate() {
        let mut inverted = Line::default();
        for x in 0..size {
            if inverts(mask, x, y) {
                inverted.darken(x);
            }
        }
        rows.push(row.modules ^ (row.data & inverted));
    }
    let format = format(mask, correction);
    for bit in 0..15 {
        // Around the first corner, past the timing patterns; and along the two others.
        let (one, other) = match bit {
            0..6 => ((8, bit), (size - 1 - bit, 8)),
            6 | 7 => ((8, bit + 1), (size - 1 - bit, 8)),
            8 => ((7, 8), (8, size - 7)),
            _ => ((14 - bit, 8), (8, size + bit - 15)),
        };
        if format >> bit & 1 == 1 {
            for (x, y) in [one, other] {
                if let Some(row) = rows.get_mut(y) {
                    row.darken(x);
                }
            }
        }
    }
    rows
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
    let remainder = (0..10).fold(data, |left, _| (left << 1) ^ ((left >> 9) * 0x537));
    (data << 10 | remainder) ^ 0x5412
}

/// What is hard to read in the rows (ISO/IEC 18004 §7.8.3).
fn penalty(rows: &[Line]) -> u32 {
    let size = rows.len();
    let mut columns = vec![Line::default(); size];
    for (y, row) in rows.iter().enumerate() {
        for (x, column) in columns.iter_mut().enumerate() {
            if row.is_dark(x) {
                column.darken(y);
            }
        }
    }
    let mut penalty = 0;
    let mut dark = 0;
    let mut above: Option<Line> = None;
    for row in rows {
        dark += row.count();
        penalty += of_line(*row, size);
        if let Some(above) = above.replace(*row) {
            // Squares of two by two modules of one color.
            let same = !(*row ^ row.ahead(1)) & !(above ^ above.ahead(1)) & !(above ^ *row);
            penalty += 3 * (same & Line::first(size - 1)).count();
        }
    }
    for column in columns {
        penalty += of_line(column, size);
    }
    // How far from half of the modules are dark: two points for each percent, not rounded to five as in the standard.
    let all = u32::try_from(size * size).unwrap_or(u32::MAX);
    penalty
        + (dark * 200)
            .checked_div(all)
            .unwrap_or_default()
            .abs_diff(100)
}

/// Runs of one color in a row or a column, and what looks like a finder pattern with its light border.
fn of_line(line: Line, size: usize) -> u32 {
    let same = !(line ^ line.ahead(1));
    let mut five = same & Line::first(size - 4);
    let (mut before, mut after) = (Line::default(), Line::default());
    for distance in 1..=4 {
        if distance < 4 {
            five = five & same.ahead(distance);
        }
        before = before | line.behind(distance);
        after = after | line.ahead(distance + 6);
    }
    // Five in a row are three points, each one more is another.
    let runs = five & !five.behind(1);
    // One dark, one light, three dark, one light, one dark, with four light ones before or after.
    let mut finder = line & !(before & after);
    for (distance, is_dark) in (1..).zip([false, true, true, true, false, true]) {
        let next = line.ahead(distance);
        finder = finder & if is_dark { next } else { !next };
    }
    five.count() + 2 * runs.count() + 40 * finder.count()
}
