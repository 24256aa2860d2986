use serde::{Deserialize, Serialize};

use crate::{
    Class, EndUserMode, Facts, Granted, InForce, Policy, Role, Setting, Surface, TeamMode,
    Timestamp,
};

/// That a member must have a factor.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Required {
    /// Since when.
    pub since: Timestamp,
    /// The deadline: at exactly this moment it is past, and nothing but the set-up is left.
    pub by: Timestamp,
}

impl Required {
    /// The deadline that the member was told of this requirement. What was told of an earlier one says nothing any more.
    pub(crate) fn granted(&self, member: &Facts) -> Option<Granted> {
        member
            .granted
            .filter(|granted| granted.told_at >= self.since)
    }
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

    /// The setting that counts for members of this class.
    #[must_use]
    pub const fn setting(&self, class: Class) -> Setting {
        if self.required.overrides && self.asks_anybody(class.role.surface()) {
            class.setting
        } else {
            Setting::Inherit
        }
    }

    /// Whether members of this class are left to their identity provider: unless their own setting asks for a factor here too.
    #[must_use]
    pub const fn leaves_to_sso(&self, class: Class) -> bool {
        class.sso && self.required.sso_exempt && !matches!(self.setting(class), Setting::Required)
    }

    /// Whether members of this class must have a factor.
    #[must_use]
    pub const fn requires(&self, class: Class) -> bool {
        match self.setting(class) {
            Setting::Required => true,
            Setting::Exempt => false,
            Setting::Inherit => self.asks(class.role) && !self.leaves_to_sso(class),
        }
    }
}

impl Facts {
    /// Since when and by when they must have a factor; `None` when they need not.
    ///
    /// The deadline is the earlier of the one that they were told and the one that the policy in force gives.
    ///
    /// ```
    /// use countersign_policy::{Facts, Granted, InForce, Policy, Timestamp};
    ///
    /// let monday = Timestamp::from_unix_seconds(1_700_000_000);
    /// let week = Policy::from_toml("[required]\ngrace_days = 7").unwrap();
    /// let in_force = InForce::first(week, monday);
    /// let mut member = Facts::default();
    /// assert_eq!(member.required(&in_force).unwrap().by, monday.plus_days(7));
    ///
    /// // They are told so; then the policy becomes more generous: they keep what they were told.
    /// member.granted = Some(Granted { told_at: monday, by: monday.plus_days(7) });
    /// let month = Policy::from_toml("[required]\ngrace_days = 30").unwrap();
    /// let in_force = in_force.switched(month, monday.plus_days(1));
    /// assert_eq!(member.required(&in_force).unwrap().by, monday.plus_days(7));
    /// ```
    #[must_use]
    pub fn required(&self, in_force: &InForce) -> Option<Required> {
        let class = Class::from(self);
        if !in_force.policy.requires(class) {
            return None;
        }
        let since = in_force.since.of(class).max(self.required_from);
        let by = since.plus_days(in_force.policy.required.grace_days.get());
        let required = Required { since, by };
        Some(Required {
            by: required
                .granted(self)
                .map_or(by, |granted| by.min(granted.by)),
            ..required
        })
    }
}
