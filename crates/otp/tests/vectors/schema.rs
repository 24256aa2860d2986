//! The one format of `tests/vectors/*.json`, read in one place.

use std::{collections::BTreeSet, fs, path::Path};

use serde_json::{Map, Value, json};

/// Where the files are, seen from any crate of this workspace.
const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/vectors");

/// The largest integer that every reader of JSON keeps exactly.
const MAX_NUMBER: u64 = 1 << 53;

pub(crate) struct Case {
    pub(crate) file: String,
    pub(crate) id: String,
    pub(crate) source: String,
    pub(crate) op: String,
    pub(crate) input: Input,
    pub(crate) expect: Value,
}

/// Every case of every file, in the order of the files' names.
pub(crate) fn all() -> Result<Vec<Case>, String> {
    let mut paths = fs::read_dir(FOLDER)
        .and_then(|entries| {
            entries
                .map(|entry| Ok(entry?.path()))
                .collect::<Result<Vec<_>, _>>()
        })
        .map_err(|error| format!("{FOLDER}: {error}"))?;
    paths.retain(|path| {
        path.extension()
            .is_some_and(|extension| extension == "json")
    });
    paths.sort();

    let mut cases = Vec::new();
    for path in paths {
        read_file(&path, &mut cases).map_err(|problem| format!("{}: {problem}", path.display()))?;
    }
    let mut ids = BTreeSet::new();
    match cases.iter().find(|case| !ids.insert(case.id.as_str())) {
        Some(twice) => Err(format!(
            "the id {} stands twice, again in {}",
            twice.id, twice.file
        )),
        None => Ok(cases),
    }
}

fn read_file(path: &Path, cases: &mut Vec<Case>) -> Result<(), String> {
    let json = fs::read_to_string(path).map_err(|error| error.to_string())?;
    let file: Value = serde_json::from_str(&json).map_err(|error| error.to_string())?;
    for field in ["title", "source"] {
        text(&file, field)?;
    }
    let listed = file.get("cases").and_then(Value::as_array);
    for (index, case) in listed.ok_or("cases is missing")?.iter().enumerate() {
        let read = |field| text(case, field).map_err(|problem| format!("case {index}: {problem}"));
        cases.push(Case {
            file: path
                .file_name()
                .unwrap_or_default()
                .to_string_lossy()
                .into_owned(),
            id: read("id")?,
            source: read("source")?,
            op: read("op")?,
            input: case
                .get("input")
                .and_then(Value::as_object)
                .map(|input| Input(input.clone()))
                .ok_or_else(|| format!("case {index}: input is missing"))?,
            expect: case
                .get("expect")
                .cloned()
                .ok_or_else(|| format!("case {index}: expect is missing"))?,
        });
    }
    Ok(())
}

fn text(object: &Value, field: &str) -> Result<String, String> {
    let value = object.get(field).and_then(Value::as_str);
    value
        .map(str::to_owned)
        .ok_or_else(|| format!("{field} is missing"))
}

/// What an operation is given. Its readers fail only when a file is wrong, never because an input is hostile.
pub(crate) struct Input(Map<String, Value>);

/// A file that does not say what its operation needs.
pub(crate) type Malformed = String;

impl Input {
    pub(crate) fn value(&self, field: &str) -> Result<&Value, Malformed> {
        self.0
            .get(field)
            .ok_or_else(|| format!("{field} is missing"))
    }

    pub(crate) fn text(&self, field: &str) -> Result<&str, Malformed> {
        self.value(field)?
            .as_str()
            .ok_or_else(|| format!("{field} is no text"))
    }

    /// Text, or nothing for `null`.
    pub(crate) fn optional_text(&self, field: &str) -> Result<Option<&str>, Malformed> {
        match self.value(field)? {
            Value::Null => Ok(None),
            _ => self.text(field).map(Some),
        }
    }

    pub(crate) fn texts(&self, field: &str) -> Result<Vec<&str>, Malformed> {
        let listed = self.value(field)?.as_array();
        listed
            .and_then(|listed| listed.iter().map(Value::as_str).collect())
            .ok_or_else(|| format!("{field} is no list of texts"))
    }

    pub(crate) fn bytes(&self, field: &str) -> Result<Vec<u8>, Malformed> {
        from_hex(self.text(field)?).ok_or_else(|| format!("{field} is not lower-case hex"))
    }

    /// An integer, written as a number or as a decimal string.
    pub(crate) fn number(&self, field: &str) -> Result<u64, Malformed> {
        let value = self.value(field)?;
        value
            .as_u64()
            .or_else(|| value.as_str()?.parse().ok())
            .ok_or_else(|| format!("{field} is no number"))
    }

    /// A number, or nothing for `null`.
    pub(crate) fn optional_number(&self, field: &str) -> Result<Option<u64>, Malformed> {
        match self.value(field)? {
            Value::Null => Ok(None),
            _ => self.number(field).map(Some),
        }
    }

    pub(crate) fn small_number<N: TryFrom<u64>>(&self, field: &str) -> Result<N, Malformed> {
        N::try_from(self.number(field)?).map_err(|_| format!("{field} is too large"))
    }

    /// The members of a list of objects, each read as an input of its own.
    pub(crate) fn inputs(&self, field: &str) -> Result<Vec<Self>, Malformed> {
        let listed = self.value(field)?.as_array();
        listed
            .and_then(|listed| {
                listed
                    .iter()
                    .map(|one| one.as_object().cloned().map(Self))
                    .collect()
            })
            .ok_or_else(|| format!("{field} is no list of objects"))
    }
}

/// An integer as the files write it: a decimal string when it is too large for a JSON number everywhere.
pub(crate) fn number(value: u64) -> Value {
    if value > MAX_NUMBER {
        json!(value.to_string())
    } else {
        json!(value)
    }
}

pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn from_hex(text: &str) -> Option<Vec<u8>> {
    if !text.len().is_multiple_of(2)
        || !text
            .bytes()
            .all(|digit| matches!(digit, b'0'..=b'9' | b'a'..=b'f'))
    {
        return None;
    }
    (0..text.len())
        .step_by(2)
        .map(|at| u8::from_str_radix(text.get(at..at + 2)?, 16).ok())
        .collect()
}
