use std::fmt;

use countersign_policy::Timestamp;
use serde::Serialize;
use utoipa::ToSchema;
use zeroize::Zeroizing;

use super::Refusal;
use crate::clock;
use crate::ids::FactorId;
use crate::labels::labelled;

labelled! {
    /// What a factor is.
    pub enum FactorKind {
        /// An authenticator app (RFC 6238).
        Totp = "totp",
    }
}

labelled! {
    /// How far a factor is set up.
    pub enum FactorStatus {
        /// Waiting for its first code: it neither demands nor satisfies anything.
        Pending = "pending",
        /// Confirmed.
        Active = "active",
    }
}

/// A factor of a member. Its secret is not here, and nowhere to be read back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct Factor {
    /// Its id.
    pub id: FactorId,
    /// What it is.
    pub kind: FactorKind,
    /// What its owner calls it.
    pub label: Option<String>,
    /// How far it is set up.
    pub status: FactorStatus,
    /// When it was begun.
    #[serde(serialize_with = "clock::serialize")]
    #[schema(value_type = String, format = DateTime)]
    pub created_at: Timestamp,
    /// When a pending one is forgotten.
    #[serde(
        serialize_with = "clock::serialize_option",
        skip_serializing_if = "Option::is_none"
    )]
    #[schema(value_type = Option<String>, format = DateTime)]
    pub expires_at: Option<Timestamp>,
    /// When its first code came.
    #[serde(serialize_with = "clock::serialize_option")]
    #[schema(value_type = Option<String>, format = DateTime)]
    pub confirmed_at: Option<Timestamp>,
    /// When a code of it was last accepted.
    #[serde(serialize_with = "clock::serialize_option")]
    #[schema(value_type = Option<String>, format = DateTime)]
    pub last_used_at: Option<Timestamp>,
}

/// A factor just begun, with its secret: shown this once, to be scanned or typed into an authenticator app.
#[derive(Serialize, ToSchema)]
pub struct PendingFactor {
    /// Its id, to confirm it by.
    pub id: FactorId,
    /// What it is.
    pub kind: FactorKind,
    /// What its owner calls it.
    pub label: Option<String>,
    /// Always `pending`.
    pub status: FactorStatus,
    /// The secret in base32, to type by hand.
    #[serde(serialize_with = "expose")]
    #[schema(value_type = String)]
    pub secret: Zeroizing<String>,
    /// The `otpauth://` address, to draw as a QR.
    #[serde(serialize_with = "expose")]
    #[schema(value_type = String)]
    pub otpauth_uri: Zeroizing<String>,
    /// When it is forgotten unless it is confirmed.
    #[serde(serialize_with = "clock::serialize")]
    #[schema(value_type = String, format = DateTime)]
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

/// What came of a code that was to confirm a factor.
#[derive(Serialize, ToSchema)]
#[serde(untagged)]
pub enum Confirmation {
    /// The factor is active.
    Confirmed {
        /// Always `true`.
        accepted: bool,
        /// Always `active`.
        status: FactorStatus,
        /// The factor.
        factor: Factor,
        /// The member's recovery codes, shown this once; only with the first factor.
        #[serde(skip_serializing_if = "Option::is_none", serialize_with = "expose_all")]
        #[schema(value_type = Option<Vec<String>>)]
        recovery_codes: Option<Vec<Zeroizing<String>>>,
    },
    /// The code was not taken.
    Refused(Refusal),
}

/// Writes a secret out: the only way one leaves, in the answer that shows it once.
pub(crate) fn expose<S: serde::Serializer>(
    secret: &Zeroizing<String>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(secret)
}

pub(crate) fn expose_all<S: serde::Serializer>(
    secrets: &Option<Vec<Zeroizing<String>>>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(secrets.iter().flatten().map(|secret| secret.as_str()))
}
