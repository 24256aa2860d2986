//! What the verifier speaks of. How it is written as JSON is not said here: `http::shapes` of the verifier says it.

mod action;
mod address;
mod brand;
mod coverage;
mod device;
mod event;
mod factor;
mod label;
mod member;
mod origin;
mod page;
mod policy;
mod report;
mod reset;
mod sign_in;
mod verification;
mod workspace;

pub use action::{Action, ActionError, Parameters};
pub use address::{
    Address, AddressError, AddressKind, AddressSource, Confirmed, ConfirmedBy, EmailAddress,
    PhoneNumber, mask,
};
pub use brand::{Brand, BrandError, Color, Logo};
pub use countersign_policy::{
    Advice, Assurance, Channel, Enrollment, FactorKind, Floor, Mark, Method, Role, Setting, Shown,
    Surface,
};
pub use coverage::{Count, CountedDay, Covered, Day};
pub use device::{DAY, Device, IssuedDevice};
pub use event::{AdminAct, Event, EventKind, EventName};
pub use factor::{Confirmation, Factor, FactorStatus, PendingFactor};
pub use label::{Label, LabelError};
pub use member::{Member, MemberStatus, Profile};
pub use origin::{Origin, OriginError};
pub use page::{Page, PageSize};
pub use policy::PolicyChange;
pub use report::{ReportRow, ReportState, ReportedFactor};
pub use reset::{AskedBy, CancelledBy, LostWays, Reset, ResetStatus};
pub use sign_in::{
    ClientSession, Context, ContextError, Offer, Permissions, Purpose, RecentSignIn, Redeemed,
    ReturnTo, ReturnToError, SetUpOffer, SignIn, SignInStatus, Why,
};
pub use verification::{AcceptedCode, Reason, ReasonName, Refusal, Sent, Verification};
pub use workspace::{KeyInfo, Scope, Workspace, WorkspaceName, WorkspaceNameError};
