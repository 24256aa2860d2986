//! A verifier in a folder of its own, with a clock to turn and random bytes to choose.

use std::path::PathBuf;
use std::sync::Arc;

use countersign_store::Store;
use countersign_store::entropy::OsEntropy;
use countersign_store::sealing::KeyRing;
use countersign_verifier::service::Service;

pub(crate) use countersign_testkit::START;
use countersign_testkit::{ChosenEntropy, TurnedClock};

const FILE: &str = "countersign.db";

pub(crate) struct Verifier {
    pub(crate) service: Service,
    pub(crate) clock: Arc<TurnedClock>,
    pub(crate) entropy: Arc<ChosenEntropy>,
    folder: tempfile::TempDir,
}

impl Verifier {
    pub(crate) fn open() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let clock = Arc::new(TurnedClock::default());
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
