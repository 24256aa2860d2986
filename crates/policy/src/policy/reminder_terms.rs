use serde::{Deserialize, Serialize};

use crate::Bounded;

/// How often somebody is reminded who must have a second factor and has none.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "utoipa", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields, default)]
pub struct ReminderTerms {
    /// An e-mail every so many weeks; none at 0.
    pub every_weeks: Bounded<0, 12>,
}

impl Default for ReminderTerms {
    fn default() -> Self {
        Self {
            every_weeks: Bounded::clamped(0),
        }
    }
}
