use std::fmt;

use crate::model;
use serde::Serialize;
use utoipa::ToSchema;
use zeroize::Zeroizing;

use super::{
    Always, FactorId, FactorKind, FactorStatus, Label, Moment, RecoveryCodes, Refusal, Sent, Yes,
};
use crate::http::shown;

/// A factor of a member. Its secret cannot be read back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct Factor {
    /// Its id.
    pub id: FactorId,
    /// What kind of factor it is.
    pub kind: FactorKind,
    /// What its owner calls it.
    #[schema(required = true)]
    pub label: Option<Label>,
    /// Enough of the address that its codes go to for its owner to know it by; null when none are sent.
    #[schema(required = true)]
    pub hint: Option<String>,
    /// How far it is set up.
    pub status: FactorStatus,
    /// When its set-up began.
    pub created_at: Moment,
    /// When a pending factor expires; absent otherwise.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub expires_at: Option<Moment>,
    /// When its first code was accepted.
    #[schema(required = true)]
    pub confirmed_at: Option<Moment>,
    /// When one of its codes was last accepted.
    #[schema(required = true)]
    pub last_used_at: Option<Moment>,
}

impl From<model::Factor> for Factor {
    fn from(factor: model::Factor) -> Self {
        Self {
            id: factor.id.into(),
            kind: factor.kind.into(),
            label: factor.label.map(Label),
            hint: factor.hint,
            status: factor.status.into(),
            created_at: factor.created_at.into(),
            expires_at: factor.expires_at.map(Moment),
            confirmed_at: factor.confirmed_at.map(Moment),
            last_used_at: factor.last_used_at.map(Moment),
        }
    }
}

/// A factor that was taken over from elsewhere, and what its address was read with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[schema(example = json!({
    "id": "fac_01jd8zq9k3v5m7r2t4w6x8y0za", "kind": "totp", "label": "Old phone", "hint": null, "status": "active",
    "created_at": "2026-11-22T06:42:00.000000Z", "confirmed_at": "2026-11-22T06:42:00.000000Z", "last_used_at": null,
    "findings": ["short-secret"]
}))]
pub struct ImportedFactor {
    /// The factor.
    #[serde(flatten)]
    pub factor: Factor,
    /// What to know of it, by name; empty when there is nothing. `short-secret`: the secret has fewer than the 160 bits that RFC
    /// 4226 §4 recommends; `weak-secret`: fewer than the 128 bits that it demands. Any other says what in the address was
    /// ignored, repaired or guessed, in the words of `countersign uri read`.
    pub findings: Vec<&'static str>,
}

impl ImportedFactor {
    /// The factor, with what was found of the address that it was read from.
    #[must_use]
    pub fn new(factor: model::Factor, findings: &[&'static str]) -> Self {
        Self {
            factor: factor.into(),
            findings: findings.to_vec(),
        }
    }
}

/// A member's factors.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct Factors {
    /// Oldest first. A set-up that was not confirmed in time is not among them.
    pub factors: Vec<Factor>,
}

impl From<Vec<model::Factor>> for Factors {
    fn from(factors: Vec<model::Factor>) -> Self {
        Self {
            factors: factors.into_iter().map(Factor::from).collect(),
        }
    }
}

/// A factor just begun, with its secret: shown only here, to be scanned or typed into an authenticator app.
#[derive(Serialize, ToSchema)]
pub struct PendingFactor {
    /// Its id, to confirm it by.
    pub id: FactorId,
    /// What kind of factor it is.
    pub kind: FactorKind,
    /// What its owner calls it.
    #[schema(required = true)]
    pub label: Option<Label>,
    /// Always `pending`.
    pub status: FactorStatus,
    /// The secret in base32, to type by hand; null but of an authenticator app.
    #[serde(serialize_with = "shown::perhaps")]
    #[schema(value_type = Option<String>, required = true, pattern = "^[A-Z2-7]+$")]
    pub secret: Option<Zeroizing<String>>,
    /// The `otpauth://` address, to draw as a QR code; null but of an authenticator app.
    #[serde(serialize_with = "shown::perhaps")]
    #[schema(value_type = Option<String>, required = true, pattern = "^otpauth://totp/")]
    pub otpauth_uri: Option<Zeroizing<String>>,
    /// Enough of the address that its codes go to for its owner to know it by; null when none are sent.
    #[schema(required = true)]
    pub hint: Option<String>,
    /// The code that was sent to confirm it; null when none is.
    #[schema(required = true)]
    pub sent: Option<Sent>,
    /// When it expires unless it is confirmed.
    pub expires_at: Moment,
}

impl From<model::PendingFactor> for PendingFactor {
    fn from(pending: model::PendingFactor) -> Self {
        Self {
            id: pending.id.into(),
            kind: pending.kind.into(),
            label: pending.label.map(Label),
            status: pending.status.into(),
            secret: pending.secret,
            otpauth_uri: pending.otpauth_uri,
            hint: pending.hint,
            sent: pending.sent.map(Sent::from),
            expires_at: pending.expires_at.into(),
        }
    }
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
#[derive(Serialize, ToSchema)]
#[serde(untagged)]
pub enum Confirmation {
    /// The factor is active.
    Confirmed(Confirmed),
    /// The code was not accepted.
    Refused(Refusal),
}

/// A factor that its first code confirmed.
#[derive(Serialize, ToSchema)]
pub struct Confirmed {
    /// Always `true`.
    pub accepted: Yes,
    /// Always `active`.
    pub status: FactorStatus,
    /// The factor.
    pub factor: Factor,
    /// The member's recovery codes, shown only here, and only with the first factor.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub recovery_codes: Option<RecoveryCodes>,
}

impl From<model::Confirmation> for Confirmation {
    fn from(confirmation: model::Confirmation) -> Self {
        match confirmation {
            model::Confirmation::Confirmed {
                factor,
                recovery_codes,
            } => Self::Confirmed(Confirmed {
                accepted: Always,
                status: factor.status.into(),
                factor: factor.into(),
                recovery_codes: recovery_codes.map(RecoveryCodes),
            }),
            model::Confirmation::Refused(refusal) => Self::Refused(refusal.into()),
        }
    }
}
