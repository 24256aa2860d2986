//! A square of modules, to be looked at row by row and column by column.

use alloc::{vec, vec::Vec};

use super::line::Line;

/// Each module stands in its row and in its column.
#[derive(Clone)]
pub(super) struct Grid {
    pub(super) rows: Vec<Line>,
    pub(super) columns: Vec<Line>,
}

impl Grid {
    /// All are light.
    pub(super) fn new(side: usize) -> Self {
        Self {
            rows: vec![Line::default(); side],
            columns: vec![Line::default(); side],
        }
    }

    pub(super) fn side(&self) -> usize {
        self.rows.len()
    }

    /// Outside, nothing is done.
    pub(super) fn darken(&mut self, x: usize, y: usize) {
        if let (Some(row), Some(column)) = (self.rows.get_mut(y), self.columns.get_mut(x)) {
            row.darken(x);
            column.darken(y);
        }
    }

    pub(super) fn is_dark(&self, x: usize, y: usize) -> bool {
        self.rows.get(y).is_some_and(|row| row.is_dark(x))
    }
}
