use serde::{Deserialize, Serialize};

use crate::{Budget, Class, Facts, Policy, Since, Timestamp};

/// The policy that a workspace has at this moment, and since when it requires whom.
///
/// The default is that of a workspace that never had one: the default policy, since ever.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct InForce {
    /// The policy.
    pub policy: Policy,
    /// How many policies the workspace has had.
    pub version: u32,
    /// Since when it requires whom.
    pub since: Since,
}

impl InForce {
    /// The first policy of a workspace, in force from `now` on.
    #[must_use]
    pub fn first(policy: Policy, now: Timestamp) -> Self {
        Self {
            since: Since::beginning(&policy, now),
            policy,
            version: 1,
        }
    }

    /// What is in force once `policy` takes the place of this one at `now`. Whom both require has been required since before.
    #[must_use]
    pub fn switched(&self, policy: Policy, now: Timestamp) -> Self {
        Self {
            since: self.since.switched(&self.policy, &policy, now),
            policy,
            version: self.version.saturating_add(1),
        }
    }

    /// How often one may guess.
    #[must_use]
    pub const fn budget(&self) -> Budget {
        Budget::on(&self.policy.budget)
    }

    /// What [`Facts::required_from`] becomes when a member is made known (`before` is `None`) or changes at `now`.
    ///
    /// Whoever was required already gets no days anew by a change of role or setting; whoever was not begins now.
    #[must_use]
    pub fn required_from(
        &self,
        before: Option<&Facts>,
        after: &Facts,
        now: Timestamp,
    ) -> Timestamp {
        match before {
            Some(before) if Class::from(before) == Class::from(after) => before.required_from,
            Some(before) => before.required(self).map_or(now, |required| required.since),
            None => now,
        }
    }
}
