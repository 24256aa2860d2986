//! What every engine must keep: one suite, run on SQLite and on PostgreSQL.
//!
//! Each test's name begins with the id of the line in `security.md` it proves. PostgreSQL is a real server, named by
//! `COUNTERSIGN_TEST_POSTGRES` (`scripts/test` starts one); each test has a database of its own.
#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot go on says where"
)]

mod actions;
mod addresses;
mod admins;
mod budget;
mod chain;
mod concurrency;
mod devices;
mod doors;
mod enrollment;
mod entrances;
mod grace;
mod guesses;
mod guessing;
mod hotp;
mod links;
mod mailbox;
mod members;
mod notices;
mod once;
mod outbox;
mod policy;
mod proofs;
mod recent;
mod recovery;
mod reminders;
mod resets;
mod sent_codes;
mod sign_ins;
mod single_use;
mod tenancy;
mod time;
mod ways_in;
mod world;

/// Runs each test on both engines.
macro_rules! on_both_engines {
    ($($name:ident),+ $(,)?) => {$(
        mod $name {
            use crate::world::World;

            #[tokio::test(flavor = "multi_thread", worker_threads = 4)]
            async fn sqlite() {
                super::$name(&World::on_sqlite().await).await;
            }

            #[tokio::test(flavor = "multi_thread", worker_threads = 4)]
            async fn postgres() {
                let world = World::on_postgres().await;
                super::$name(&world).await;
                world.remove().await;
            }
        }
    )+};
}
use on_both_engines;
