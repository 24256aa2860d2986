//! Countersign's verifier.
#![deny(missing_docs)]

pub mod clock;
pub mod entropy;
mod hashing;
pub mod http;
pub mod ids;
mod labels;
pub mod model;
pub mod sealing;
pub mod service;
pub mod store;
pub mod token;

pub use countersign_policy::Timestamp;
