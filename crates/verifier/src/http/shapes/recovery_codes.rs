use serde::Serialize;
use utoipa::ToSchema;
use zeroize::Zeroizing;

use crate::http::shown;

/// A member's recovery codes, shown only here. Each is accepted once.
#[derive(Serialize, ToSchema)]
#[serde(transparent)]
#[schema(value_type = Vec<String>)]
pub struct RecoveryCodes(#[serde(serialize_with = "shown::texts")] pub Vec<Zeroizing<String>>);

/// A new set of recovery codes.
#[derive(Serialize, ToSchema)]
pub struct IssuedCodes {
    /// In the order in which they are shown.
    pub recovery_codes: RecoveryCodes,
}

impl IssuedCodes {
    /// The codes, in the order in which they are shown.
    #[must_use]
    pub const fn new(codes: Vec<Zeroizing<String>>) -> Self {
        Self {
            recovery_codes: RecoveryCodes(codes),
        }
    }
}
