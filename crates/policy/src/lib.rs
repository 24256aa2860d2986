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
// The tests, and what utoipa derives, need the standard library.
#![cfg_attr(not(any(test, feature = "utoipa")), no_std)]
#![deny(missing_docs)]

extern crate alloc;

mod admin_first;
mod assurance;
mod bounded;
mod budget;
mod circumstances;
mod decide;
mod decision;
mod factor_kind;
mod facts;
mod in_force;
mod long_account;
mod method;
mod network;
mod policy;
mod preset;
mod preview;
mod rate;
mod reminder;
mod required;
mod role;
mod setting;
mod since;
mod timestamp;
mod words;

pub use admin_first::AdminFirst;
pub use assurance::Assurance;
pub use bounded::{Bounded, OutOfBounds};
pub use budget::{Admission, Budget};
pub use circumstances::{Channel, Circumstances, Device};
pub use decide::{decide, decide_action};
pub use decision::{Decision, Denial, Ease, Enrollment};
pub use factor_kind::FactorKind;
pub use facts::{Factors, Facts, Granted};
pub use in_force::InForce;
pub use long_account::LongAccount;
pub use method::Method;
pub use network::Network;
pub use policy::{
    Advice, Api, ApiPassword, AppTerms, BudgetTerms, CodeSeconds, Country, EmailTerms, EndUserMode,
    EventTerms, Floor, Floors, Mark, Methods, NotACountry, Policy, PolicyError, Recovery,
    ReminderTerms, Removal, RemovedBy, Requirement, ResetTerms, SelfReset, Shown, SmsTerms,
    TeamMode, TrustedDevices,
};
pub use preset::Preset;
pub use preview::{Change, Effect, preview};
pub use rate::Rate;
pub use required::Required;
pub use role::{Role, Surface};
pub use setting::Setting;
pub use since::{Class, Since};
pub use timestamp::Timestamp;
