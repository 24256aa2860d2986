//! What goes wrong, as JavaScript throws it.

use js_sys::{Error, Reflect};
use wasm_bindgen::JsValue;

/// An `Error` whose `code` is the stable kind and whose `message` is for people. It never holds what was given.
#[derive(Debug)]
pub struct Failure(Error);

impl Failure {
    /// A failure of this kind.
    #[must_use]
    pub fn new(kind: &str, message: &str) -> Self {
        let error = Error::new(message);
        // Setting a new property on a fresh object cannot fail.
        let _ = Reflect::set(&error, &"code".into(), &kind.into());
        Self(error)
    }
}

impl From<Failure> for JsValue {
    fn from(failure: Failure) -> Self {
        failure.0.into()
    }
}

/// Lets `?` carry an error that has a `kind()` out to JavaScript.
macro_rules! throws {
    ($($error:ty),+ $(,)?) => {$(
        impl From<$error> for $crate::failure::Failure {
            fn from(error: $error) -> Self {
                Self::new(error.kind(), &alloc::string::ToString::to_string(&error))
            }
        }
    )+};
}
pub(crate) use throws;
