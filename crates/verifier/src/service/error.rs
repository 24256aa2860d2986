use countersign_delivery::WordsError;
use countersign_store::chain::UnsealedError;
use countersign_store::entropy::NoEntropy;
use countersign_store::hashing::HashingError;
use countersign_store::methods::sent::SendError;
use countersign_store::sealing::SealError;
use countersign_store::{KeepError, StoreError};

/// Why something could not be done. A code that is not accepted is no error: it is an answer.
///
/// Every variant has a name of its own in the problem documents; nobody reads the sentences but people.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The key or token is unknown, or was revoked.
    #[error("this key or token is not known here, or was revoked")]
    Unauthenticated,
    /// The caller may not do this.
    #[error(transparent)]
    Forbidden(#[from] Forbidden),
    /// The workspace has nothing of this name.
    #[error("there is no such {0} in this workspace")]
    NotFound(Noun),
    /// It was there, and its time is over.
    #[error(transparent)]
    Gone(#[from] Gone),
    /// Something is not in a state for this.
    #[error(transparent)]
    Conflict(#[from] Conflict),
    /// `return_to` leads to an origin that the workspace does not list (S33).
    #[error(
        "{origin} is not an origin that this workspace lists; add it, with DIR for the data folder of `countersign serve`: \
         countersign workspace origins {} --data DIR --add {origin}", quoted(.workspace)
    )]
    ReturnToNotListed {
        /// The origin that it leads to.
        origin: String,
        /// The workspace's name.
        workspace: String,
    },
    /// The member began too many sign-ins of late.
    #[error("too many sign-ins of this member were begun of late; try again later")]
    TooManySignIns {
        /// Seconds until the next one is taken.
        seconds: u32,
    },
    /// A code was sent of late.
    #[error("a code was sent a moment ago; ask for the next one later")]
    SentLately {
        /// Seconds until the next one is.
        seconds: u32,
    },
    /// As many password hashes are waiting as may, or one of this member's is being made (S30).
    #[error("the verifier is making as many password hashes as it may; try again in a moment")]
    Busy,
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// A secret could not be sealed.
    #[error(transparent)]
    Seal(#[from] SealError),
    /// A recovery code could not be hashed.
    #[error(transparent)]
    Hashing(#[from] HashingError),
    /// There are no words for something.
    #[error(transparent)]
    Words(#[from] WordsError),
    /// The system gave no random bytes.
    #[error(transparent)]
    Entropy(#[from] NoEntropy),
}

/// As a shell takes it for one word.
fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', r"'\''"))
}

impl From<UnsealedError> for Error {
    fn from(error: UnsealedError) -> Self {
        match error {
            UnsealedError::Seal(error) => error.into(),
            UnsealedError::Entropy(error) => error.into(),
            UnsealedError::Row => StoreError::Unexpected("an event's detail").into(),
        }
    }
}

impl From<SendError> for Error {
    fn from(error: SendError) -> Self {
        match error {
            SendError::Store(error) => error.into(),
            SendError::Seal(error) => error.into(),
        }
    }
}

/// What can be missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Noun {
    /// A workspace.
    Workspace,
    /// A member.
    Member,
    /// A factor of a member.
    Factor,
    /// A sign-in.
    SignIn,
    /// An API key.
    Key,
    /// An address of a member.
    Address,
    /// A browser of a member.
    Device,
    /// A lost factor that is to be taken away.
    Reset,
}

impl std::fmt::Display for Noun {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Workspace => "workspace",
            Self::Member => "member",
            Self::Factor => "factor",
            Self::SignIn => "sign-in",
            Self::Key => "key",
            Self::Address => "address",
            Self::Device => "device",
            Self::Reset => "reset",
        })
    }
}

/// Why the caller may not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Forbidden {
    /// The page that calls comes from an origin that the workspace does not list.
    #[error(
        "pages of this origin may not call for this workspace; add it with `countersign workspace origins NAME --data DIR --add URL`"
    )]
    OriginNotListed,
    /// The API key was made for other things.
    #[error("this API key does not have the scope that this route asks for")]
    Scope,
    /// The token is for something else.
    #[error(
        "this client token is for something else: a sign-in, the security page and the administrators' page have one each"
    )]
    WrongPurpose,
    /// A change to the factors asks for a code first.
    #[error("this change asks for a code first: step up with one of your factors")]
    StepUpRequired,
    /// There is a factor by now, so that knowing the password no longer suffices to add one.
    #[error("there is a factor by now; sign in again with it")]
    EnrolledAlready,
    /// The set-up can be put off no longer.
    #[error("a second factor must be set up before this sign-in can be passed")]
    MayNotSkip,
    /// The policy lets this role use no such factor.
    #[error("the policy of this workspace does not allow this here")]
    NotAllowed,
    /// The policy does not let the administrator's role do this.
    #[error("the policy of this workspace does not let a member of this role do it")]
    Role,
    /// The sign-in was for something else.
    #[error(
        "this sign-in was for something else: redeem it for the action and the parameters that it was begun with, or for none if it was begun with none"
    )]
    OtherAction,
    /// Nobody requires or permits a new set-up of their own.
    #[error("nobody resets their own second factor this way; another administrator does")]
    OwnReset,
    /// The receipt is another sign-in's, or nobody's.
    #[error("this is not the receipt of this sign-in")]
    ForeignReceipt,
}

