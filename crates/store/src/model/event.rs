use countersign_policy::Timestamp;
use serde::Serialize;
use serde_json::{Value, json};
use utoipa::ToSchema;

use super::Method;
use crate::clock;
use crate::ids::{EventId, FactorId, MemberId, SignInId};

/// Something that happened, written in the transaction in which it did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EventKind {
    /// A member was made known.
    MemberCreated,
    /// Their label changed.
    MemberUpdated,
    /// They were removed.
    MemberDeleted,
    /// The failure budget was spent.
    MemberLocked,
    /// An administrator gave them a fresh one.
    MemberUnlocked,
    /// A set-up began.
    FactorPending {
        /// Of which factor.
        factor: FactorId,
    },
    /// A set-up was finished.
    FactorConfirmed {
        /// Of which factor.
        factor: FactorId,
    },
    /// A factor was taken away.
    FactorRemoved {
        /// Which.
        factor: FactorId,
    },
    /// A factor's secret could not be opened: it was sealed for another row, or with a key that is not in the ring.
    FactorUnreadable {
        /// Which.
        factor: FactorId,
    },
    /// A code was accepted.
    CodeAccepted {
        /// What kind.
        method: Method,
        /// Of which factor.
        factor: Option<FactorId>,
    },
    /// A code was refused.
    CodeRefused {
        /// Why.
        reason: &'static str,
    },
    /// A set of recovery codes was handed out.
    RecoveryIssued {
        /// How many.
        codes: usize,
    },
    /// A recovery code was used.
    RecoveryUsed,
    /// A sign-in began.
    SignInStarted {
        /// Which.
        sign_in: SignInId,
        /// With what status.
        status: &'static str,
    },
    /// A sign-in was passed.
    SignInPassed {
        /// Which.
        sign_in: SignInId,
    },
    /// Its receipt was redeemed.
    SignInRedeemed {
        /// Which.
        sign_in: SignInId,
    },
    /// A member proved a factor again, to change something.
    StepUpPassed,
    /// A client token was handed out.
    TokenIssued {
        /// For what.
        purpose: &'static str,
    },
}

impl EventKind {
    /// The name of it.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::MemberCreated => "member.created",
            Self::MemberUpdated => "member.updated",
            Self::MemberDeleted => "member.deleted",
            Self::MemberLocked => "member.locked",
            Self::MemberUnlocked => "member.unlocked",
            Self::FactorPending { .. } => "factor.pending",
            Self::FactorConfirmed { .. } => "factor.confirmed",
            Self::FactorRemoved { .. } => "factor.removed",
            Self::FactorUnreadable { .. } => "factor.unreadable",
            Self::CodeAccepted { .. } => "code.accepted",
            Self::CodeRefused { .. } => "code.refused",
            Self::RecoveryIssued { .. } => "recovery.issued",
            Self::RecoveryUsed => "recovery.used",
            Self::SignInStarted { .. } => "sign_in.started",
            Self::SignInPassed { .. } => "sign_in.passed",
            Self::SignInRedeemed { .. } => "sign_in.redeemed",
            Self::StepUpPassed => "step_up.passed",
            Self::TokenIssued { .. } => "token.issued",
        }
    }

    /// What else there is to say of it; never a secret, a code or a token.
    #[must_use]
    pub fn detail(&self) -> Value {
        match self {
            Self::FactorPending { factor }
            | Self::FactorConfirmed { factor }
            | Self::FactorRemoved { factor }
            | Self::FactorUnreadable { factor } => json!({ "factor": factor }),
            Self::CodeAccepted { method, factor } => json!({ "method": method, "factor": factor }),
            Self::CodeRefused { reason } => json!({ "reason": reason }),
            Self::RecoveryIssued { codes } => json!({ "codes": codes }),
            Self::SignInStarted { sign_in, status } => {
                json!({ "sign_in": sign_in, "status": status })
            }
            Self::SignInPassed { sign_in } | Self::SignInRedeemed { sign_in } => {
                json!({ "sign_in": sign_in })
            }
            Self::TokenIssued { purpose } => json!({ "purpose": purpose }),
            Self::MemberCreated
            | Self::MemberUpdated
            | Self::MemberDeleted
            | Self::MemberLocked
            | Self::MemberUnlocked
            | Self::RecoveryUsed
            | Self::StepUpPassed => json!({}),
        }
    }
}

/// An event as it is told.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct Event {
    /// Its id; ids sort by time.
    pub id: EventId,
    /// When it happened.
    #[serde(serialize_with = "clock::serialize")]
    #[schema(value_type = String, format = DateTime)]
    pub at: Timestamp,
    /// To whom, if to a member.
    pub member: Option<MemberId>,
    /// What: a name like `code.accepted`.
    pub kind: String,
    /// What else there is to say of it.
    #[schema(value_type = Object)]
    pub detail: Value,
}
