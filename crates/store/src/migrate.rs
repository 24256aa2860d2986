//! The tables, brought up to date on either engine by the same files.

use refinery_core::{Migration, Runner};

use super::StoreError;

/// Every migration, oldest first. A file that was released is never edited: the runner refuses one that changed.
const MIGRATIONS: &[(&str, &str)] = &[
    (
        "V1__foundation",
        include_str!("migrations/V1__foundation.sql"),
    ),
    ("V2__doors", include_str!("migrations/V2__doors.sql")),
    ("V3__origins", include_str!("migrations/V3__origins.sql")),
    ("V4__policy", include_str!("migrations/V4__policy.sql")),
    ("V5__answers", include_str!("migrations/V5__answers.sql")),
    ("V6__chain", include_str!("migrations/V6__chain.sql")),
    ("V7__resets", include_str!("migrations/V7__resets.sql")),
    ("V8__admin", include_str!("migrations/V8__admin.sql")),
    ("V9__actions", include_str!("migrations/V9__actions.sql")),
    (
        "V10__reminders",
        include_str!("migrations/V10__reminders.sql"),
    ),
];

/// The version that a database has which is up to date.
pub(super) fn newest() -> Result<i64, StoreError> {
    let runner = runner()?;
    let versions = runner
        .get_migrations()
        .iter()
        .map(|migration| i64::from(migration.version()));
    Ok(versions.max().unwrap_or_default())
}

pub(super) fn runner() -> Result<Runner, StoreError> {
    let migrations = MIGRATIONS
        .iter()
        .map(|(name, sql)| Migration::unapplied(name, sql));
    let runner = Runner::new(&migrations.collect::<Result<Vec<_>, _>>()?);
    // Tables and the note that they are there in one transaction: a stop between the two could not be mended.
    Ok(runner.set_grouped(true))
}

#[cfg(test)]
mod tests {
    use super::runner;
    use refinery_core::Target;

    const WORKSPACES: &str = r#"
        INSERT INTO workspaces (id, name, origins, created_at) VALUES ('ws_1', 'None', '[]', 1);
        INSERT INTO workspaces (id, name, origins, created_at) VALUES ('ws_2', 'One', '["https://app.example.org"]', 2);
        INSERT INTO workspaces (id, name, origins, created_at)
        VALUES ('ws_3', 'Several', '["http://[::1]:8601","https://app.example.org","http://127.0.0.1:80"]', 3);"#;
    const LISTED: &str = "SELECT workspace_id, origin FROM origins ORDER BY workspace_id, place";

    fn assert_moved(listed: &[(String, String)]) {
        let listed: Vec<_> = listed
            .iter()
            .map(|(workspace, origin)| (workspace.as_str(), origin.as_str()))
            .collect();
        assert_eq!(
            listed,
            [
                ("ws_2", "https://app.example.org"),
                ("ws_3", "http://[::1]:8601"),
                ("ws_3", "https://app.example.org"),
                ("ws_3", "http://127.0.0.1:80"),
            ]
        );
    }

    #[test]
    fn the_first_versions_origins_are_kept_on_sqlite() {
        let mut database = rusqlite::Connection::open_in_memory().unwrap();
        let first = runner().unwrap().set_target(Target::Version(1));
        first.run(&mut database).unwrap();
        database.execute_batch(WORKSPACES).unwrap();
        runner().unwrap().run(&mut database).unwrap();
        let mut listed = database.prepare(LISTED).unwrap();
        let listed = listed
            .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))
            .unwrap();
        assert_moved(&listed.map(Result::unwrap).collect::<Vec<_>>());
    }

    #[test]
    fn the_first_versions_origins_are_kept_on_postgres() {
        let server = std::env::var("COUNTERSIGN_TEST_POSTGRES").expect(
            "COUNTERSIGN_TEST_POSTGRES names the server to test on; scripts/postgres starts one",
        );
        let mut database = postgres::Client::connect(&server, postgres::NoTls).unwrap();
        // A schema of this session's own, gone with it.
        database
            .batch_execute("SET search_path TO pg_temp")
            .unwrap();
        let first = runner().unwrap().set_target(Target::Version(1));
        first.run(&mut database).unwrap();
        database.batch_execute(WORKSPACES).unwrap();
        runner().unwrap().run(&mut database).unwrap();
        let rows = database.query(LISTED, &[]).unwrap();
        let listed: Vec<_> = rows.iter().map(|row| (row.get(0), row.get(1))).collect();
        assert_moved(&listed);
    }
}
