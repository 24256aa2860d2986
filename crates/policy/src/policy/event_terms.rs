use serde::{Deserialize, Serialize};

use crate::Bounded;

/// What is kept of what happened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "utoipa", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields, default)]
pub struct EventTerms {
    /// For how many days; after that nothing is left of it.
    pub keep_days: Bounded<30, 3650>,
}

impl Default for EventTerms {
    fn default() -> Self {
        Self {
            keep_days: Bounded::clamped(400),
        }
    }
}
