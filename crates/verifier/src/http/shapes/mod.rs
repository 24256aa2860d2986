//! Every JSON shape that the verifier answers with: over HTTP, and from the command line with `--json`.
//!
//! The service speaks in the types of `store::model`, which know nothing of JSON. Each shape here is made
//! from one of them, and is described in the OpenAPI document by its own fields.

mod address;
mod admin;
mod always;
mod announcement;
mod coverage;
mod device;
mod event;
mod factor;
mod ids;
mod member;
mod moment;
mod names;
mod policy;
mod problem;
mod recent;
mod recovery_codes;
mod report;
mod reset;
mod session;
mod sign_in;
mod verification;
mod word;

pub use address::{
    Address, AddressConfirmation, AddressConfirmed, Addresses, ConfirmedAddress, UnconfirmedAddress,
};
pub use admin::{
    AdminPolicy, FactorCounts, GrantedDeadline, MemberFacts, MemberInFull, RequiredSince,
    RosterMember, RosterPage,
};
pub use always::{Always, No, Yes};
pub use announcement::Announcement;
pub use coverage::{Coverage, CoveredDay, CoveredRole};
pub use device::{Device, Devices, IssuedDevice};
pub use event::{Event, EventsPage};
pub use factor::{Confirmation, Confirmed, Factor, Factors, ImportedFactor, PendingFactor};
pub use ids::{AddressId, DeviceId, EventId, FactorId, KeyId, ResetId, SignInId, WorkspaceId};
pub use member::{Member, MemberRequirement, MemberWithAddresses, MembersPage, MembersWritten};
pub use moment::Moment;
pub use names::{Label, MemberId};
pub use policy::{
    MemberChange, PolicyChange, PolicyHistory, PolicyInForce, PolicyPreset, PolicyPresets,
    PolicyPreview,
};
pub use problem::{Problem, ProblemName};
pub use recent::{RecentSignIn, RecentSignIns};
pub use recovery_codes::{IssuedCodes, RecoveryCodes};
pub use report::{ReportRow, ReportedFactor};
pub use reset::{
    LostDevice, Reset, ResetAskedBy, ResetLink, ResetProof, ResetUnderWay, ResetWaiting, ResetsPage,
};
pub use session::{
    Brand, KindOffered, MethodOffered, Permissions, RecoveryOffered, Session, SessionMember,
    SessionStatus, SetUpOffered,
};
pub use sign_in::{Purposed, Receipt, Redeemed, SettledSignIn, SignIn};
pub use verification::{AcceptedCode, Refusal, Sent, Verification};
pub use word::{
    AddressKind, Advice, Assurance, Channel, ClosedList, ConfirmedBy, EventName, FactorKind,
    FactorStatus, Language, Mark, MemberStatus, Method, Purpose, Reason, ReportFormat, ReportState,
    ResetStatus, Role, Scope, Setting, Shown, SignInStatus, Surface, Why, Word,
};
