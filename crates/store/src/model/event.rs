#[cfg(test)]
mod table;

use countersign_policy::Timestamp;
use serde_json::{Value, json};
use strum::{AsRefStr, EnumDiscriminants, EnumString, IntoStaticStr, VariantArray};

use super::{CancelledBy, Method, Purpose, Reason, SignInStatus, Why};
use crate::ids::{AddressId, DeviceId, EventId, FactorId, MemberId, ResetId, SignInId};

/// Something that happened, written in the transaction in which it did.
#[derive(Clone, Debug, PartialEq, Eq, EnumDiscriminants)]
#[strum_discriminants(
    name(EventName),
    doc = "The name of an [`EventKind`].",
    derive(AsRefStr, EnumString, IntoStaticStr, VariantArray)
)]
pub enum EventKind {
    /// The workspace's policy changed.
    #[strum_discriminants(strum(serialize = "policy.changed"))]
    PolicyChanged {
        /// To which version.
        version: u32,
    },
    /// A member was made known.
    #[strum_discriminants(strum(serialize = "member.created"))]
    MemberCreated,
    /// Their label changed.
    #[strum_discriminants(strum(serialize = "member.updated"))]
    MemberUpdated,
    /// They were removed.
    #[strum_discriminants(strum(serialize = "member.deleted"))]
    MemberDeleted,
    /// The failure budget was spent.
    #[strum_discriminants(strum(serialize = "member.locked"))]
    MemberLocked,
    /// An administrator gave them a fresh one.
    #[strum_discriminants(strum(serialize = "member.unlocked"))]
    MemberUnlocked,
    /// The application reported a new password.
    #[strum_discriminants(strum(serialize = "password.changed"))]
    PasswordChanged,
    /// Every session of theirs was ended.
    #[strum_discriminants(strum(serialize = "sessions.ended"))]
    SessionsEnded,
    /// A set-up began.
    #[strum_discriminants(strum(serialize = "factor.pending"))]
    FactorPending {
        /// Of which factor.
        factor: FactorId,
    },
    /// A set-up was finished.
    #[strum_discriminants(strum(serialize = "factor.confirmed"))]
    FactorConfirmed {
        /// Of which factor.
        factor: FactorId,
    },
    /// A factor was taken away.
    #[strum_discriminants(strum(serialize = "factor.removed"))]
    FactorRemoved {
        /// Which.
        factor: FactorId,
    },
    /// A factor's secret could not be opened: it was sealed for another row, or with a key that is not in the ring.
    #[strum_discriminants(strum(serialize = "factor.unreadable"))]
    FactorUnreadable {
        /// Which.
        factor: FactorId,
    },
    /// An address was added.
    #[strum_discriminants(strum(serialize = "address.added"))]
    AddressAdded {
        /// Which.
        address: AddressId,
    },
    /// An address was taken away.
    #[strum_discriminants(strum(serialize = "address.removed"))]
    AddressRemoved {
        /// Which.
        address: AddressId,
    },
    /// A code was accepted.
    #[strum_discriminants(strum(serialize = "code.accepted"))]
    CodeAccepted {
        /// What kind.
        method: Method,
        /// Of which factor.
        factor: Option<FactorId>,
    },
    /// A code was refused.
    #[strum_discriminants(strum(serialize = "code.refused"))]
    CodeRefused {
        /// Why.
        reason: Reason,
    },
    /// A set of recovery codes was handed out.
    #[strum_discriminants(strum(serialize = "recovery.issued"))]
    RecoveryIssued {
        /// How many.
        codes: usize,
    },
    /// An administrator handed out one recovery code.
    #[strum_discriminants(strum(serialize = "recovery.code_issued"))]
    RecoveryCodeIssued {
        /// Who.
        by: MemberId,
    },
    /// A recovery code was used.
    #[strum_discriminants(strum(serialize = "recovery.used"))]
    RecoveryUsed,
    /// Somebody asked that a member's factors be taken away, because they are lost.
    #[strum_discriminants(strum(serialize = "reset.asked"))]
    ResetAsked {
        /// Which reset.
        reset: ResetId,
        /// The administrator who asked; none: the member, or the application.
        by: Option<MemberId>,
    },
    /// An owner permitted it.
    #[strum_discriminants(strum(serialize = "reset.permitted"))]
    ResetPermitted {
        /// Which reset.
        reset: ResetId,
        /// Who.
        by: MemberId,
    },
    /// An owner refused it.
    #[strum_discriminants(strum(serialize = "reset.refused"))]
    ResetRefused {
        /// Which reset.
        reset: ResetId,
        /// Who.
        by: MemberId,
    },
    /// It was cancelled.
    #[strum_discriminants(strum(serialize = "reset.cancelled"))]
    ResetCancelled {
        /// Which reset.
        reset: ResetId,
        /// By what.
        how: CancelledBy,
    },
    /// It was done: the factors are gone, and new ones are set up at the next sign-in.
    #[strum_discriminants(strum(serialize = "reset.done"))]
    ResetDone {
        /// Which reset.
        reset: ResetId,
    },
    /// A sign-in began.
    #[strum_discriminants(strum(serialize = "sign_in.started"))]
    SignInStarted {
        /// Which.
        sign_in: SignInId,
        /// With what status.
        status: SignInStatus,
        /// What the person was shown, where it is no sign-in.
        action: Option<String>,
    },
    /// A sign-in was passed.
    #[strum_discriminants(strum(serialize = "sign_in.passed"))]
    SignInPassed {
        /// Which.
        sign_in: SignInId,
        /// Why nothing was asked, if nothing was.
        why: Option<Why>,
    },
    /// Its receipt was redeemed.
    #[strum_discriminants(strum(serialize = "sign_in.redeemed"))]
    SignInRedeemed {
        /// Which.
        sign_in: SignInId,
    },
    /// A member proved a factor again, to change something.
    #[strum_discriminants(strum(serialize = "step_up.passed"))]
    StepUpPassed,
    /// They were reminded that they must have a second factor and have none.
    #[strum_discriminants(strum(serialize = "reminder.sent"))]
    ReminderSent,
    /// A browser stands in for a second factor from now on.
    #[strum_discriminants(strum(serialize = "device.trusted"))]
    DeviceTrusted {
        /// Which.
        device: DeviceId,
    },
    /// A browser is known no more, because the member or the application says so.
    #[strum_discriminants(strum(serialize = "device.revoked"))]
    DeviceRevoked {
        /// Which.
        device: DeviceId,
    },
    /// Somebody showed a token that a newer one had replaced: a browser's token was copied, and it is known no more.
    #[strum_discriminants(strum(serialize = "device.copied"))]
    DeviceCopied {
        /// Which.
        device: DeviceId,
    },
    /// An administrator did something to a member on the administrators' page. What it was is an event of its own.
    #[strum_discriminants(strum(serialize = "admin.acted"))]
    AdminActed {
        /// The administrator.
        by: MemberId,
        /// What they did.
        act: AdminAct,
    },
    /// A client token was handed out.
    #[strum_discriminants(strum(serialize = "token.issued"))]
    TokenIssued {
        /// For what.
        purpose: Purpose,
    },
}

