//! What the verifier's suites share: its arguments, chosen by a test. A clock to turn, random bytes to choose,
//! an authenticator app.
#![deny(missing_docs)]
#![allow(clippy::expect_used, reason = "a test that cannot go on says where")]

mod authenticator;
mod clock;
mod entropy;

pub use authenticator::Authenticator;
pub use clock::{START, TurnedClock};
pub use entropy::ChosenEntropy;
