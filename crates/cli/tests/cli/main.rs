//! The command as its users meet it: the real binary, real folders, a real port.
#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test that cannot go on says where"
)]

mod advice;
mod events;
mod folder;
mod init;
mod offline;
mod operator;
mod people;
mod policy;
mod reached;
mod samples;
mod secrecy;
mod server;
mod service;
