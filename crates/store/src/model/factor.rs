use std::fmt;

use countersign_policy::{FactorKind, Timestamp};
use strum::{AsRefStr, EnumString, IntoStaticStr, VariantArray};
use zeroize::Zeroizing;

use super::{Refusal, Sent};
use crate::ids::FactorId;

/// How far a factor is set up.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, AsRefStr, EnumString, IntoStaticStr, VariantArray,
)]
#[strum(serialize_all = "kebab-case")]
pub enum FactorStatus {
    /// Waiting for its first code: it neither demands nor satisfies anything.
    Pending,
    /// Confirmed.
    Active,
}

/// A factor of a member. Its secret is not here, and nowhere to be read back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Factor {
    /// Its id.
    pub id: FactorId,
    /// What it is.
    pub kind: FactorKind,
    /// What its owner calls it.
    pub label: Option<String>,
    /// Enough of the address that its codes go to for its owner to know it by.
    pub hint: Option<String>,
    /// How far it is set up.
    pub status: FactorStatus,
    /// When it was begun.
    pub created_at: Timestamp,
    /// When a pending one is forgotten.
    pub expires_at: Option<Timestamp>,
    /// When its first code was accepted.
    pub confirmed_at: Option<Timestamp>,
    /// When one of its codes was last accepted.
    pub last_used_at: Option<Timestamp>,
}

/// A factor just begun, with its secret if it has one: shown this once, to be scanned or typed into an authenticator app.
pub struct PendingFactor {
    /// Its id, to confirm it by.
    pub id: FactorId,
    /// What it is.
    pub kind: FactorKind,
    /// What its owner calls it.
    pub label: Option<String>,
    /// Always `pending`.
    pub status: FactorStatus,
    /// The secret in base32, to type by hand; of an authenticator app.
    pub secret: Option<Zeroizing<String>>,
    /// The `otpauth://` address, to draw as a QR code; of an authenticator app.
    pub otpauth_uri: Option<Zeroizing<String>>,
    /// Enough of the address that its codes go to for its owner to know it by.
    pub hint: Option<String>,
    /// The code that was sent to confirm it; of an address.
    pub sent: Option<Sent>,
    /// When it is forgotten unless it is confirmed.
    pub expires_at: Timestamp,
}

impl fmt::Debug for PendingFactor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PendingFactor")
            .field("id", &self.id)
            .field("secret", &"[redacted]")
            .finish_non_exhaustive()
    }
}

/// Whether a code confirmed a factor.
pub enum Confirmation {
    /// The factor is active.
    Confirmed {
        /// The factor.
        factor: Factor,
        /// The member's recovery codes, shown this once; only with the first factor.
        recovery_codes: Option<Vec<Zeroizing<String>>>,
    },
    /// The code was not accepted.
    Refused(Refusal),
}
