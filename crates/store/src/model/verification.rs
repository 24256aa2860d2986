use countersign_policy::{Method, Timestamp};
use strum::{EnumDiscriminants, IntoStaticStr, VariantArray};

use crate::ids::FactorId;

/// Why a code was not accepted. The list is closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumDiscriminants, IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
#[strum_discriminants(
    name(ReasonName),
    doc = "The name of a [`Reason`].",
    derive(IntoStaticStr, VariantArray),
    strum(serialize_all = "kebab-case")
)]
pub enum Reason {
    /// It has not the form of a code; it was not looked at further, nor counted.
    Malformed,
    /// It is not right.
    WrongCode,
    /// This very code was accepted before. It cost no try.
    AlreadyUsed,
    /// A newer code was accepted, so that this older one never will be. It cost no try.
    Outdated,
    /// The code that was sent, and too late: a new one is on its way. It cost no try.
    Expired,
    /// Nothing was sent yet that could be typed. It cost no try.
    NotSent,
    /// It is right for another time: the authenticator's clock is off by so many seconds (positive: ahead).
    ClockOff {
        /// How far.
        seconds: i64,
    },
    /// Too many wrong ones in a row; none is looked at before the wait is over.
    Wait,
    /// Far too many: none is looked at until the member is unlocked.
    Locked,
    /// The member has no second factor to check it against.
    NotEnrolled,
    /// Far too many wrong ones in a year: somebody knows the password, and it must be changed first.
    PasswordChange,
}

/// That something was sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sent {
    /// When it is good no more.
    pub expires_at: Timestamp,
    /// When the next may be asked for.
    pub next_at: Timestamp,
}

/// A code was not accepted, and what to tell whoever typed it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// Why.
    pub reason: Reason,
    /// When the next one is taken, if not at once.
    pub retry_at: Option<Timestamp>,
    /// Wrong codes still taken before a wait begins.
    pub remaining: Option<u32>,
    /// The code that was sent in the place of one that had expired.
    pub sent: Option<Sent>,
}

impl Refusal {
    /// A refusal that says nothing but why.
    pub const fn only(reason: Reason) -> Self {
        Self {
            reason,
            retry_at: None,
            remaining: None,
            sent: None,
        }
    }

    /// A refusal until `until`.
    pub const fn wait(until: Timestamp) -> Self {
        Self {
            reason: Reason::Wait,
            retry_at: Some(until),
            remaining: Some(0),
            sent: None,
        }
    }

    /// A refusal until the member's password is changed.
    pub const fn password_change() -> Self {
        Self::only(Reason::PasswordChange)
    }

    /// A refusal until the member is unlocked.
    pub const fn locked() -> Self {
        Self {
            reason: Reason::Locked,
            retry_at: None,
            remaining: Some(0),
            sent: None,
        }
    }
}

/// A code was accepted, and is spent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AcceptedCode {
    /// What kind of code it was.
    pub method: Method,
    /// The factor that made it; none for a recovery code.
    pub factor: Option<FactorId>,
    /// Recovery codes not used yet.
    pub recovery_codes_left: u32,
    /// When it was accepted.
    pub at: Timestamp,
}

/// Whether a code was accepted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verification {
    /// It was accepted, this once.
    Accepted(AcceptedCode),
    /// It was not.
    Refused(Refusal),
}
