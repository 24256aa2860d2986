//! A verifier in a folder of its own, with a clock to turn and random bytes to choose.

#[path = "../support/arguments.rs"]
mod arguments;

use std::path::PathBuf;
use std::sync::Arc;

use countersign::entropy::OsEntropy;
use countersign::sealing::KeyRing;
use countersign::service::Service;
use countersign::store::Store;

pub(crate) use self::arguments::START;
use self::arguments::{ChosenEntropy, TurnedClock};

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
