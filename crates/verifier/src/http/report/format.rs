//! How the report is written: a JSON document a line for programs, comma-separated values for spreadsheets.

use std::io;

use strum::{AsRefStr, IntoStaticStr, VariantArray};

use crate::http::shapes::{Moment, ReportRow, ReportedFactor};

/// The first line of the comma-separated form.
const COLUMNS: [&str; 17] = [
    "member",
    "label",
    "role",
    "surface",
    "sso",
    "setting",
    "state",
    "required",
    "required_since",
    "required_by",
    "factors",
    "factors_since",
    "last_used_at",
    "recovery_codes_left",
    "trusted_devices",
    "locked",
    "created_at",
];

/// A form of the report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, AsRefStr, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "kebab-case")]
pub enum ReportFormat {
    /// A JSON document a line.
    Ndjson,
    /// Comma-separated values (RFC 4180) with a first line of names. No cell is a formula to a spreadsheet.
    Csv,
}

impl ReportFormat {
    /// Its media type.
    #[must_use]
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Ndjson => "application/x-ndjson",
            Self::Csv => "text/csv; charset=utf-8; header=present",
        }
    }

    /// What stands before the first row.
    ///
    /// # Errors
    /// When it does not fit into memory.
    pub fn head(self) -> io::Result<Vec<u8>> {
        match self {
            Self::Ndjson => Ok(Vec::new()),
            Self::Csv => lines([COLUMNS.map(str::to_owned)]),
        }
    }

    /// These rows.
    ///
    /// # Errors
    /// When they do not fit into memory.
    pub fn rows(self, rows: &[ReportRow]) -> io::Result<Vec<u8>> {
        match self {
            Self::Ndjson => {
                let mut text = Vec::new();
                for row in rows {
                    serde_json::to_writer(&mut text, row)?;
                    text.push(b'\n');
                }
                Ok(text)
            }
            Self::Csv => lines(rows.iter().map(cells)),
        }
    }
}

fn lines(rows: impl IntoIterator<Item = [String; 17]>) -> io::Result<Vec<u8>> {
    let mut writer = csv::WriterBuilder::new()
        .terminator(csv::Terminator::CRLF)
        .from_writer(Vec::new());
    for row in rows {
        writer.write_record(row)?;
    }
    writer.into_inner().map_err(|error| error.into_error())
}

fn cells(row: &ReportRow) -> [String; 17] {
    let moment = |at: Option<Moment>| at.map(|at| at.to_string()).unwrap_or_default();
    let each = |said: fn(&ReportedFactor) -> String| {
        row.factors.iter().map(said).collect::<Vec<_>>().join(" ")
    };
    let last_used = row.factors.iter().filter_map(|factor| factor.last_used_at);
    [
        row.member.to_string(),
        row.label
            .as_ref()
            .map(ToString::to_string)
            .unwrap_or_default(),
        row.role.to_string(),
        row.surface.to_string(),
        row.sso.to_string(),
        row.setting.to_string(),
        row.state.to_string(),
        row.required.to_string(),
        moment(row.required_since),
        moment(row.required_by),
        each(|factor| factor.kind.to_string()),
        each(|factor| {
            factor
                .since
                .map_or_else(|| "-".to_owned(), |since| since.to_string())
        }),
        moment(last_used.max_by_key(|at| at.0)),
        row.recovery_codes_left.to_string(),
        row.trusted_devices.to_string(),
        row.locked.to_string(),
        row.created_at.to_string(),
    ]
    .map(|cell| harmless(&cell))
}

/// A cell that no spreadsheet takes for a formula, and that has no control character (S25).
///
/// A spreadsheet of another locale may split a line at semicolons or tabs, quotation marks or not, so what follows one is a
/// beginning too.
fn harmless(cell: &str) -> String {
    let mut text = String::with_capacity(cell.len());
    let mut begins = true;
    for letter in cell.chars() {
        if letter.is_control() {
            text.extend(letter.escape_default());
            begins = true;
            continue;
        }
        if begins && "=+-@＝＋－＠".contains(letter) {
            text.push('\'');
        }
        text.push(letter);
        begins = matches!(letter, ';' | ',' | '"' | '\'' | '|') || begins && letter.is_whitespace();
    }
    text
}

#[cfg(test)]
mod tests {
    use super::harmless;

    #[test]
    fn s25_no_cell_is_a_formula() {
        for (cell, written) in [
            ("ada@example.org", "ada@example.org"),
            ("=1+1", "'=1+1"),
            ("+49 30 1234", "'+49 30 1234"),
            ("-2", "'-2"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("\t=1", "\\t'=1"),
            ("\r\n=1", "\\r\\n'=1"),
            ("  =1", "  '=1"),
            ("a;=cmd|' /C calc'!A0", "a;'=cmd|' /C calc'!A0"),
            ("a\",=1", "a\",'=1"),
            ("＝1", "'＝1"),
            ("'=1", "''=1"),
            ("a-b", "a-b"),
            ("\u{1b}[31m", "\\u{1b}[31m"),
        ] {
            assert_eq!(harmless(cell), written, "{cell:?}");
        }
    }
}
