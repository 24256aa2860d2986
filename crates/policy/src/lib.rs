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

mod budget;
mod decision;
mod long_account;
mod network;
mod rate;
mod timestamp;

pub use budget::{Admission, Budget};
pub use decision::{Decision, Denial, Standing, decide};
pub use long_account::LongAccount;
pub use network::Network;
pub use rate::Rate;
pub use timestamp::Timestamp;