impl EventKind {
    /// Its name.
    #[must_use]
    pub fn name(&self) -> EventName {
        self.into()
    }

    /// More about it; never a secret, a code or a token.
    #[must_use]
    pub fn detail(&self) -> Value {
        match self {
            Self::FactorPending { factor }
            | Self::FactorConfirmed { factor }
            | Self::FactorRemoved { factor }
            | Self::FactorUnreadable { factor } => json!({ "factor": factor }),
            Self::PolicyChanged { version } => json!({ "version": version }),
            Self::AddressAdded { address } | Self::AddressRemoved { address } => {
                json!({ "address": address })
            }
            Self::CodeAccepted { method, factor } => {
                json!({ "method": method.as_ref(), "factor": factor })
            }
            Self::CodeRefused { reason } => json!({ "reason": <&str>::from(*reason) }),
            Self::RecoveryCodeIssued { by } => json!({ "by": by }),
            Self::RecoveryIssued { codes } => json!({ "codes": codes }),
            Self::ResetAsked { reset, by } => json!({ "reset": reset, "by": by }),
            Self::ResetPermitted { reset, by } | Self::ResetRefused { reset, by } => {
                json!({ "reset": reset, "by": by })
            }
            Self::ResetCancelled { reset, how } => {
                json!({ "reset": reset, "how": how.as_ref() })
            }
            Self::ResetDone { reset } => json!({ "reset": reset }),
            Self::SignInStarted {
                sign_in,
                status,
                action: None,
            } => json!({ "sign_in": sign_in, "status": status.as_ref() }),
            Self::SignInStarted {
                sign_in,
                status,
                action: Some(action),
            } => json!({ "sign_in": sign_in, "status": status.as_ref(), "action": action }),
            Self::SignInPassed {
                sign_in,
                why: Some(why),
            } => json!({ "sign_in": sign_in, "why": why.as_ref() }),
            Self::SignInPassed { sign_in, why: None } | Self::SignInRedeemed { sign_in } => {
                json!({ "sign_in": sign_in })
            }
            Self::DeviceTrusted { device }
            | Self::DeviceRevoked { device }
            | Self::DeviceCopied { device } => json!({ "device": device }),
            Self::AdminActed { by, act } => json!({ "by": by, "act": act.as_ref() }),
            Self::TokenIssued { purpose } => json!({ "purpose": purpose.as_ref() }),
            Self::MemberCreated
            | Self::MemberUpdated
            | Self::MemberDeleted
            | Self::MemberLocked
            | Self::MemberUnlocked
            | Self::PasswordChanged
            | Self::SessionsEnded
            | Self::RecoveryUsed
            | Self::StepUpPassed
            | Self::ReminderSent => json!({}),
        }
    }
}

/// What an administrator does to a member.
#[derive(Clone, Copy, Debug, PartialEq, Eq, AsRefStr, IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
pub enum AdminAct {
    /// Sets whether they must have a second factor.
    Setting,
    /// Ends their sessions.
    EndSessions,
    /// Lets them try again after too many wrong codes.
    Unlock,
    /// Takes one of their factors away.
    RemoveFactor,
    /// Knows one of their browsers no more.
    RevokeDevice,
    /// Cancels a reset of their factors.
    CancelReset,
}

/// An event as it is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// Its id; ids sort by time.
    pub id: EventId,
    /// When it happened.
    pub at: Timestamp,
    /// To whom, if to a member.
    pub member: Option<MemberId>,
    /// What happened.
    pub kind: EventName,
    /// More about it.
    pub detail: Value,
}
