use alloc::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::{Bounded, Role, words::words};

words! {
    /// When recovery codes are shown.
    #[derive(Default)]
    pub enum Shown {
        /// Before the QR code.
        BeforeQr,
        /// After it was scanned, before the code that ends the set-up.
        BeforeLastCode,
        /// When the set-up is confirmed.
        #[default]
        AfterConfirmation,
    }
}

/// Recovery codes. They work once the factor is confirmed, whenever they are shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "utoipa", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields, default)]
pub struct Recovery {
    /// How many a set has.
    pub codes: Bounded<1, 20>,
    /// When they are shown.
    pub shown: Shown,
    /// Roles that may issue one code for another member.
    pub issued_by: BTreeSet<Role>,
}

impl Default for Recovery {
    fn default() -> Self {
        Self {
            codes: Bounded::clamped(10),
            shown: Shown::AfterConfirmation,
            issued_by: BTreeSet::from([Role::Owner, Role::Admin]),
        }
    }
}
