use countersign_store::StoreError;
use countersign_store::entropy::NoEntropy;
use countersign_store::hashing::HashingError;
use countersign_store::sealing::SealError;

/// Why something could not be done. A code that is not accepted is no error: it is an answer.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The key or token is unknown, or was ended.
    #[error("this key or token is not known here, or was ended")]
    Unauthenticated,
    /// The caller may not do this.
    #[error("{0}")]
    Forbidden(&'static str),
    /// There is none such (in this workspace).
    #[error("there is no such {0} in this workspace")]
    NotFound(&'static str),
    /// It was there, and its time is over.
    #[error("this {0} has expired; begin again")]
    Gone(&'static str),
    /// It is not in a state for this.
    #[error("{0}")]
    Conflict(&'static str),
    /// A change to the factors asks for a code first.
    #[error("this change asks for a code first: step up with one of your factors")]
    StepUpRequired,
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// A secret could not be sealed.
    #[error(transparent)]
    Seal(#[from] SealError),
    /// A recovery code could not be hashed.
    #[error(transparent)]
    Hashing(#[from] HashingError),
    /// The system gave no random bytes.
    #[error(transparent)]
    Entropy(#[from] NoEntropy),
}
