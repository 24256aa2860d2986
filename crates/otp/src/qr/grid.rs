//! A square of modules, to be looked at row by row and column by column.

use alloc::{vec, vec::Vec};

use super::line::Line;

/// Each module stands in its row and in its column.
#[derive(Clone)]
pub(super) struct Grid {
    side: usize,
    /// The rows, then the columns.
    lines: Vec<Line>,
}

impl Grid {
    /// All rows and columns are as this one.
    pub(super) fn filled(side: usize, line: Line) -> Self {
        Self {
            side,
            lines: vec![line; side * 2],
        }
    }

    pub(super) const fn side(&self) -> usize {
        self.side
    }

    /// Outside, nothing is done.
    pub(super) fn darken(&mut self, x: usize, y: usize) {
        if x < self.side && y < self.side {
            self.darken_in(y, x);
            self.darken_in(self.side + x, y);
        }
    }

    fn darken_in(&mut self, line: usize, at: usize) {
        if let Some(line) = self.lines.get_mut(line) {
            line.darken(at);
        }
    }

    pub(super) fn is_dark(&self, x: usize, y: usize) -> bool {
        self.lines.get(y).is_some_and(|row| row.is_dark(x))
    }

    pub(super) fn lines(&self) -> &[Line] {
        &self.lines
    }

    pub(super) fn lines_mut(&mut self) -> &mut [Line] {
        &mut self.lines
    }

    pub(super) fn into_rows(self) -> Vec<Line> {
        let mut rows = self.lines;
        rows.truncate(self.side);
        rows
    }
}
