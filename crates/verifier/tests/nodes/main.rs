//! The real binary, really started, really killed: what holds between processes.
//!
//! Each test's name begins with the id of the line in `security.md` it proves. PostgreSQL is a real server, named by
//! `COUNTERSIGN_TEST_POSTGRES` (`scripts/test` starts one).

mod encrypted;
mod killed;
mod node;
mod parallel;
mod quiet;
