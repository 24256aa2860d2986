//! Sessions: what a browser holds once both factors have been passed.

use rusqlite::{Connection, OptionalExtension, params};

use crate::{
    assurance::Assurance, cookies::SESSION, countersign::Passed, password::PasswordHash,
    people::Person, token::TokenHash,
};

/// Opens a session for the member who passed: without [`Passed`] there is none, nor when `password`,
/// which they began with, is theirs no more.
pub fn open(
    db: &Connection,
    passed: &Passed,
    password: &PasswordHash,
    token: &TokenHash,
    now: i64,
) -> rusqlite::Result<bool> {
    db.execute("delete from sessions where expires_at <= ?1", [now])?;
    let opened = db.execute(
        "insert into sessions (token_hash, person, expires_at, assurance)
         select ?1, id, ?2, ?5 from people where id = ?3 and password_hash = ?4",
        params![
            token,
            now + SESSION.seconds(),
            passed.member,
            password.as_str(),
            passed.assurance
        ],
    )?;
    if opened == 0 {
        return Ok(false);
    }
    if passed.failures_before > 0 {
        db.execute(
            "insert into warnings (session, failures) values (?1, ?2)",
            params![token, passed.failures_before],
        )?;
    }
    Ok(true)
}

/// A session that has not ended.
pub struct Held {
    pub person: Person,
    pub assurance: Assurance,
    /// Wrong codes that the person is warned of.
    pub failures_before: u32,
}

/// Who holds this session, unless it has ended.
pub fn held(db: &Connection, token: &TokenHash, now: i64) -> rusqlite::Result<Option<Held>> {
    db.query_row(
        "select people.*, assurance, coalesce(failures, 0) as failures
           from sessions join people on people.id = sessions.person
           left join warnings on warnings.session = sessions.token_hash
          where token_hash = ?1 and expires_at > ?2",
        params![token, now],
        |row| {
            Ok(Held {
                person: Person::from_row(row)?,
                assurance: row.get("assurance")?,
                failures_before: row.get("failures")?,
            })
        },
    )
    .optional()
}

/// Takes the warning off a session.
pub fn unwarn(db: &Connection, token: &TokenHash) -> rusqlite::Result<()> {
    db.execute("delete from warnings where session = ?1", [token])?;
    Ok(())
}

/// Ends all of somebody's sessions, but for one that may stay.
pub fn close_all(db: &Connection, person: &str, but: Option<&TokenHash>) -> rusqlite::Result<()> {
    db.execute(
        "delete from sessions where person = ?1 and token_hash is not ?2",
        params![person, but],
    )?;
    Ok(())
}

/// Ends a session.
pub fn close(db: &Connection, token: &TokenHash) -> rusqlite::Result<()> {
    db.execute("delete from sessions where token_hash = ?1", [token])?;
    Ok(())
}
