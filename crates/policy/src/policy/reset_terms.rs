use alloc::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use strum::VariantArray as _;

use crate::{Bounded, Role, words::words};

words! {
    /// Whether people reset their own second factor, when device and recovery codes are lost.
    #[derive(Default)]
    pub enum SelfReset {
        /// They do not: others help.
        #[default]
        Never,
        /// They prove their e-mail address, and wait. Whoever has a factor, or reads one of their addresses, can cancel.
        AfterDelay,
    }
}

/// How somebody gets back in who lost the device and the recovery codes. A reset takes every factor away; at the next sign-in
/// a new one is set up. It never signs anybody in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "utoipa", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields, default)]
pub struct ResetTerms {
    /// Whether people do it on their own.
    pub by_person: SelfReset,
    /// Hours that they wait for it.
    pub delay_hours: Bounded<1, 168>,
    /// Roles that may require a new set-up of another member; an owner's only an owner.
    pub by: BTreeSet<Role>,
    /// Roles of which a new set-up can be required.
    pub of: BTreeSet<Role>,
    /// Whether what others ask for waits for an owner's permission.
    pub owner_permission: bool,
}

impl ResetTerms {
    /// Whether one member may require a new set-up of another, by what they are: nobody takes the factors of an owner but
    /// another owner.
    #[must_use]
    pub fn lets(&self, by: Role, of: Role) -> bool {
        self.by.contains(&by) && self.of.contains(&of) && (of != Role::Owner || by == Role::Owner)
    }

    /// Whether what a member of this role asks for waits for an owner's permission: an owner's own word is that.
    #[must_use]
    pub fn waits_for_owner(&self, by: Role) -> bool {
        self.owner_permission && by != Role::Owner
    }
}

impl Default for ResetTerms {
    fn default() -> Self {
        Self {
            by_person: SelfReset::Never,
            delay_hours: Bounded::clamped(24),
            by: BTreeSet::from([Role::Owner, Role::Admin]),
            of: Role::VARIANTS.iter().copied().collect(),
            owner_permission: false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::ResetTerms;
    use crate::Role;
    use strum::VariantArray as _;

    #[test]
    fn s12_only_an_owner_resets_an_owner() {
        let reset = ResetTerms {
            by: Role::VARIANTS.iter().copied().collect(),
            ..ResetTerms::default()
        };
        for by in Role::VARIANTS {
            assert_eq!(reset.lets(*by, Role::Owner), *by == Role::Owner, "{by:?}");
            assert!(reset.lets(*by, Role::Admin), "{by:?}");
        }
    }

    #[test]
    fn only_roles_that_the_policy_names_reset_and_are_reset() {
        let by_default = ResetTerms::default();
        assert!(by_default.lets(Role::Admin, Role::EndUser));
        assert!(!by_default.lets(Role::Agent, Role::EndUser));
        let team = ResetTerms {
            of: [Role::Admin, Role::Agent].into(),
            ..ResetTerms::default()
        };
        assert!(!team.lets(Role::Owner, Role::EndUser));
    }
}
