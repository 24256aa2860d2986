//! How far a token may have run ahead.

use crate::limit::at_most;

/// How many counters past the expected one are tried: *s* of RFC 4226 §7.4.
///
/// Each adds a guess that would pass, so keep it small where one code signs in.
///
/// ```
/// use countersign_otp::LookAhead;
///
/// assert_eq!(LookAhead::new(25).counters(), 25);
/// assert_eq!(LookAhead::new(u32::MAX).counters(), LookAhead::MAX);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct LookAhead(u32);

impl LookAhead {
    /// The furthest look, so that one request cannot cost a second of hashing.
    pub const MAX: u32 = 1000;

    /// Ten: a button pressed by accident now and then.
    pub const DEFAULT: Self = Self(10);

    /// This number of counters past the expected one, at most [`LookAhead::MAX`].
    #[must_use]
    pub const fn new(counters: u32) -> Self {
        Self(at_most(counters, Self::MAX))
    }

    /// The number of counters.
    #[must_use]
    pub const fn counters(self) -> u32 {
        self.0
    }
}

impl Default for LookAhead {
    fn default() -> Self {
        Self::DEFAULT
    }
}
