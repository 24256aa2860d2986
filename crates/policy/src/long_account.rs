use crate::Timestamp;

/// Microseconds in a year of 365 days.
const YEAR: i64 = 365 * 24 * 3600 * 1_000_000;
/// Codes that six digits can spell.
const POSSIBLE_CODES: u32 = 1_000_000;

/// The account of wrong codes that no success clears: what bounds a patient guesser who has the password.
///
/// The failures in a row are forgotten at every success, also at the owner's. Somebody who knows the password and guesses
/// beside an owner who signs in daily would get that budget anew every day. This account forgets only with time: one
/// unit at a time, evenly over the year. A wrong code costs one unit for every three codes that it could have hit
/// ([`Method::units`](crate::Method::units)), so that ten authenticators or a token give a guesser no more than one
/// authenticator does.
///
/// An account is kept as one moment, the one at which it is empty again (a generic cell rate algorithm): charging it is
/// one comparison and one addition, in SQL as here.
///
/// ```
/// use countersign_policy::{LongAccount, Timestamp};
///
/// let account = LongAccount::DEFAULT;
/// let now = Timestamp::from_unix_seconds(1_700_000_000);
/// let empty_at = account.charged(now, now, 5).unwrap();
/// assert_eq!(account.used(empty_at, now), 5);
/// // With the password, a guesser gets in at most once in 555 years, whatever the owner does.
/// assert!(account.chance_per_year() <= 0.002);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LongAccount {
    /// Units that it holds.
    capacity: u32,
    /// Microseconds in which it forgets one unit.
    micros_per_unit: i64,
}

impl LongAccount {
    /// Codes that one unit pays for: those of an authenticator app that would pass at one moment.
    pub const CODES_PER_UNIT: u32 = 3;

    /// Holds 300 units and forgets 300 a year.
    pub const DEFAULT: Self = Self::holding(300);

    /// Holds so many units (at least one) and forgets as many a year.
    #[must_use]
    pub const fn holding(units: u32) -> Self {
        let capacity = if units == 0 { 1 } else { units };
        // Widening only: `From` is not const yet.
        #[allow(clippy::cast_lossless)]
        let micros_per_unit = YEAR / capacity as i64;
        Self {
            capacity,
            micros_per_unit,
        }
    }

    /// Units that it holds.
    #[must_use]
    pub const fn capacity(&self) -> u32 {
        self.capacity
    }

    /// Microseconds in which it forgets one unit.
    #[must_use]
    pub const fn micros_per_unit(&self) -> i64 {
        self.micros_per_unit
    }

    /// The latest moment at which an account may be empty again: past it, nothing is admitted at `now`.
    #[must_use]
    pub const fn full(&self, now: Timestamp) -> Timestamp {
        now.plus_micros(self.micros(self.capacity))
    }

    /// Microseconds in which it forgets `units`.
    #[must_use]
    pub const fn micros(&self, units: u32) -> i64 {
        // Widening only: `From` is not const yet.
        #[allow(clippy::cast_lossless)]
        self.micros_per_unit.saturating_mul(units as i64)
    }

    /// When the account is empty again after `units` more are charged at `now`; `None` when it cannot hold them.
    #[must_use]
    pub fn charged(&self, empty_at: Timestamp, now: Timestamp, units: u32) -> Option<Timestamp> {
        let charged = empty_at.max(now).plus_micros(self.micros(units));
        (charged <= self.full(now)).then_some(charged)
    }

    /// From when on an account that is empty again at `empty_at` takes `units` more.
    #[must_use]
    pub const fn takes_from(&self, empty_at: Timestamp, units: u32) -> Timestamp {
        empty_at.plus_micros(
            self.micros(units)
                .saturating_sub(self.micros(self.capacity)),
        )
    }

    /// Units that are charged at `now`.
    #[must_use]
    pub fn used(&self, empty_at: Timestamp, now: Timestamp) -> u32 {
        let left = empty_at.micros().saturating_sub(now.micros()).max(0);
        // Rounded up: a unit that is half forgotten still counts.
        let units = left / self.micros_per_unit + i64::from(left % self.micros_per_unit != 0);
        u32::try_from(units).unwrap_or(u32::MAX)
    }

    /// Units that are admitted at most in any 365 days: a full account, and what it forgets meanwhile.
    #[must_use]
    pub fn units_per_year(&self) -> u32 {
        let forgotten = u32::try_from(YEAR / self.micros_per_unit).unwrap_or(u32::MAX);
        self.capacity.saturating_add(forgotten)
    }

    /// The most that somebody who has the password can hope for: the chance that one of a year's guesses is right, whatever
    /// factors the member has (union bound; six digits).
    #[must_use]
    pub fn chance_per_year(&self) -> f64 {
        f64::from(self.units_per_year()) * f64::from(Self::CODES_PER_UNIT)
            / f64::from(POSSIBLE_CODES)
    }
}

#[cfg(test)]
mod tests {
    use super::{LongAccount, YEAR};
    use crate::Timestamp;
    use proptest::prelude::*;
    use std::vec::Vec;

    const NOW: Timestamp = Timestamp::from_unix_seconds(1_700_000_000);

    #[test]
    fn g1_the_chance_is_at_most_two_in_a_thousand_a_year() {
        let chance = LongAccount::DEFAULT.chance_per_year();
        assert!(0.001 < chance && chance <= 0.002, "{chance}");
    }

    #[test]
    fn a_full_account_takes_nothing_and_an_older_one_takes_what_it_forgot() {
        let account = LongAccount::DEFAULT;
        let full = account.charged(NOW, NOW, 300).unwrap();
        assert_eq!(full, account.full(NOW));
        assert_eq!(account.used(full, NOW), 300);
        assert_eq!(account.charged(full, NOW, 1), None);
        let later = NOW.plus_micros(account.micros(2));
        assert!(account.charged(full, later, 2).is_some());
        assert_eq!(account.charged(full, later, 3), None);
    }

    #[test]
    fn a_clock_that_jumped_back_forgives_nothing() {
        let account = LongAccount::DEFAULT;
        let full = account.full(NOW);
        let earlier = Timestamp::from_unix_seconds(1_600_000_000);
        assert_eq!(account.charged(full, earlier, 1), None);
    }

    proptest! {
        /// Whatever the pauses and the numbers of factors, no 365 days admit more than the figure says.
        #[test]
        fn g1_no_year_admits_more_than_the_figure(
            tries in prop::collection::vec((0_u32..40_000_000, 1_u32..=10), 1..2_000)
        ) {
            let account = LongAccount::DEFAULT;
            let (mut now, mut empty_at) = (NOW, Timestamp::from_micros(0));
            let mut admitted: Vec<(Timestamp, u32)> = Vec::new();
            for (pause, units) in tries {
                now = now.plus_micros(i64::from(pause) * 1_000);
                if let Some(charged) = account.charged(empty_at, now, units) {
                    empty_at = charged;
                    admitted.push((now, units));
                }
            }
            for (start, _) in &admitted {
                let end = start.plus_micros(YEAR);
                let year: u32 = admitted.iter().filter(|(at, _)| at >= start && *at < end).map(|(_, units)| units).sum();
                prop_assert!(year <= account.units_per_year(), "{year}");
            }
        }
    }
}
