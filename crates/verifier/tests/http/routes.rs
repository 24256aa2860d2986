//! The verifier's own OpenAPI document: what requests are made from, and what every answer is held to.

use std::sync::LazyLock;

pub(crate) use countersign_testkit::{Description, Route};

/// What the verifier says there is.
pub(crate) fn documented() -> &'static Description {
    static DOCUMENTED: LazyLock<Description> = LazyLock::new(|| {
        let document = countersign_verifier::http::openapi();
        Description::read(serde_json::to_value(document).unwrap())
    });
    &DOCUMENTED
}
