//! What the verifier's suites share: its arguments, chosen by a test. A clock to turn, and random bytes to choose.
#![deny(missing_docs)]

mod clock;
mod entropy;

pub use clock::{START, TurnedClock};
pub use entropy::ChosenEntropy;
