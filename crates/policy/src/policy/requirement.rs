use serde::{Deserialize, Serialize};

use crate::{Bounded, words::words};

words! {
    /// Who of the team must have a second factor.
    pub enum TeamMode {
        /// Nobody, whatever is set for a member: the settings sleep.
        Nobody,
        /// Owners and admins, and those whose own setting says so.
        Admins,
        /// Everybody but those whose own setting exempts them.
        Everyone,
        /// Those whose own setting says so.
        PerMember,
    }
}

words! {
    /// Which end users must have a second factor.
    pub enum EndUserMode {
        /// Nobody, whatever is set for a member: the settings sleep.
        Nobody,
        /// Everybody but those whose own setting exempts them.
        Everyone,
        /// Those whose own setting says so.
        PerMember,
    }
}

/// Who must have a second factor.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "utoipa", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields, default)]
pub struct Requirement {
    /// Of the team.
    pub team: TeamMode,
    /// Of the end users.
    pub end_users: EndUserMode,
    /// Days from the beginning of a requirement until nothing but the set-up is left.
    pub grace_days: Bounded<0, 90>,
    /// Whether a member's own setting counts. It is kept whether it does or not.
    pub overrides: bool,
    /// Whether nobody may newly be required before the admin who switches has a factor.
    pub admin_first: bool,
    /// Whether members who sign in through an identity provider are left to it, unless their own setting requires a factor.
    pub sso_exempt: bool,
    /// Members who need not have a factor are offered a set-up, and again so many days after "later"; 0: never.
    pub encourage_days: Bounded<0, 365>,
}

impl Default for Requirement {
    fn default() -> Self {
        Self {
            team: TeamMode::Everyone,
            end_users: EndUserMode::Everyone,
            grace_days: Bounded::clamped(0),
            overrides: true,
            admin_first: false,
            sso_exempt: true,
            encourage_days: Bounded::clamped(0),
        }
    }
}
