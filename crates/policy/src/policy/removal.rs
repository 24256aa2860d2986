use serde::{Deserialize, Serialize};

use crate::words::words;

words! {
    /// Who may take the last factor away.
    #[derive(Default)]
    pub enum RemovedBy {
        /// Its owner.
        #[default]
        Person,
        /// An admin alone.
        Admin,
    }
}

/// How the last factor goes. Renewing the recovery codes stays with the member.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "utoipa", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields, default)]
pub struct Removal {
    /// Who may take it away.
    pub by: RemovedBy,
}
