//! How far from now a code may lie.

use core::ops::RangeInclusive;

use crate::limit::at_most;

/// The steps whose codes are accepted: some before the current one, some after it (RFC 6238 §5.2 and §6).
///
/// Every step is one more guess that would pass; one either side is what the RFC recommends.
///
/// ```
/// use countersign_otp::Window;
///
/// assert_eq!(Window::DEFAULT, Window::new(1, 1));
/// assert_eq!(Window::DEFAULT.steps(), 3);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Window {
    past: u32,
    future: u32,
}

impl Window {
    /// The most steps either way, so that one request cannot cost a second of hashing.
    pub const MAX: u32 = 240;

    /// One step either way: a code typed slowly, a clock half a minute off.
    pub const DEFAULT: Self = Self { past: 1, future: 1 };

    /// Only the current step.
    pub const EXACT: Self = Self { past: 0, future: 0 };

    /// This number of steps before and after the current one, at most [`Window::MAX`].
    #[must_use]
    pub const fn new(past: u32, future: u32) -> Self {
        Self {
            past: at_most(past, Self::MAX),
            future: at_most(future, Self::MAX),
        }
    }

    /// Steps before the current one.
    #[must_use]
    pub const fn past(self) -> u32 {
        self.past
    }

    /// Steps after the current one.
    #[must_use]
    pub const fn future(self) -> u32 {
        self.future
    }

    /// How many codes are valid at any moment: what a guesser has to hit.
    #[must_use]
    pub const fn steps(self) -> u32 {
        self.past + 1 + self.future
    }

    /// The steps accepted at `now`, cut off where time begins and ends.
    pub(crate) fn around(self, now: u64) -> RangeInclusive<u64> {
        now.saturating_sub(u64::from(self.past))..=now.saturating_add(u64::from(self.future))
    }

    /// How far ahead a twin of a step can lie so that there is never a moment at which no step in the window yields
    /// their digits: as far as the window is wide.
    pub(crate) fn reach(self) -> u64 {
        u64::from(self.steps())
    }
}

impl Default for Window {
    fn default() -> Self {
        Self::DEFAULT
    }
}
