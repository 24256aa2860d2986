//! What the verifier does: every decision, each in one transaction. HTTP and the command line only translate.

mod api_keys;
mod check;
mod client;
mod enrolment;
mod error;
mod events;
mod members;
mod presented;
mod recovery_codes;
mod sign_ins;
mod verify;
mod workspaces;

use std::sync::Arc;

use countersign_policy::Budget;
use tokio::sync::Semaphore;

pub use client::{Browser, PassedSignIn};
pub use error::Error;
pub use presented::Presented;
pub use sign_ins::{NewClientToken, StartedSignIn};

use countersign_store::Store;
use countersign_store::entropy::{Entropy, NoEntropy};
use countersign_store::sealing::KeyRing;

/// The verifier: a store, the keys that open its secrets, and a source of random bytes.
#[derive(Clone)]
pub struct Service {
    store: Store,
    keys: Arc<KeyRing>,
    entropy: Arc<dyn Entropy>,
    budget: Budget,
    /// Password hashes take memory and a core: as many run at once as there are cores.
    hashing: Arc<Semaphore>,
}

impl Service {
    /// A verifier over `store`.
    #[must_use]
    pub fn new(store: Store, keys: KeyRing, entropy: Arc<dyn Entropy>) -> Self {
        let cores = std::thread::available_parallelism().map_or(1, Into::into);
        Self {
            store,
            keys: Arc::new(keys),
            entropy,
            budget: Budget::DEFAULT,
            hashing: Arc::new(Semaphore::new(cores)),
        }
    }

    /// Whether the store answers.
    ///
    /// # Errors
    /// When it does not.
    pub async fn ready(&self) -> Result<(), Error> {
        Ok(self.store.ready().await?)
    }

    /// Removes what can do nothing any more: dead tokens, set-ups nobody finished, sign-ins long over. The number of rows.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn sweep(&self) -> Result<u64, Error> {
        self.store
            .write(|tx| countersign_store::sweep(tx).map_err(Error::from))
            .await
    }

    fn draw<const N: usize>(&self) -> Result<[u8; N], NoEntropy> {
        self.entropy.bytes()
    }
}
