use alloc::string::{String, ToString as _};
use core::fmt::Display;

use thiserror::Error;

/// What is not a policy: what is wrong with it, and where.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("{place}{}{what}", if place.is_empty() { "" } else { ": " })]
pub struct PolicyError {
    /// The field, with those around it.
    place: String,
    what: String,
}

impl PolicyError {
    /// A stable word for this error.
    #[must_use]
    pub const fn kind(&self) -> &'static str {
        "not-a-policy"
    }

    /// At the very top of the document.
    pub(super) const fn at_top(what: String) -> Self {
        Self {
            place: String::new(),
            what,
        }
    }

    /// Where `error` says, told as `what` tells it.
    pub(super) fn at<E: Display>(
        error: serde_path_to_error::Error<E>,
        what: fn(&E) -> String,
    ) -> Self {
        let place = error.path().to_string();
        Self {
            // An empty path is written as a dot.
            place: if place == "." { String::new() } else { place },
            what: what(error.inner()),
        }
    }
}
