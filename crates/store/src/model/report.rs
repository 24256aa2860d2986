use countersign_policy::Timestamp;
use strum::{AsRefStr, EnumString, IntoStaticStr, VariantArray};

use super::{FactorKind, Member, MemberStatus};

/// How far a member is.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, AsRefStr, EnumString, IntoStaticStr, VariantArray,
)]
#[strum(serialize_all = "kebab-case")]
pub enum ReportState {
    /// They have a second factor.
    Has,
    /// They must have one, and there is time.
    Must,
    /// They must have one, and their time is over.
    Late,
    /// They need not have one.
    NeedNot,
}

impl ReportState {
    pub(crate) fn of(member: &Member, now: Timestamp) -> Self {
        match (member.status, member.required) {
            (MemberStatus::Active, _) => Self::Has,
            (MemberStatus::None, None) => Self::NeedNot,
            (MemberStatus::None, Some(required)) if required.by.is_past(now) => Self::Late,
            (MemberStatus::None, Some(_)) => Self::Must,
        }
    }
}

/// A member, how far they are, and with what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReportRow {
    /// Who.
    pub member: Member,
    /// How far they are.
    pub state: ReportState,
    /// Their confirmed factors, the oldest first.
    pub factors: Vec<ReportedFactor>,
}

/// A factor as the report tells of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReportedFactor {
    /// What kind of factor it is.
    pub kind: FactorKind,
    /// Since when they have it.
    pub since: Option<Timestamp>,
    /// When it was last used.
    pub last_used_at: Option<Timestamp>,
}
