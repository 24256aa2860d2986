//! A verifier in a folder of its own, with a clock to turn and random bytes to choose.

use std::collections::VecDeque;
use std::path::PathBuf;
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, Mutex};

use countersign::Timestamp;
use countersign::clock::Clock;
use countersign::entropy::{Entropy, NoEntropy, OsEntropy};
use countersign::sealing::KeyRing;
use countersign::service::Service;
use countersign::store::Store;

/// The moment at which everything begins: in the middle of a time step.
pub(crate) const START: Timestamp = Timestamp::from_unix_seconds(1_700_000_010);

const FILE: &str = "countersign.db";

pub(crate) struct Verifier {
    pub(crate) service: Service,
    pub(crate) clock: Arc<TurnedClock>,
    pub(crate) entropy: Arc<ChosenEntropy>,
    folder: tempfile::TempDir,
}

#[derive(Debug)]
pub(crate) struct TurnedClock(AtomicI64);

/// The system's bytes, but for what a test put in front of them.
#[derive(Debug, Default)]
pub(crate) struct ChosenEntropy(Mutex<VecDeque<Vec<u8>>>);

impl Verifier {
    pub(crate) fn open() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let clock = Arc::new(TurnedClock(AtomicI64::new(START.micros())));
        let entropy = Arc::new(ChosenEntropy::default());
        let path = folder.path().join(FILE);
        let store = Store::sqlite(&path, Arc::clone(&clock) as _).unwrap();
        let keys = KeyRing::generate(&OsEntropy).unwrap();
        Self {
            service: Service::new(store, keys, Arc::clone(&entropy) as _),
            clock,
            entropy,
            folder,
        }
    }
}

impl Verifier {
    /// The database file.
    #[allow(dead_code, reason = "not every target goes behind the verifier's back")]
    pub(crate) fn file(&self) -> PathBuf {
        self.folder.path().join(FILE)
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
