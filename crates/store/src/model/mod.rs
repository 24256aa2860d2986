//! What the verifier speaks of, in the shapes that HTTP and the command line show.

mod event;
mod factor;
mod label;
mod member;
mod origin;
mod page;
mod sign_in;
mod verification;
mod workspace;

pub use event::{Event, EventKind};
pub use factor::{Confirmation, Factor, FactorKind, FactorStatus, PendingFactor};
pub use label::{Label, LabelError};
pub use member::{Member, MemberStatus};
pub use origin::{Origin, OriginError};
pub use page::{Page, PageSize};
pub use sign_in::{
    ClientSession, Context, ContextError, Purpose, Redeemed, ReturnTo, ReturnToError, SignIn,
    SignInStatus,
};
pub use verification::{AcceptedCode, Method, Reason, Refusal, Verification};
pub use workspace::{KeyInfo, Workspace, WorkspaceName, WorkspaceNameError};
