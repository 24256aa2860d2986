//! The helpdesk in one process with a verifier that speaks the contract, driven as a browser would.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "helpers of tests may fail loudly too"
)]

mod forms;
mod guessing;
mod kept;
mod pages;
mod sign_in;
mod support;
mod verifier_down;
