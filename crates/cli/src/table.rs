//! Rows for people.

use std::fmt;

use countersign_verifier::http::shapes::Moment;

/// Rows in columns as wide as they need to be, under their names.
pub(super) struct Table<const N: usize> {
    pub(super) head: [&'static str; N],
    pub(super) rows: Vec<[String; N]>,
}

impl<const N: usize> fmt::Display for Table<N> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut widths = self.head.map(|name| name.chars().count());
        for row in &self.rows {
            for (width, cell) in widths.iter_mut().zip(row) {
                *width = (*width).max(cell.chars().count());
            }
        }
        let line = |cells: [&str; N]| {
            let padded: Vec<String> = cells
                .iter()
                .zip(widths)
                .map(|(cell, width)| format!("{cell:<width$}"))
                .collect();
            padded.join("  ").trim_end().to_owned()
        };
        f.write_str(&line(self.head))?;
        for row in &self.rows {
            write!(f, "\n{}", line(row.each_ref().map(String::as_str)))?;
        }
        Ok(())
    }
}

/// What somebody else wrote, with its control characters as escapes: they would move the cursor or color the terminal (S25).
pub(super) fn visible(text: &str) -> String {
    let escaped = text.chars().map(|letter| match letter {
        letter if letter.is_control() => letter.escape_default().to_string(),
        letter => letter.to_string(),
    });
    escaped.collect()
}

/// A moment to the second, in UTC.
pub(super) fn moment(at: Moment) -> String {
    let text = at.to_string();
    text.get(..19)
        .map_or_else(|| text.clone(), |seconds| format!("{seconds}Z"))
}

/// A moment that may not have come.
pub(super) fn moment_or(at: Option<Moment>, none: &str) -> String {
    at.map_or_else(|| none.to_owned(), moment)
}

#[cfg(test)]
mod tests {
    use super::{Table, visible};

    #[test]
    fn s25_a_terminal_is_told_nothing_by_others() {
        assert_eq!(visible("zoë\u{1b}[31m\r\n"), "zoë\\u{1b}[31m\\r\\n");
    }

    #[test]
    fn columns_are_as_wide_as_they_need_to_be() {
        let table = Table {
            head: ["NAME", "N"],
            rows: vec![
                ["żółć".into(), "1".into()],
                ["longer name".into(), String::new()],
            ],
        };
        assert_eq!(
            table.to_string(),
            "NAME         N\nżółć         1\nlonger name"
        );
    }
}
