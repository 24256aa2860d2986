use serde::{Deserialize, Serialize};

use crate::Bounded;

/// Browsers that stand in for a second factor.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "utoipa", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields, default)]
pub struct TrustedDevices {
    /// For how many days; 0: it is not offered.
    pub days: Bounded<0, 90>,
}

impl Default for TrustedDevices {
    fn default() -> Self {
        Self {
            days: Bounded::clamped(0),
        }
    }
}
