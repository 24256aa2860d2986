use countersign_policy::{Required, Role, Setting, Timestamp};
use strum::{AsRefStr, EnumString, IntoStaticStr, VariantArray};

use crate::ids::MemberId;

/// Whether a member has a second factor.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, AsRefStr, EnumString, IntoStaticStr, VariantArray,
)]
#[strum(serialize_all = "kebab-case")]
pub enum MemberStatus {
    /// None that was confirmed.
    None,
    /// At least one.
    Active,
}

/// What the application says of a member.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Profile {
    /// What their authenticator app shows as the account; their id, when there is none.
    pub label: Option<String>,
    /// What they are in the application.
    pub role: Role,
    /// Whether an identity provider signs them in.
    pub sso: bool,
    /// What is set for them alone.
    pub setting: Setting,
    /// The language of messages to them; English, when none is said.
    pub language: Option<String>,
}

/// A person of the application's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    /// The application's name for them.
    pub id: MemberId,
    /// What the application says of them.
    pub profile: Profile,
    /// Since when and by when they must have a second factor, if they must.
    pub required: Option<Required>,
    /// Whether they have a second factor.
    pub status: MemberStatus,
    /// How many confirmed factors they have.
    pub factors: u32,
    /// Recovery codes not used yet.
    pub recovery_codes_left: u32,
    /// Browsers that stand in for a second factor.
    pub trusted_devices: u32,
    /// Wrong codes in a row.
    pub failures: u32,
    /// Before this moment no code of theirs is looked at.
    pub retry_at: Option<Timestamp>,
    /// Whether the failure budget is spent: no code is taken until they are unlocked.
    pub locked: bool,
    /// Whether the long account is full: somebody has the password, and no code is taken until it is changed.
    pub password_change_due: bool,
    /// When they were made known.
    pub created_at: Timestamp,
}
