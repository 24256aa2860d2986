//! The helpdesk in one process with a verifier that speaks the contract, driven as a browser would.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "helpers of tests may fail loudly too"
)]

mod api;
mod browser;
mod confirm;
mod devices;
mod doors;
mod forms;
mod guessing;
mod kept;
mod pages;
mod password;
mod sign_in;
mod support;
mod team;
mod verifier_down;
