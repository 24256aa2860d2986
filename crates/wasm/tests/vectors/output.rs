//! What an exported function gave, as a case's `expect` writes it.

use countersign_wasm::Failure;
use js_sys::Reflect;
use serde_json::{Map, Value, json};
use wasm_bindgen::JsValue;

/// An output object, or the error that JavaScript would catch.
pub(crate) type Answer = Result<Value, Failure>;

/// The largest integer that every reader of JSON keeps exactly.
const MAX_NUMBER: u64 = 1 << 53;

pub(crate) fn error(failure: Failure) -> Value {
    let code = Reflect::get(&JsValue::from(failure), &"code".into()).unwrap();
    json!({ "error": code.as_string().unwrap() })
}

/// A plain object's own fields.
pub(crate) fn fields(object: JsValue) -> Map<String, Value> {
    serde_wasm_bindgen::from_value(object).unwrap()
}

/// The fields that the vectors know, in their spelling.
pub(crate) fn renamed(object: JsValue, names: &[(&str, &str)]) -> Value {
    let mut fields = fields(object);
    let renamed = names
        .iter()
        .filter_map(|(ours, theirs)| Some(((*theirs).to_owned(), written(fields.remove(*ours)?))));
    renamed.collect::<Map<_, _>>().into()
}

/// An integer as the files write it: a decimal string when it is too large for a JSON number everywhere.
pub(crate) fn written(value: Value) -> Value {
    match value.as_u64() {
        Some(number) if number > MAX_NUMBER => json!(number.to_string()),
        _ => value,
    }
}

pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
