//! What a module gave, as a case's `expect` writes it.

use serde_json::{Value, json};

/// An output object, or the number of an error's kind.
pub(crate) type Outcome = Result<Value, u8>;

/// The largest integer that every reader of JSON keeps exactly.
const MAX_NUMBER: u64 = 1 << 53;

pub(crate) fn error(number: u8) -> Value {
    json!({ "error": super::kinds::name(number) })
}

/// An integer as the files write it: a decimal string when it is too large for a JSON number everywhere.
pub(crate) fn written(number: u64) -> Value {
    match number {
        ..=MAX_NUMBER => json!(number),
        _ => json!(number.to_string()),
    }
}

pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
