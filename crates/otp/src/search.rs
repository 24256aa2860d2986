//! How far beyond the window a code is looked for, to diagnose a wrong clock.

use core::ops::RangeInclusive;

use crate::limit::at_most;

/// How many steps beyond each end of the window are searched, to disclose by how much the sender's clock is off.
/// Nothing found there is ever accepted.
///
/// ```
/// use countersign_otp::Search;
///
/// assert_eq!(Search::DEFAULT, Search::new(40, 40));
/// assert_eq!(Search::new(u32::MAX, 0), Search::new(Search::MAX, 0));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Search {
    past: u32,
    future: u32,
}

impl Search {
    /// The most steps either way: two hours at thirty seconds.
    pub const MAX: u32 = 240;

    /// Twenty minutes either way at thirty seconds: a clock set by hand.
    pub const DEFAULT: Self = Self {
        past: 40,
        future: 40,
    };

    /// No search: a code outside the window is simply wrong.
    pub const NONE: Self = Self { past: 0, future: 0 };

    /// This number of steps before and after the window, at most [`Search::MAX`].
    #[must_use]
    pub const fn new(past: u32, future: u32) -> Self {
        Self {
            past: at_most(past, Self::MAX),
            future: at_most(future, Self::MAX),
        }
    }

    /// Steps before the window.
    #[must_use]
    pub const fn past(self) -> u32 {
        self.past
    }

    /// Steps after the window.
    #[must_use]
    pub const fn future(self) -> u32 {
        self.future
    }

    /// The steps before `window`. Where time begins, its first step stands for those that are not there.
    pub(crate) fn before(self, window: &RangeInclusive<u64>) -> RangeInclusive<u64> {
        let start = *window.start();
        start.saturating_sub(self.past.into())..=start.saturating_sub(1)
    }

    /// The steps after `window`. Where time ends, its last step stands for those that are not there.
    pub(crate) fn after(self, window: &RangeInclusive<u64>) -> RangeInclusive<u64> {
        let end = *window.end();
        end.saturating_add(1)..=end.saturating_add(self.future.into())
    }

    /// Whether `step` is one of the steps after `window` that are searched.
    pub(crate) fn reaches(self, window: &RangeInclusive<u64>, step: u64) -> bool {
        step.checked_sub(*window.end())
            .is_some_and(|beyond| (1..=u64::from(self.future)).contains(&beyond))
    }
}

impl Default for Search {
    fn default() -> Self {
        Self::DEFAULT
    }
}
