//! Plain JavaScript objects, written key by key: nothing for the page to free.

use js_sys::{Object, Reflect};
use wasm_bindgen::JsValue;

/// An object under construction.
pub(crate) struct Record(Object);

impl Record {
    pub(crate) fn new() -> Self {
        Self(Object::new())
    }

    #[must_use]
    pub(crate) fn with(self, key: &str, value: impl Into<JsValue>) -> Self {
        self.set(key, &value.into());
        self
    }

    /// An absent value is `null`: it was looked for and is not there.
    #[must_use]
    pub(crate) fn with_nullable(self, key: &str, value: Option<impl Into<JsValue>>) -> Self {
        self.with(key, value.map_or(JsValue::NULL, Into::into))
    }

    /// Apart from the conversions above, so that a page downloads this once and not for every key.
    #[inline(never)]
    fn set(&self, key: &str, value: &JsValue) {
        // Setting a new property on a fresh object cannot fail.
        let _ = Reflect::set(&self.0, &key.into(), value);
    }
}

impl From<Record> for JsValue {
    fn from(record: Record) -> Self {
        record.0.into()
    }
}
