//! What the verifier does: every decision, each in one transaction. HTTP and the command line only translate.

mod addresses;
mod admin;
mod announcement;
mod api_keys;
mod authority;
mod carrying;
mod chain;
mod check;
mod confirming;
mod coverage;
mod devices;
mod enrollment;
mod error;
mod events;
mod factors;
mod hashing;
mod importing;
mod members;
mod once;
mod outbox;
mod passing;
mod policies;
mod recent;
mod recovery_codes;
mod reminders;
mod report;
mod resets;
mod roster;
mod security;
mod sending;
mod session;
mod sign_ins;
mod webhooks;
mod workspaces;

use std::sync::Arc;

pub use addresses::AddressConfirmation;
pub use admin::{MemberInFull, RosterEntry, WorkspaceCaller};
pub use authority::{Browser, Caller};
pub use carrying::Ways;
pub use chain::CheckedChain;
pub use countersign_store::entropy::NoEntropy;
pub use countersign_store::methods::Typed;
pub use countersign_store::{EventFilter, OnceKey, ResetsWanted, StoreError, Told};
pub use coverage::Coverage;
pub(crate) use enrollment::LARGEST_COUNTER;
pub use enrollment::{AddressSource, CodeSource, WantedFactor};
pub use error::{Conflict, Error, Forbidden, Gone, Noun};
pub use members::{GivenAddress, WantedMember, Written};
pub use once::{Creation, Reply};
pub use outbox::ShownMessage;
pub use passing::{Answer, LinkSession, Passage, PassedSignIn};
pub use policies::Preview;
pub use resets::{ResetLinkSession, ResetProof};
pub use security::NewClientToken;
pub use sign_ins::{StartedSignIn, WantedSignIn};

use hashing::HashQueue;

use countersign_store::Store;
use countersign_store::entropy::Entropy;
use countersign_store::sealing::KeyRing;

/// The verifier: a store, the keys that open its secrets, and a source of random bytes.
///
/// What opens or seals no secret needs no keys: it is there for an [`Operator`] too.
#[derive(Clone)]
pub struct Service<K = Keys> {
    store: Store,
    keys: K,
    entropy: Arc<dyn Entropy>,
    hashing: HashQueue,
}

/// The keys of a running verifier.
#[derive(Clone)]
pub struct Keys(Arc<KeyRing>);

/// No keys at all.
#[derive(Clone, Copy, Debug)]
pub struct NoKeys;

/// Whoever looks after a store and cannot open its secrets: the commands beside the service.
pub type Operator = Service<NoKeys>;

/// Keys that there may be.
pub trait Ring: Send + Sync {
    /// The ring, if there is one.
    fn ring(&self) -> Option<&Arc<KeyRing>>;
}

impl Ring for Keys {
    fn ring(&self) -> Option<&Arc<KeyRing>> {
        Some(&self.0)
    }
}

impl Ring for Option<Keys> {
    fn ring(&self) -> Option<&Arc<KeyRing>> {
        self.as_ref().map(|Keys(ring)| ring)
    }
}

impl Ring for NoKeys {
    fn ring(&self) -> Option<&Arc<KeyRing>> {
        None
    }
}

/// Whoever looks at what happened, with the keys to what is personal in it or without.
pub type Witness = Service<Option<Keys>>;

impl Witness {
    /// A witness over `store`.
    #[must_use]
    pub fn perhaps_with_keys(
        store: Store,
        keys: Option<KeyRing>,
        entropy: Arc<dyn Entropy>,
    ) -> Self {
        Self::over(store, keys.map(|keys| Keys(Arc::new(keys))), entropy)
    }
}

impl Service {
    /// A verifier over `store`.
    #[must_use]
    pub fn new(store: Store, keys: KeyRing, entropy: Arc<dyn Entropy>) -> Self {
        Self::over(store, Keys(Arc::new(keys)), entropy)
    }
}

impl Operator {
    /// An operator of `store`.
    #[must_use]
    pub fn without_keys(store: Store, entropy: Arc<dyn Entropy>) -> Self {
        Self::over(store, NoKeys, entropy)
    }
}

impl<K> Service<K> {
    fn over(store: Store, keys: K, entropy: Arc<dyn Entropy>) -> Self {
        Self {
            store,
            keys,
            entropy,
            hashing: HashQueue::new(),
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
        let mut gone = 0;
        loop {
            let some = self
                .store
                .write(|tx| countersign_store::sweep(tx).map_err(Error::from));
            match some.await? {
                0 => return Ok(gone),
                rows => gone += rows,
            }
        }
    }

    fn draw<const N: usize>(&self) -> Result<[u8; N], NoEntropy> {
        self.entropy.bytes()
    }
}
