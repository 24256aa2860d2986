use serde::{Deserialize, Serialize};

use crate::{Budget, Class, Facts, Granted, Policy, Since, Timestamp};

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

    /// What is kept of a member who is made known (`before` is `None`) or changes at `now`: `after`, with the beginning of the
    /// requirement and the deadline that they were told.
    ///
    /// Whoever is required before and after gets no days anew by a change of role or setting; whoever was not begins now.
    #[must_use]
    pub fn changed(&self, before: Option<&Facts>, after: Facts, now: Timestamp) -> Facts {
        let (required_from, granted) = match before {
            Some(before) if Class::from(before) == Class::from(&after) => {
                (before.required_from, before.granted)
            }
            Some(before) => match before.required(self) {
                // Told anew, as it were: the requirement of the new class may be younger than the old deadline.
                Some(required) => {
                    let granted = required.granted(before).map(|granted| Granted {
                        told_at: now,
                        ..granted
                    });
                    (required.since, granted)
                }
                None => (now, None),
            },
            None => (now, None),
        };
        Facts {
            required_from,
            granted,
            ..after
        }
    }
}
