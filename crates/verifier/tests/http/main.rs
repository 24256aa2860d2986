//! The contract of HTTP, and what must never happen over it.
//!
//! Tests begin with the id of the line in `security.md` that they prove. Whatever a test asks, [`world`] holds the answer
//! to what every answer must be: documented, sealed against caches and sniffing, and a problem when it is not a success.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot go on has failed"
)]

mod actions;
mod admin;
mod backend;
mod budget;
mod call;
mod client;
mod cors;
mod description;
mod devices;
mod doors;
mod hostile;
mod links;
mod mailbox;
mod members;
mod once;
mod pages;
mod policy;
mod problems;
mod receipts;
mod report;
mod requests;
mod routes;
mod secrecy;
mod serving;
mod skipping;
mod tenancy;
mod time;
mod verifier;
mod world;
