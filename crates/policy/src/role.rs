use serde::{Deserialize, Serialize};
use strum::{AsRefStr, EnumString, IntoStaticStr, VariantArray};

/// What a member is in the application.
#[derive(
    Clone,
    Copy,
    Debug,
    Default,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    AsRefStr,
    EnumString,
    IntoStaticStr,
    VariantArray,
    Serialize,
    Deserialize,
)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum Role {
    /// Owns the workspace; counts as an admin.
    Owner,
    /// Looks after the others.
    Admin,
    /// Works in the application.
    #[default]
    Agent,
    /// Is served by it.
    EndUser,
}

/// The side of the application that a role signs in to.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    Hash,
    AsRefStr,
    EnumString,
    IntoStaticStr,
    VariantArray,
    Serialize,
    Deserialize,
)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum Surface {
    /// Where owners, admins and agents work.
    Team,
    /// Where end users come.
    EndUsers,
}

/// What is asked of one member, whatever is asked of the others. It is kept through every switch of the policy.
#[derive(
    Clone,
    Copy,
    Debug,
    Default,
    PartialEq,
    Eq,
    Hash,
    AsRefStr,
    EnumString,
    IntoStaticStr,
    VariantArray,
    Serialize,
    Deserialize,
)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum Setting {
    /// What the mode says of the role.
    #[default]
    Inherit,
    /// A second factor.
    Required,
    /// None.
    Exempt,
}

impl Role {
    /// Where it signs in.
    #[must_use]
    pub const fn surface(self) -> Surface {
        match self {
            Self::Owner | Self::Admin | Self::Agent => Surface::Team,
            Self::EndUser => Surface::EndUsers,
        }
    }

    /// Whether it looks after others.
    #[must_use]
    pub const fn is_admin(self) -> bool {
        matches!(self, Self::Owner | Self::Admin)
    }
}
