//! Countersign's verifier, to embed in a program: every decision is a method of [`service::Service`], and [`http`] serves
//! them. The command `countersign` (the crate of that name) wires both to a command line.
#![deny(missing_docs)]

pub mod http;
pub mod service;

pub use countersign_policy::Timestamp;
pub use countersign_store as store;

// What the floors above the store speak of. `http` names these and never the store.
pub(crate) use countersign_store::{clock, ids, model, token};
