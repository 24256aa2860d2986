//! A square of modules, to be looked at row by row and column by column.

use alloc::{vec, vec::Vec};

use zeroize::{Zeroize, ZeroizeOnDrop};

use super::line::{Line, PARTS, darken, is_dark};

/// Each module stands in its row and in its column.
#[derive(Clone, PartialEq, Eq, Zeroize, ZeroizeOnDrop)]
pub(super) struct Grid {
    side: usize,
    /// The rows, then the columns, in a flat list: one of zeros is made without the code that fills a list.
    lines: Vec<u64>,
}

impl Grid {
    /// All are light.
    pub(super) fn new(side: usize) -> Self {
        Self {
            side,
            lines: vec![0; side * 2 * PARTS],
        }
    }

    pub(super) const fn side(&self) -> usize {
        self.side
    }

    /// Outside, nothing is done.
    pub(super) fn darken(&mut self, x: usize, y: usize) {
        let side = self.side;
        if x < side && y < side {
            let mut set = |line, at| {
                if let Some(line) = self.lines_mut().get_mut(line) {
                    darken(line, at);
                }
            };
            set(y, x);
            set(side + x, y);
        }
    }

    /// Outside, all are light.
    pub(super) fn is_dark(&self, x: usize, y: usize) -> bool {
        self.lines().get(y).is_some_and(|row| is_dark(row, x))
    }

    pub(super) fn lines(&self) -> &[Line] {
        self.lines.as_chunks().0
    }

    pub(super) fn lines_mut(&mut self) -> &mut [Line] {
        self.lines.as_chunks_mut().0
    }
}
