use countersign_policy::Timestamp;
use strum::{AsRefStr, EnumString, IntoStaticStr, VariantArray};

use crate::ids::{MemberId, ResetId};

/// How far a reset is.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, AsRefStr, EnumString, IntoStaticStr, VariantArray,
)]
#[strum(serialize_all = "kebab-case")]
pub enum ResetStatus {
    /// It is done at the first sign-in after its delay.
    Waiting,
    /// An owner is asked for their permission.
    Permission,
    /// The factors are gone; a new one is set up at the next sign-in.
    Done,
    /// Somebody cancelled it.
    Cancelled,
    /// An owner refused it.
    Refused,
    /// Nobody made use of it in its time.
    Expired,
}

/// Who asked for a reset.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AskedBy {
    /// The person, who had the password and read a code at their e-mail address.
    Person,
    /// The application, for its own support.
    App,
    /// Another member, whose role the policy lets.
    Member(MemberId),
}

/// Who cancelled a reset.
#[derive(Clone, Copy, Debug, PartialEq, Eq, AsRefStr, IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
pub enum CancelledBy {
    /// Whoever opened a link that was sent to one of the addresses.
    Link,
    /// Whoever gave a second factor: it is not lost.
    Factor,
    /// The person, on their security page.
    Person,
    /// The application.
    App,
    /// An administrator, on their page.
    Admin,
    /// Nobody: another took its place, and was done at once.
    Later,
}

/// A second factor that is to be taken away because its owner lost it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reset {
    /// Its id.
    pub id: ResetId,
    /// Whose.
    pub member: MemberId,
    /// How far it is.
    pub status: ResetStatus,
    /// Who asked for it.
    pub asked_by: AskedBy,
    /// When.
    pub asked_at: Timestamp,
    /// When the wait is over; none: it waits for no moment.
    pub due_at: Option<Timestamp>,
    /// When it is done no more, if it was not by then.
    pub expires_at: Timestamp,
    /// When it was done, cancelled or refused.
    pub settled_at: Option<Timestamp>,
}

impl Reset {
    /// Whether something may still come of it.
    #[must_use]
    pub const fn is_under_way(&self) -> bool {
        matches!(self.status, ResetStatus::Waiting | ResetStatus::Permission)
    }

    /// Whether its wait is over at `now`: at exactly that moment it is (S21).
    #[must_use]
    pub fn is_due(&self, now: Timestamp) -> bool {
        self.status == ResetStatus::Waiting && self.due_at.is_some_and(|at| at.is_past(now))
    }
}

/// By what ways somebody gets back in who lost everything that passes a sign-in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LostWays {
    /// Hours that they wait when they reset it themselves; none: they cannot.
    pub delay_hours: Option<u32>,
    /// Whether an administrator can hand out a recovery code.
    pub recovery_code: bool,
    /// Whether others can require a new set-up.
    pub new_set_up: bool,
    /// Whether that asks for an owner's permission.
    pub owner_permission: bool,
}
