use crate::{BudgetTerms, LongAccount, Timestamp};

/// How often one member may guess, whatever the method, sign-in or address (SP 800-63B-4 §3.2.2).
///
/// The first wrong codes cost nothing but the try; then each further one begins a wait that doubles up to a limit; at
/// [`Budget::stop`] consecutive failures the member's second factor is disabled until somebody recovers it. Beside the
/// failures in a row stands the [`LongAccount`], which no success clears.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Budget {
    /// Wrong codes taken before the first wait.
    free: u32,
    /// Seconds of the first wait.
    first_wait: u32,
    /// Seconds no wait exceeds.
    longest_wait: u32,
    /// Consecutive failures at which nothing is taken any more.
    stop: u32,
    /// What no success clears.
    long: LongAccount,
}

/// What the budget says to one more try.
#[must_use]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Admission {
    /// It may be made, and must be charged before the code is looked at.
    Go,
    /// Not before `until`; it is neither looked at nor counted.
    Wait {
        /// The first instant at which a try is taken again.
        until: Timestamp,
    },
    /// Not at all, until the member is recovered.
    Stopped,
}

impl Budget {
    /// Four free slips, waits from 30 s to 1 h from the fifth on, and the hard stop of SP 800-63B-4 at 100.
    pub const DEFAULT: Self = Self {
        free: 5,
        first_wait: 30,
        longest_wait: 3600,
        stop: 100,
        long: LongAccount::DEFAULT,
    };

    /// The budget that a policy gives.
    #[must_use]
    pub const fn on(terms: &BudgetTerms) -> Self {
        Self {
            free: terms.slips.get() + 1,
            first_wait: terms.first_wait_seconds.get(),
            longest_wait: terms.longest_wait_seconds.get(),
            stop: terms.stop.get(),
            long: LongAccount::holding(terms.guesses_per_year.get()),
        }
    }

    /// The account that no success clears.
    #[must_use]
    pub const fn long_account(&self) -> &LongAccount {
        &self.long
    }

    /// Consecutive failures at which nothing is taken any more.
    #[must_use]
    pub const fn stop(&self) -> u32 {
        self.stop
    }

    /// Whether so many consecutive failures disable the second factor.
    #[must_use]
    pub const fn is_exhausted(&self, failures: u32) -> bool {
        failures >= self.stop
    }

    /// May a member with `failures` consecutive failures, who must wait until `retry_at`, try at `now`?
    pub fn admit(&self, failures: u32, retry_at: Option<Timestamp>, now: Timestamp) -> Admission {
        if self.is_exhausted(failures) {
            return Admission::Stopped;
        }
        match retry_at {
            Some(until) if !until.is_past(now) => Admission::Wait { until },
            _ => Admission::Go,
        }
    }

    /// When the next try is taken after the `failures`-th consecutive failure, made at `now`; `None` at once.
    #[must_use]
    pub fn retry_at(&self, failures: u32, now: Timestamp) -> Option<Timestamp> {
        match self.wait_after(failures) {
            0 => None,
            seconds => Some(now.plus_seconds(seconds)),
        }
    }

    /// Seconds of wait that the `failures`-th consecutive failure begins.
    #[must_use]
    pub fn wait_after(&self, failures: u32) -> u32 {
        let Some(doublings) = failures.checked_sub(self.free) else {
            return 0;
        };
        let factor = 1_u32.checked_shl(doublings).unwrap_or(u32::MAX);
        self.first_wait
            .saturating_mul(factor)
            .min(self.longest_wait)
    }

    /// Wrong codes still taken before a wait begins (or before the stop), after `failures` of them.
    #[must_use]
    pub fn remaining(&self, failures: u32) -> u32 {
        if self.is_exhausted(failures) {
            return 0;
        }
        self.free.saturating_sub(failures)
    }
}

#[cfg(test)]
mod tests {
    use super::{Admission, Budget};
    use crate::Timestamp;
    use proptest::prelude::*;

    const NOW: Timestamp = Timestamp::from_unix_seconds(1_700_000_000);

    #[test]
    fn n2_waits_grow_from_30_s_to_1_h() {
        let waits: [u32; 14] =
            core::array::from_fn(|n| Budget::DEFAULT.wait_after(u32::try_from(n).unwrap()));
        assert_eq!(
            waits,
            [0, 0, 0, 0, 0, 30, 60, 120, 240, 480, 960, 1920, 3600, 3600]
        );
    }

    #[test]
    fn n2_stops_at_100_whatever_the_clock_says() {
        let budget = Budget::DEFAULT;
        assert_eq!(budget.admit(99, None, NOW), Admission::Go);
        assert_eq!(budget.admit(100, None, NOW), Admission::Stopped);
        assert_eq!(
            budget.admit(u32::MAX, Some(NOW), NOW.plus_seconds(u32::MAX)),
            Admission::Stopped
        );
        assert_eq!(budget.remaining(100), 0);
    }

    #[test]
    fn s21_the_wait_is_over_at_exactly_its_end() {
        let until = NOW.plus_seconds(30);
        let just_before = Timestamp::from_micros(until.micros() - 1);
        assert_eq!(
            Budget::DEFAULT.admit(5, Some(until), just_before),
            Admission::Wait { until }
        );
        assert_eq!(Budget::DEFAULT.admit(5, Some(until), until), Admission::Go);
    }

    proptest! {
        #[test]
        fn no_wait_exceeds_the_limit_and_none_shrinks(failures in any::<u32>()) {
            let budget = Budget::DEFAULT;
            prop_assert!(budget.wait_after(failures) <= 3600);
            prop_assert!(budget.wait_after(failures) <= budget.wait_after(failures.saturating_add(1)));
        }
    }
}
