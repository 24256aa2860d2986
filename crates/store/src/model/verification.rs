use countersign_policy::Timestamp;
use serde::ser::SerializeStruct as _;
use serde::{Serialize, Serializer};
use utoipa::ToSchema;

use crate::Accepted;
use crate::clock;
use crate::ids::FactorId;
use crate::labels::labelled;

labelled! {
    /// What kind of code was accepted.
    pub enum Method {
        /// A code of an authenticator app.
        Totp = "totp",
        /// A recovery code.
        RecoveryCode = "recovery-code",
    }
}

/// Why a code was not accepted. The list is closed; its names are [`Reason::label`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// It has not the form of a code; it was not looked at further, nor counted.
    Malformed,
    /// It is not right.
    WrongCode,
    /// It was right, once.
    AlreadyUsed,
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
}

impl Reason {
    /// The name of it.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Malformed => "malformed",
            Self::WrongCode => "wrong-code",
            Self::AlreadyUsed => "already-used",
            Self::ClockOff { .. } => "clock-off",
            Self::Wait => "wait",
            Self::Locked => "locked",
            Self::NotEnrolled => "not-enrolled",
        }
    }

    /// Every name, for those who list them.
    pub const LABELS: [&'static str; 7] = [
        "malformed",
        "wrong-code",
        "already-used",
        "clock-off",
        "wait",
        "locked",
        "not-enrolled",
    ];
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
}

impl Refusal {
    /// A refusal that says nothing but why.
    pub const fn only(reason: Reason) -> Self {
        Self {
            reason,
            retry_at: None,
            remaining: None,
        }
    }

    /// A refusal until `until`.
    pub const fn wait(until: Timestamp) -> Self {
        Self {
            reason: Reason::Wait,
            retry_at: Some(until),
            remaining: Some(0),
        }
    }

    /// A refusal until the member is unlocked.
    pub const fn locked() -> Self {
        Self {
            reason: Reason::Locked,
            retry_at: None,
            remaining: Some(0),
        }
    }
}

impl Serialize for Refusal {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut answer = serializer.serialize_struct("Refusal", 5)?;
        answer.serialize_field("accepted", &false)?;
        answer.serialize_field("reason", self.reason.label())?;
        if let Reason::ClockOff { seconds } = self.reason {
            answer.serialize_field("clock_off_seconds", &seconds)?;
        }
        if let Some(retry_at) = self.retry_at {
            answer.serialize_field("retry_at", &clock::rfc3339(retry_at))?;
        }
        if let Some(remaining) = self.remaining {
            answer.serialize_field("remaining", &remaining)?;
        }
        answer.end()
    }
}

// How `Refusal` looks in JSON; what stands here is read in the OpenAPI document.
/// A code was not accepted, and what to tell whoever typed it.
#[derive(ToSchema)]
#[schema(as = Refusal)]
#[allow(dead_code, reason = "a picture of what the serializer writes")]
struct RefusalSchema {
    /// Always `false`.
    accepted: bool,
    /// Why: `malformed`, `wrong-code`, `already-used`, `clock-off`, `wait`, `locked` or `not-enrolled`.
    reason: String,
    /// How many seconds the authenticator's clock is ahead (negative: behind); with `clock-off`.
    clock_off_seconds: Option<i64>,
    /// When the next code is taken, if not at once.
    #[schema(format = DateTime)]
    retry_at: Option<String>,
    /// Wrong codes still taken before a wait begins.
    remaining: Option<u32>,
}

impl utoipa::PartialSchema for Refusal {
    fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::schema::Schema> {
        RefusalSchema::schema()
    }
}

impl ToSchema for Refusal {
    fn name() -> std::borrow::Cow<'static, str> {
        "Refusal".into()
    }
}

/// A code was accepted, and is spent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct AcceptedCode {
    /// Always `true`.
    accepted: bool,
    /// What kind of code it was.
    pub method: Method,
    /// The factor that made it; none for a recovery code.
    pub factor: Option<FactorId>,
    /// Recovery codes not used yet.
    pub recovery_codes_left: u32,
    /// When it was accepted.
    #[serde(serialize_with = "clock::serialize")]
    #[schema(value_type = String, format = DateTime)]
    pub at: Timestamp,
}

impl AcceptedCode {
    /// What to tell of an acceptance.
    #[must_use]
    pub fn of(accepted: &Accepted, recovery_codes_left: u32) -> Self {
        Self {
            accepted: true,
            method: accepted.method(),
            factor: accepted.factor().cloned(),
            recovery_codes_left,
            at: accepted.at(),
        }
    }
}

/// What came of a code.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(untagged)]
pub enum Verification {
    /// It was accepted, this once.
    Accepted(AcceptedCode),
    /// It was not.
    Refused(Refusal),
}
