//! The tables, brought up to date on either engine by the same files.

use refinery_core::{Migration, Runner};

use super::StoreError;

/// Every migration, oldest first. A file that was released is never edited: the runner refuses one that changed.
const MIGRATIONS: [(&str, &str); 1] = [(
    "V1__foundation",
    include_str!("migrations/V1__foundation.sql"),
)];

pub(super) fn runner() -> Result<Runner, StoreError> {
    let migrations = MIGRATIONS
        .iter()
        .map(|(name, sql)| Migration::unapplied(name, sql));
    let runner = Runner::new(&migrations.collect::<Result<Vec<_>, _>>()?);
    // Tables and the note that they are there in one transaction: a stop between the two could not be mended.
    Ok(runner.set_grouped(true))
}
