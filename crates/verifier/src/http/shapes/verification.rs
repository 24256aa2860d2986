use crate::model;
use serde::Serialize;
use utoipa::ToSchema;

use super::{Always, FactorId, Method, Moment, No, Reason, Word, Yes};

/// Whether a code was accepted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(untagged)]
pub enum Verification {
    /// It was accepted.
    Accepted(AcceptedCode),
    /// It was not.
    Refused(Refusal),
}

impl From<model::Verification> for Verification {
    fn from(verification: model::Verification) -> Self {
        match verification {
            model::Verification::Accepted(accepted) => Self::Accepted(accepted.into()),
            model::Verification::Refused(refusal) => Self::Refused(refusal.into()),
        }
    }
}

/// A code was accepted. It is not accepted again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct AcceptedCode {
    /// Always `true`.
    pub accepted: Yes,
    /// What kind of code it was.
    pub method: Method,
    /// The factor that made it; null for a recovery code.
    #[schema(required = true)]
    pub factor: Option<FactorId>,
    /// Recovery codes not used yet.
    pub recovery_codes_left: u32,
    /// When it was accepted.
    pub at: Moment,
}

impl From<model::AcceptedCode> for AcceptedCode {
    fn from(code: model::AcceptedCode) -> Self {
        Self {
            accepted: Always,
            method: code.method.into(),
            factor: code.factor.map(FactorId::from),
            recovery_codes_left: code.recovery_codes_left,
            at: code.at.into(),
        }
    }
}

/// A code was not accepted, and what to tell whoever typed it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct Refusal {
    /// Always `false`.
    pub accepted: No,
    /// Why.
    pub reason: Reason,
    /// How many seconds the authenticator's clock is ahead (negative: behind); with `clock-off`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub clock_off_seconds: Option<i64>,
    /// When the next code is checked, if not at once.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub retry_at: Option<Moment>,
    /// Wrong codes that are left before a wait begins.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub remaining: Option<u32>,
    /// The code that was sent in the place of one that had expired.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub sent: Option<Sent>,
}

/// A code or a link that was sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct Sent {
    /// When it is good no more.
    pub expires_at: Moment,
    /// When the next may be asked for.
    pub next_at: Moment,
}

impl From<model::Sent> for Sent {
    fn from(sent: model::Sent) -> Self {
        Self {
            expires_at: sent.expires_at.into(),
            next_at: sent.next_at.into(),
        }
    }
}

impl From<model::Refusal> for Refusal {
    fn from(refusal: model::Refusal) -> Self {
        Self {
            accepted: Always,
            reason: Word(refusal.reason.into()),
            clock_off_seconds: match refusal.reason {
                model::Reason::ClockOff { seconds } => Some(seconds),
                _ => None,
            },
            retry_at: refusal.retry_at.map(Moment),
            remaining: refusal.remaining,
            sent: refusal.sent.map(Sent::from),
        }
    }
}
