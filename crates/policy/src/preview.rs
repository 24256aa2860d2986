use alloc::vec::Vec;

use serde::{Deserialize, Serialize};

use crate::{Circumstances, Decision, Denial, Facts, InForce, Timestamp, decide, words::words};

words! {
    /// What a switch does to a member's requirement.
    pub enum Effect {
        /// It begins.
        Gains,
        /// It goes on.
        Keeps,
        /// It ends.
        Loses,
        /// There was none, and there is none.
        Unaffected,
    }
}

/// What a switch of the policy would do to one member.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "utoipa", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Change {
    /// To the requirement.
    pub effect: Effect,
    /// The deadline under the new policy, past or ahead; none: they need not have a factor.
    #[cfg_attr(feature = "utoipa", schema(value_type = Option<i64>))]
    pub by: Option<Timestamp>,
    /// Whether they have a factor already.
    pub has_factor: bool,
    /// Whether they could not sign in on a page with a new browser, now or at the deadline: no method that their role may use,
    /// or no e-mail address to send to.
    pub cannot: bool,
}

impl Change {
    /// What putting `new` in the place of `old` at `now` would do to a member.
    ///
    /// ```
    /// use countersign_policy::{Change, Effect, Facts, InForce, Preset, Timestamp};
    ///
    /// let now = Timestamp::from_unix_seconds(1_700_000_000);
    /// let old = InForce::first(Preset::Heyy.policy().unwrap(), now);
    /// let new = old.switched(Preset::Helpkit.policy().unwrap(), now);
    /// let change = Change::preview(&old, &new, &Facts::default(), now);
    /// assert_eq!((change.effect, change.by), (Effect::Gains, Some(now.plus_days(7))));
    /// ```
    #[must_use]
    pub fn preview(old: &InForce, new: &InForce, member: &Facts, now: Timestamp) -> Self {
        let (before, after) = (member.required(old), member.required(new));
        let effect = match (before.is_some(), after.is_some()) {
            (false, true) => Effect::Gains,
            (true, true) => Effect::Keeps,
            (true, false) => Effect::Loses,
            (false, false) => Effect::Unaffected,
        };
        let by = after.map(|required| required.by);
        let fails = |at| {
            let decision = decide(new, member, Circumstances::default(), at);
            matches!(
                decision,
                Decision::Denied {
                    why: Denial::NoMethod,
                    ..
                }
            )
        };
        Self {
            effect,
            by,
            has_factor: member.factors.count() > 0,
            cannot: fails(now) || by.is_some_and(|by| fails(by.max(now))),
        }
    }
}

/// What putting `new` in the place of `old` at `now` would do to each member, in their order.
pub fn preview<'m, K>(
    old: &InForce,
    new: &InForce,
    members: impl IntoIterator<Item = (K, &'m Facts)>,
    now: Timestamp,
) -> Vec<(K, Change)> {
    members
        .into_iter()
        .map(|(key, facts)| (key, Change::preview(old, new, facts, now)))
        .collect()
}
