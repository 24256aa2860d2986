//! Sessions: what a browser holds once both factors have been passed.

use rusqlite::{Connection, OptionalExtension, params};

use crate::{cookies::SESSION, countersign::Passed, people::Person, token::TokenHash};

/// Opens a session for the member who passed: without [`Passed`] there is none.
pub fn open(db: &Connection, passed: &Passed, token: &TokenHash, now: i64) -> rusqlite::Result<()> {
    db.execute("delete from sessions where expires_at <= ?1", [now])?;
    db.execute(
        "insert into sessions (token_hash, person, expires_at) values (?1, ?2, ?3)",
        params![token, passed.member(), now + SESSION.seconds()],
    )?;
    Ok(())
}

/// Who holds this session, unless it has ended.
pub fn person(db: &Connection, token: &TokenHash, now: i64) -> rusqlite::Result<Option<Person>> {
    db.query_row(
        "select people.* from sessions join people on people.id = sessions.person
          where token_hash = ?1 and expires_at > ?2",
        params![token, now],
        Person::from_row,
    )
    .optional()
}

/// Ends a session.
pub fn close(db: &Connection, token: &TokenHash) -> rusqlite::Result<()> {
    db.execute("delete from sessions where token_hash = ?1", [token])?;
    Ok(())
}
