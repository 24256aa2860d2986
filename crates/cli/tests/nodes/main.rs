//! The real binary, really started, really killed: what holds between processes.
//!
//! Each test's name begins with the id of the line in `security.md` it proves. PostgreSQL is a real server, named by
//! `COUNTERSIGN_TEST_POSTGRES` (`scripts/test` starts one).
#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot go on says where"
)]

mod cluster;
mod crash;
mod crowded;
mod delivery;
mod encrypted;
mod gone;
mod inbox;
mod killed;
mod node;
mod once;
mod parallel;
mod quiet;
mod unread;
