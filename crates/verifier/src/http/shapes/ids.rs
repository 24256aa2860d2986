//! Ids as they are written. Those that the verifier makes are a prefix and a ULID.

use std::fmt;

use crate::ids;
use serde::Serialize;
use utoipa::ToSchema;

/// The id of one noun. Its rules are bare tokens: utoipa reads no others.
macro_rules! id {
    ($(#[$doc:meta])* $name:ident, $($rule:ident = $value:tt),+) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
        #[serde(transparent)]
        #[schema(value_type = String, $($rule = $value),+)]
        pub struct $name(String);

        impl From<ids::$name> for $name {
            fn from(id: ids::$name) -> Self {
                Self(id.as_str().to_owned())
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(&self.0)
            }
        }
    };
}

id!(
    /// The id of a workspace.
    WorkspaceId,
    pattern = "^ws_[0-9a-hjkmnp-tv-z]{26}$",
    example = "ws_01jd8zq9k3v5m7r2t4w6x8y0za"
);
id!(
    /// The id of a reset of a member's factors.
    ResetId,
    pattern = "^rst_[0-9a-hjkmnp-tv-z]{26}$",
    example = "rst_01jd8zq9k3v5m7r2t4w6x8y0za"
);
id!(
    /// The id of an address of a member.
    AddressId,
    pattern = "^adr_[0-9a-hjkmnp-tv-z]{26}$",
    example = "adr_01jd8zq9k3v5m7r2t4w6x8y0za"
);
id!(
    /// The id of a browser that a member passed a sign-in with.
    DeviceId,
    pattern = "^dev_[0-9a-hjkmnp-tv-z]{26}$",
    example = "dev_01jd8zq9k3v5m7r2t4w6x8y0za"
);
id!(
    /// The id of an API key; not the key.
    KeyId,
    pattern = "^key_[0-9a-hjkmnp-tv-z]{26}$",
    example = "key_01jd8zq9k3v5m7r2t4w6x8y0za"
);
id!(
    /// The id of a factor.
    FactorId,
    pattern = "^fac_[0-9a-hjkmnp-tv-z]{26}$",
    example = "fac_01jd8zq9k3v5m7r2t4w6x8y0za"
);
id!(
    /// The id of a sign-in.
    SignInId,
    pattern = "^sgn_[0-9a-hjkmnp-tv-z]{26}$",
    example = "sgn_01jd8zq9k3v5m7r2t4w6x8y0za"
);
id!(
    /// The id of an event. Ids of events sort by time.
    EventId,
    pattern = "^evt_[0-9a-hjkmnp-tv-z]{26}$",
    example = "evt_01jd8zq9k3v5m7r2t4w6x8y0za"
);
