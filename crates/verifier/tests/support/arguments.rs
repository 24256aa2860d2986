//! The verifier's arguments, chosen: a clock to turn, and random bytes to say.

use std::collections::VecDeque;
use std::sync::Mutex;
use std::sync::atomic::{AtomicI64, Ordering};

use countersign::Timestamp;
use countersign::clock::Clock;
use countersign::entropy::{Entropy, NoEntropy, OsEntropy};

/// The moment at which everything begins: in the middle of a time step.
pub(crate) const START: Timestamp = Timestamp::from_unix_seconds(1_700_000_010);

#[derive(Debug)]
pub(crate) struct TurnedClock(AtomicI64);

/// The system's bytes, but for what a test put in front of them.
#[derive(Debug, Default)]
pub(crate) struct ChosenEntropy(Mutex<VecDeque<Vec<u8>>>);

impl Default for TurnedClock {
    fn default() -> Self {
        Self(AtomicI64::new(START.micros()))
    }
}

impl TurnedClock {
    pub(crate) fn turn_to(&self, at: Timestamp) {
        self.0.store(at.micros(), Ordering::SeqCst);
    }
}

impl Clock for TurnedClock {
    fn now(&self) -> Timestamp {
        Timestamp::from_micros(self.0.load(Ordering::SeqCst))
    }
}

impl ChosenEntropy {
    /// The next drawing of so many bytes yields these.
    pub(crate) fn choose(&self, bytes: &[u8]) {
        self.0.lock().unwrap().push_back(bytes.to_vec());
    }
}

impl Entropy for ChosenEntropy {
    fn fill(&self, bytes: &mut [u8]) -> Result<(), NoEntropy> {
        let mut chosen = self.0.lock().unwrap();
        match chosen.iter().position(|choice| choice.len() == bytes.len()) {
            Some(at) => bytes.copy_from_slice(&chosen.remove(at).unwrap()),
            None => OsEntropy.fill(bytes)?,
        }
        Ok(())
    }
}
