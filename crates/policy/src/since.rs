use alloc::{collections::BTreeMap, vec::Vec};

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use strum::VariantArray as _;

use crate::{Facts, Policy, Role, Setting, Timestamp};

/// All that a policy looks at when it decides who must have a second factor.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Class {
    /// What the members are in the application.
    pub role: Role,
    /// What is set for them.
    pub setting: Setting,
    /// Whether they sign in through an identity provider.
    pub sso: bool,
}

impl Class {
    /// Every class there is.
    pub fn all() -> impl Iterator<Item = Self> {
        Role::VARIANTS.iter().flat_map(|role| {
            Setting::VARIANTS.iter().flat_map(|setting| {
                [false, true].map(|sso| Self {
                    role: *role,
                    setting: *setting,
                    sso,
                })
            })
        })
    }
}

impl From<&Facts> for Class {
    fn from(facts: &Facts) -> Self {
        Self {
            role: facts.role,
            setting: facts.setting,
            sso: facts.sso,
        }
    }
}

/// Since when each class of members has been required without a pause, whatever the policies in between were.
///
/// A switch that keeps requiring a class keeps its moment, so that no switch gives anybody their days of grace anew; one that
/// begins to require a class begins its days, also for those whom another rule exempted until then.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Since(BTreeMap<Class, Timestamp>);

impl Since {
    /// With a first policy.
    pub(crate) fn beginning(policy: &Policy, now: Timestamp) -> Self {
        Self(
            Class::all()
                .filter(|class| policy.requires(*class))
                .map(|class| (class, now))
                .collect(),
        )
    }

    /// After a switch.
    pub(crate) fn switched(&self, old: &Policy, new: &Policy, now: Timestamp) -> Self {
        Self(
            Class::all()
                .filter(|class| new.requires(*class))
                .map(|class| {
                    (
                        class,
                        if old.requires(class) {
                            self.of(class)
                        } else {
                            now
                        },
                    )
                })
                .collect(),
        )
    }

    /// Since when members of this class are required, if they are; what is not written down has been so for ever.
    #[must_use]
    pub fn of(&self, class: Class) -> Timestamp {
        self.0.get(&class).copied().unwrap_or_default()
    }
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    role: Role,
    setting: Setting,
    sso: bool,
    since: Timestamp,
}

impl Serialize for Since {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.iter().map(|(class, since)| Entry {
            role: class.role,
            setting: class.setting,
            sso: class.sso,
            since: *since,
        }))
    }
}

impl<'de> Deserialize<'de> for Since {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let entries = Vec::<Entry>::deserialize(deserializer)?;
        Ok(Self(
            entries
                .into_iter()
                .map(|entry| {
                    let class = Class {
                        role: entry.role,
                        setting: entry.setting,
                        sso: entry.sso,
                    };
                    (class, entry.since)
                })
                .collect(),
        ))
    }
}
