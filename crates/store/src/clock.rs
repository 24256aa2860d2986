//! What time it is: an argument, so that a test can say so.

use std::time::{SystemTime, UNIX_EPOCH};

use countersign_policy::Timestamp;
use time::{OffsetDateTime, macros::format_description};

/// A source of the present moment.
pub trait Clock: Send + Sync {
    /// The present moment.
    fn now(&self) -> Timestamp;
}

/// The operating system's clock.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    fn now(&self) -> Timestamp {
        let since = SystemTime::now()
            .duration_since(UNIX_EPOCH)
            .unwrap_or_default();
        Timestamp::from_micros(i64::try_from(since.as_micros()).unwrap_or(i64::MAX))
    }
}

/// A moment as RFC 3339 writes it, in UTC with microseconds.
#[must_use]
pub fn rfc3339(at: Timestamp) -> String {
    let format =
        format_description!("[year]-[month]-[day]T[hour]:[minute]:[second].[subsecond digits:6]Z");
    OffsetDateTime::from_unix_timestamp_nanos(i128::from(at.micros()) * 1000)
        .ok()
        .and_then(|moment| moment.format(format).ok())
        // Only a moment past the year 9999 cannot be written; no clock shows one.
        .unwrap_or_else(|| "9999-12-31T23:59:59.999999Z".to_owned())
}

#[cfg(test)]
mod tests {
    use super::rfc3339;
    use countersign_policy::Timestamp;

    #[test]
    fn moments_are_written_in_utc_with_microseconds() {
        assert_eq!(
            rfc3339(Timestamp::from_micros(1_700_000_000_000_001)),
            "2023-11-14T22:13:20.000001Z"
        );
        assert_eq!(
            rfc3339(Timestamp::from_micros(i64::MAX)),
            "9999-12-31T23:59:59.999999Z"
        );
    }
}
