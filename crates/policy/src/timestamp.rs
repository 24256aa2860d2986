use serde::{Deserialize, Serialize};

/// A moment: UTC microseconds since the Unix epoch.
///
/// Arithmetic saturates: a deadline beyond the representable is a deadline that never comes.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(transparent)]
pub struct Timestamp(i64);

impl Timestamp {
    /// Microseconds in a second.
    const SECOND: i64 = 1_000_000;

    /// The moment `micros` microseconds after the epoch.
    #[must_use]
    pub const fn from_micros(micros: i64) -> Self {
        Self(micros)
    }

    /// The moment `seconds` seconds after the epoch.
    #[must_use]
    pub const fn from_unix_seconds(seconds: i64) -> Self {
        Self(seconds.saturating_mul(Self::SECOND))
    }

    /// Microseconds since the epoch.
    #[must_use]
    pub const fn micros(self) -> i64 {
        self.0
    }

    /// Whole seconds since the epoch, as RFC 6238 counts them; a moment before the epoch counts as the epoch.
    #[must_use]
    pub const fn unix_seconds(self) -> u64 {
        if self.0 < 0 {
            0
        } else {
            self.0.unsigned_abs() / Self::SECOND.unsigned_abs()
        }
    }

    /// This moment and `seconds` more.
    #[must_use]
    pub const fn plus_seconds(self, seconds: u32) -> Self {
        // Widening only: `From` is not const yet.
        #[allow(clippy::cast_lossless)]
        Self(self.0.saturating_add(seconds as i64 * Self::SECOND))
    }

    /// This moment and `days` days of 24 hours more.
    #[must_use]
    pub const fn plus_days(self, days: u32) -> Self {
        // Widening only: `From` is not const yet.
        #[allow(clippy::cast_lossless)]
        Self(
            self.0
                .saturating_add(days as i64 * 24 * 3600 * Self::SECOND),
        )
    }

    /// This moment and `micros` microseconds more (or, if negative, less).
    #[must_use]
    pub const fn plus_micros(self, micros: i64) -> Self {
        Self(self.0.saturating_add(micros))
    }

    /// Whole seconds from this moment to `later`, rounded up; 0 when it is past.
    #[must_use]
    pub fn seconds_until(self, later: Self) -> u32 {
        let micros = later.0.saturating_sub(self.0).max(0);
        let seconds = micros / Self::SECOND + i64::from(micros % Self::SECOND != 0);
        u32::try_from(seconds).unwrap_or(u32::MAX)
    }

    /// Whether a thing that lasts until `self` is over at `now`: at exactly its instant it is (S21).
    #[must_use]
    pub const fn is_past(self, now: Self) -> bool {
        now.0 >= self.0
    }
}

#[cfg(test)]
mod tests {
    use super::Timestamp;

    #[test]
    fn s21_a_deadline_is_past_at_exactly_its_instant() {
        let deadline = Timestamp::from_unix_seconds(60);
        assert!(!deadline.is_past(Timestamp::from_micros(59_999_999)));
        assert!(deadline.is_past(deadline));
    }

    #[test]
    fn before_the_epoch_counts_as_the_epoch() {
        assert_eq!(Timestamp::from_micros(-1).unix_seconds(), 0);
        assert_eq!(Timestamp::from_micros(i64::MIN).unix_seconds(), 0);
        assert_eq!(
            Timestamp::from_micros(i64::MAX)
                .plus_seconds(u32::MAX)
                .micros(),
            i64::MAX
        );
    }
}
