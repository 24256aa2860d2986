use serde::{Deserialize, Serialize};

use crate::{Budget, EndUserMode, Policy, Role, Surface, TeamMode, Timestamp};

/// The policy that a workspace has at this moment, and since when it asks what it asks.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct InForce {
    /// The policy.
    pub policy: Policy,
    /// How often it was switched.
    pub version: u32,
    /// Since when it asks whom.
    pub since: Since,
}

/// Since when a policy asks whom. `None`: it does not.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Since {
    /// Owners.
    pub owner: Option<Timestamp>,
    /// Admins.
    pub admin: Option<Timestamp>,
    /// Agents.
    pub agent: Option<Timestamp>,
    /// End users.
    pub end_user: Option<Timestamp>,
    /// Members of the team whose own setting counts.
    pub team_settings: Option<Timestamp>,
    /// End users whose own setting counts.
    pub end_user_settings: Option<Timestamp>,
}

impl Policy {
    /// Whether the mode asks every member of this role.
    #[must_use]
    pub const fn asks(&self, role: Role) -> bool {
        match role {
            Role::Owner | Role::Admin => {
                matches!(self.required.team, TeamMode::Admins | TeamMode::Everyone)
            }
            Role::Agent => matches!(self.required.team, TeamMode::Everyone),
            Role::EndUser => matches!(self.required.end_users, EndUserMode::Everyone),
        }
    }

    /// Whether the mode of a surface asks anybody at all.
    #[must_use]
    pub const fn asks_anybody(&self, surface: Surface) -> bool {
        match surface {
            Surface::Team => !matches!(self.required.team, TeamMode::Nobody),
            Surface::EndUsers => !matches!(self.required.end_users, EndUserMode::Nobody),
        }
    }

    /// Whether members' own settings count on a surface.
    #[must_use]
    pub const fn heeds_settings(&self, surface: Surface) -> bool {
        self.required.overrides && self.asks_anybody(surface)
    }
}

impl InForce {
    /// The first policy of a workspace, in force from `now` on.
    #[must_use]
    pub fn first(policy: Policy, now: Timestamp) -> Self {
        let nothing = Since::default();
        Self {
            since: nothing.switched(&policy, now),
            policy,
            version: 1,
        }
    }

    /// The same, of a workspace whose policy was never switched.
    #[must_use]
    pub fn unswitched(self) -> Self {
        Self { version: 0, ..self }
    }

    /// What is in force once `policy` takes the place of this one at `now`. Whom it asks as before, it has asked since before.
    #[must_use]
    pub fn switched(&self, policy: Policy, now: Timestamp) -> Self {
        Self {
            since: self.since.switched(&policy, now),
            policy,
            version: self.version.saturating_add(1),
        }
    }

    /// How often one may guess.
    #[must_use]
    pub const fn budget(&self) -> Budget {
        Budget::on(&self.policy.budget)
    }
}

impl Since {
    fn switched(&self, policy: &Policy, now: Timestamp) -> Self {
        let kept = |asks: bool, since: Option<Timestamp>| asks.then(|| since.unwrap_or(now));
        Self {
            owner: kept(policy.asks(Role::Owner), self.owner),
            admin: kept(policy.asks(Role::Admin), self.admin),
            agent: kept(policy.asks(Role::Agent), self.agent),
            end_user: kept(policy.asks(Role::EndUser), self.end_user),
            team_settings: kept(policy.heeds_settings(Surface::Team), self.team_settings),
            end_user_settings: kept(
                policy.heeds_settings(Surface::EndUsers),
                self.end_user_settings,
            ),
        }
    }

    /// Since when every member of this role is asked.
    #[must_use]
    pub const fn role(&self, role: Role) -> Option<Timestamp> {
        match role {
            Role::Owner => self.owner,
            Role::Admin => self.admin,
            Role::Agent => self.agent,
            Role::EndUser => self.end_user,
        }
    }

    /// Since when members' own settings count on a surface.
    #[must_use]
    pub const fn settings(&self, surface: Surface) -> Option<Timestamp> {
        match surface {
            Surface::Team => self.team_settings,
            Surface::EndUsers => self.end_user_settings,
        }
    }
}
