//! Names that people and applications choose.

use std::fmt;

use crate::ids;
use serde::Serialize;
use utoipa::ToSchema;

/// A text that can be seen: no control, format, private or unassigned character, none that is drawn as nothing, and no
/// space at either end.
macro_rules! name {
    ($(#[$doc:meta])* $name:ident, $example:tt) => {
        $(#[$doc])*
        ///
        /// At most 128 bytes of UTF-8, all of which can be seen.
        #[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
        #[serde(transparent)]
        #[schema(
            value_type = String,
            min_length = 1,
            max_length = 128,
            pattern = "^[^\\s\\p{C}\\u034f\\u115f\\u1160\\u17b4\\u17b5\\u180b-\\u180f\\u2800\\u3164\\ufe00-\\ufe0f\\uffa0\\u{e0100}-\\u{e01ef}]([^\\p{C}\\p{Zl}\\p{Zp}\\u034f\\u115f\\u1160\\u17b4\\u17b5\\u180b-\\u180f\\u2800\\u3164\\ufe00-\\ufe0f\\uffa0\\u{e0100}-\\u{e01ef}]*[^\\s\\p{C}\\u034f\\u115f\\u1160\\u17b4\\u17b5\\u180b-\\u180f\\u2800\\u3164\\ufe00-\\ufe0f\\uffa0\\u{e0100}-\\u{e01ef}])?$",
            example = $example
        )]
        pub struct $name(pub String);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(&self.0)
            }
        }
    };
}

name!(
    /// What somebody calls a thing of theirs.
    Label,
    "Work phone"
);
name!(
    /// The application's own name for a member.
    MemberId,
    "ada@example.org"
);

impl From<ids::MemberId> for MemberId {
    fn from(id: ids::MemberId) -> Self {
        Self(id.as_str().to_owned())
    }
}
