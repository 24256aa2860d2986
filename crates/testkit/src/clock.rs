use std::sync::atomic::{AtomicI64, Ordering};

use countersign_policy::Timestamp;
use countersign_store::clock::Clock;

/// The moment at which every test begins: in the middle of a time step.
pub const START: Timestamp = Timestamp::from_unix_seconds(1_700_000_010);

/// A clock that stands still until a test turns it.
#[derive(Debug)]
pub struct TurnedClock(AtomicI64);

impl Default for TurnedClock {
    fn default() -> Self {
        Self(AtomicI64::new(START.micros()))
    }
}

impl TurnedClock {
    /// Shows `at` from now on.
    pub fn turn_to(&self, at: Timestamp) {
        self.0.store(at.micros(), Ordering::SeqCst);
    }
}

impl Clock for TurnedClock {
    fn now(&self) -> Timestamp {
        Timestamp::from_micros(self.0.load(Ordering::SeqCst))
    }
}
