use crate::{Facts, InForce, Required, Timestamp};

/// Days from one week's reminder to the next.
const WEEK: u32 = 7;

/// Days for which nobody is reminded of what they were only just asked for.
const FIRST_DAYS: u32 = 1;

/// Days after the deadline from which on nobody is reminded: whoever did not come by then does not read it.
const LAST_DAYS: u32 = 90;

impl Facts {
    /// What they are to be reminded of at `now`, when the last time was `reminded_at`: that they must have a second factor, and have
    /// none. `None` when they need not, have one, or were reminded of late.
    ///
    /// ```
    /// use countersign_policy::{Facts, InForce, Policy, Timestamp};
    ///
    /// let monday = Timestamp::from_unix_seconds(1_700_000_000);
    /// let weekly = Policy::from_toml("[required]\ngrace_days = 30\n[reminder]\nevery_weeks = 1").unwrap();
    /// let in_force = InForce::first(weekly, monday);
    /// let ada = Facts::default();
    /// let never = Timestamp::from_micros(0);
    /// assert!(ada.reminder(&in_force, never, monday).is_none());
    /// let tuesday = monday.plus_days(1);
    /// assert_eq!(ada.reminder(&in_force, never, tuesday).unwrap().by, monday.plus_days(30));
    /// assert!(ada.reminder(&in_force, tuesday, tuesday.plus_days(6)).is_none());
    /// assert!(ada.reminder(&in_force, tuesday, tuesday.plus_days(7)).is_some());
    /// ```
    #[must_use]
    pub fn reminder(
        &self,
        in_force: &InForce,
        reminded_at: Timestamp,
        now: Timestamp,
    ) -> Option<Required> {
        let weeks = in_force.policy.reminder.every_weeks.get();
        if weeks == 0 || self.factors.count() > 0 {
            return None;
        }
        let required = self.required(in_force)?;
        let next = reminded_at.plus_days(weeks.saturating_mul(WEEK));
        let is_due = next.is_past(now) && required.since.plus_days(FIRST_DAYS).is_past(now);
        let is_in_vain = required.by.plus_days(LAST_DAYS).is_past(now);
        (is_due && !is_in_vain).then_some(required)
    }
}
