//! Who needs a second factor, by when, and how often they may guess.
//!
//! Everything here is a pure function of its arguments: no clock, no randomness, no store. The verifier asks before it
//! acts, and the same answers can be shown to an administrator before anything changes.
//!
//! ```
//! use countersign_policy::{Admission, Budget, Timestamp};
//!
//! let budget = Budget::DEFAULT;
//! let now = Timestamp::from_unix_seconds(1_700_000_000);
//! // The fifth wrong code in a row begins the first wait …
//! let retry_at = budget.retry_at(5, now).unwrap();
//! assert_eq!(budget.admit(5, Some(retry_at), now), Admission::Wait { until: retry_at });
//! // … and at exactly its end the next try is taken.
//! assert_eq!(budget.admit(5, Some(retry_at), retry_at), Admission::Go);
//! ```
#![no_std]
#![deny(missing_docs)]

extern crate alloc;

mod bounded;
mod budget;
mod decision;
mod facts;
mod in_force;
mod long_account;
mod method;
mod network;
mod policy;
mod preset;
mod rate;
mod role;
mod timestamp;

pub use bounded::{Bounded, OutOfBounds};
pub use budget::{Admission, Budget};
pub use decision::{Channel, Circumstances, Decision, Denial, Device, Ease, Enrollment, decide};
pub use facts::{Factors, Facts, Granted, Required};
pub use in_force::{InForce, Since};
pub use long_account::LongAccount;
pub use method::{Assurance, FactorKind, Method};
pub use network::Network;
pub use policy::{
    Advice, Api, ApiPassword, AppTerms, BudgetTerms, CodeSeconds, Country, EmailTerms, EndUserMode,
    Floor, Floors, Mark, Methods, NotACountry, Policy, PolicyError, Recovery, Removal, RemovedBy,
    Requirement, Shown, SmsTerms, TeamMode, TrustedDevices,
};
pub use preset::Preset;
pub use rate::Rate;
pub use role::{Role, Setting, Surface};
pub use timestamp::Timestamp;