/// What is over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Gone {
    /// The client token: used, ended by a change to the member, or too old.
    #[error("this session is over; go back to the website and begin again")]
    Token,
    /// The sign-in.
    #[error("this sign-in is over; go back to the website and sign in again")]
    SignIn,
    /// The set-up of a factor.
    #[error("this set-up took too long; begin a new one")]
    SetUp,
    /// The link: opened already, replaced by a newer one, or too old.
    #[error("this link is over; go back to the website and ask for a new one")]
    Link,
    /// The receipt.
    #[error("this receipt is too old; sign in again")]
    Receipt,
}

/// What is not in a state for this.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Conflict {
    /// The factor is confirmed.
    #[error("this factor is confirmed already")]
    FactorActive,
    /// The member has as many factors as one may have.
    #[error("this member has as many factors as one may have; remove one first")]
    FactorLimit,
    /// The member has as many set-ups under way as one may have.
    #[error("too many set-ups of this member are under way; finish one, or wait until they expire")]
    PendingLimit,
    /// There is a workspace of this name.
    #[error("there is a workspace of this name already")]
    NameTaken,
    /// There is no factor that recovery codes could stand in for.
    #[error("this member has no factor yet; recovery codes come with the first one")]
    NotEnrolled,
    /// The receipt was redeemed.
    #[error("this receipt was redeemed already")]
    ReceiptRedeemed,
    /// The sign-in is passed.
    #[error("this sign-in is passed already")]
    SignInPassed,
    /// The sign-in asks for a first factor.
    #[error("this sign-in asks for a first factor to be set up")]
    SignInEnrolls,
    /// The sign-in asks for a code.
    #[error("this sign-in asks for a code, not for a new factor")]
    SignInChallenges,
    /// The sign-in belongs to the browser that sent its first code (S28).
    #[error("this sign-in was begun in another browser; go back to the website and sign in again")]
    OtherBrowser,
    /// No app can show the workspace's name with the member's label.
    #[error("no authenticator app can show this workspace's name or this member's label")]
    Unshowable,
    /// There is a factor already, whose recovery codes are the member's.
    #[error("this member has a factor already; recovery codes are renewed, not drafted")]
    EnrolledBefore,
    /// The set-up showed as many sets of recovery codes as one may.
    #[error("this set-up has shown as many sets of recovery codes as it may; begin a new one")]
    DraftLimit,
    /// The factor's codes are none that are verified here.
    #[error(
        "codes of Steam, codes that are shown for more than 120 seconds and counters past 2^53 are not verified here"
    )]
    NotImportable,
    /// The method cannot pass this.
    #[error("this cannot be passed that way; the session names the methods that it offers")]
    MethodNotOffered,
    /// The member has as many addresses as one may have.
    #[error("this member has as many addresses as one may have; remove one first")]
    AddressLimit,
    /// Another policy came first.
    #[error("the policy was changed meanwhile; read it again, and send its ETag as If-Match")]
    PolicyChanged,
    /// A requirement waits for the admin who switches.
    #[error(
        "whoever requires a second factor of others sets up their own first: `by` names an owner or admin who has one"
    )]
    AdminFirst,
    /// Another request was made under this key.
    #[error("this Idempotency-Key was sent with another request; a new request takes a new key")]
    KeyReused,
    /// The request was made before, and its answer is told no more.
    #[error(
        "this was done under this Idempotency-Key, and its answer is told no more: the member's factors changed since, or too long ago; to do it once more, send a new key"
    )]
    KeySpent,
    /// A reset of this member is under way.
    #[error("a reset of this member is under way; cancel it first")]
    ResetUnderWay,
    /// The reset was done, cancelled or refused.
    #[error("this reset is settled, or waits for nobody's permission")]
    ResetSettled,
    /// Something changed between two steps.
    #[error("something changed meanwhile; try again")]
    TryAgain,
}

impl From<KeepError> for Error {
    fn from(error: KeepError) -> Self {
        match error {
            KeepError::Seal(error) => error.into(),
            KeepError::Store(error) => error.into(),
        }
    }
}
