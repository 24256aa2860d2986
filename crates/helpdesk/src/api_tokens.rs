//! Tokens for programs: made in the settings by somebody who is signed in, or for an hour by a password, where the
//! policy lets it.

use rusqlite::{Connection, OptionalExtension, Row, params};

use crate::{
    countersign::Passed, password::PasswordHash, people::Person, signed_in::SignedIn,
    token::TokenHash,
};

/// How long a token lasts that a password gave, in seconds.
pub const BY_PASSWORD: i64 = 3600;

/// How long one lasts that was made in the settings.
pub const BY_PERSON: i64 = 90 * 24 * 3600;

/// A token, as the settings list it.
pub struct ApiToken {
    pub id: i64,
    pub name: String,
    pub expires_at: i64,
}

impl ApiToken {
    fn from_row(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            id: row.get("id")?,
            name: row.get("name")?,
            expires_at: row.get("expires_at")?,
        })
    }
}

/// Opens one for the member whom the verifier let in, unless `password`, which they began with, is theirs no more.
pub fn open(
    db: &Connection,
    passed: &Passed,
    password: &PasswordHash,
    token: &TokenHash,
    now: i64,
) -> rusqlite::Result<bool> {
    let opened = db.execute(
        "insert into api_tokens (token_hash, person, name, expires_at)
         select ?1, id, 'By password', ?2 from people where id = ?3 and password_hash = ?4",
        params![token, now + BY_PASSWORD, passed.member, password.as_str()],
    )?;
    Ok(opened == 1)
}

/// Makes one for somebody with a session.
pub fn make(
    db: &Connection,
    by: &SignedIn,
    name: &str,
    token: &TokenHash,
    now: i64,
) -> rusqlite::Result<()> {
    db.execute("delete from api_tokens where expires_at <= ?1", [now])?;
    db.execute(
        "insert into api_tokens (token_hash, person, name, expires_at) values (?1, ?2, ?3, ?4)",
        params![token, by.person.id, name, now + BY_PERSON],
    )?;
    Ok(())
}

/// Whose token that is, unless it has ended.
pub fn person(db: &Connection, token: &TokenHash, now: i64) -> rusqlite::Result<Option<Person>> {
    db.query_row(
        "select people.* from api_tokens join people on people.id = api_tokens.person
          where token_hash = ?1 and expires_at > ?2",
        params![token, now],
        Person::from_row,
    )
    .optional()
}

/// Somebody's tokens, the newest first.
pub fn of(db: &Connection, person: &str, now: i64) -> rusqlite::Result<Vec<ApiToken>> {
    db.prepare("select * from api_tokens where person = ?1 and expires_at > ?2 order by id desc")?
        .query_map(params![person, now], ApiToken::from_row)?
        .collect()
}

/// Ends one of somebody's tokens.
pub fn close(db: &Connection, person: &str, id: i64) -> rusqlite::Result<()> {
    db.execute(
        "delete from api_tokens where person = ?1 and id = ?2",
        params![person, id],
    )?;
    Ok(())
}

/// Ends all of them.
pub fn close_all(db: &Connection, person: &str) -> rusqlite::Result<()> {
    db.execute("delete from api_tokens where person = ?1", [person])?;
    Ok(())
}
