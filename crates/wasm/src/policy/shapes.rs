//! Values in and out, by the shapes that serde derives.

use serde::{Serialize, de::DeserializeOwned};
use serde_json::Value;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::JsValue;

use crate::failure::Failure;

/// A value with every key that it has. Read directly into a shape, the keys that the shape does not know would be passed over.
pub(super) fn whole(value: JsValue) -> Result<Value, Failure> {
    serde_wasm_bindgen::from_value(value)
        .map_err(|error| Failure::new("wrong-shape", &error.to_string()))
}

/// Reads an argument, or says which part of it is wrong.
pub(super) fn from_js<T: DeserializeOwned>(value: JsValue, name: &str) -> Result<T, Failure> {
    serde_path_to_error::deserialize(whole(value)?).map_err(|error| {
        let path = error.path().to_string();
        let place = if path == "." {
            String::new()
        } else {
            format!(".{path}")
        };
        Failure::new(
            "wrong-shape",
            &format!("`{name}{place}`: {}", error.inner()),
        )
    })
}

/// An absent value is `null`: it was looked for and is not there.
pub(super) fn to_js(value: &impl Serialize) -> Result<JsValue, Failure> {
    value
        .serialize(&Serializer::new().serialize_missing_as_null(true))
        .map_err(|error| Failure::new("out-of-range", &error.to_string()))
}
