use serde::{Deserialize, Serialize};

use crate::words::words;

words! {
    /// Whether a password alone signs in to an API. With a factor it never does.
    #[derive(Default)]
    pub enum ApiPassword {
        /// It does, for somebody who has no factor and need not have one now.
        #[default]
        Allowed,
        /// It does not, as soon as anybody on that surface is required to have a factor.
        RefusedWhenRequired,
    }
}

/// What a password may do without a page.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "utoipa", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields, default)]
pub struct Api {
    /// Signing in to an API.
    pub password: ApiPassword,
}
