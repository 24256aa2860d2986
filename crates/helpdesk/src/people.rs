//! The people of the support team, and its customers who have an account.

use rusqlite::{Connection, OptionalExtension, Row, params};

use crate::{password::PasswordHash, role::Role};

/// Someone who can sign in.
#[derive(Clone, Debug)]
pub struct Person {
    /// Also the member id at the verifier.
    pub id: String,
    pub email: String,
    pub name: String,
    pub role: Role,
    /// Whether they come by Fernway's identity provider, and by no other door.
    pub sso: bool,
    /// In the form of E.164.
    pub phone: Option<String>,
    /// What mails to them are written in, such as `de`.
    pub language: Option<String>,
}

impl Person {
    /// Whether this person may give another one a new password: one of ours, not of the identity
    /// provider's.
    #[must_use]
    pub fn may_reset(&self, other: &Self) -> bool {
        self.id != other.id && self.role.looks_after(other.role) && !other.sso
    }

    pub(crate) fn from_row(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            id: row.get("id")?,
            email: row.get("email")?,
            name: row.get("name")?,
            role: row.get("role")?,
            sso: row.get("sso")?,
            phone: row.get("phone")?,
            language: row.get("language")?,
        })
    }
}

/// Whether there is anybody yet.
pub fn nobody_yet(db: &Connection) -> rusqlite::Result<bool> {
    db.query_row("select not exists (select 1 from people)", [], |row| {
        row.get(0)
    })
}

/// Adds a person.
pub fn add(db: &Connection, person: &Person, password: &PasswordHash) -> rusqlite::Result<()> {
    db.execute(
        "insert into people (id, email, name, role, sso, phone, language, password_hash)
         values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        params![
            person.id,
            person.email,
            person.name,
            person.role.as_str(),
            person.sso,
            person.phone,
            person.language,
            password.as_str()
        ],
    )?;
    Ok(())
}

/// A person, and what their password is checked against.
pub type Found = (Person, PasswordHash);

/// Finds a person by what they type.
pub fn by_email(db: &Connection, email: &str) -> rusqlite::Result<Option<Found>> {
    one(db, "select * from people where email = ?1", email.trim())
}

/// Finds a person by id.
pub fn by_id(db: &Connection, id: &str) -> rusqlite::Result<Option<Found>> {
    one(db, "select * from people where id = ?1", id)
}

fn one(db: &Connection, sql: &str, by: &str) -> rusqlite::Result<Option<Found>> {
    db.query_row(sql, [by], |row| {
        let hash = PasswordHash::from_stored(row.get("password_hash")?);
        Ok((Person::from_row(row)?, hash))
    })
    .optional()
}

/// Everybody, by name.
pub fn all(db: &Connection) -> rusqlite::Result<Vec<Person>> {
    db.prepare("select * from people order by name")?
        .query_map([], Person::from_row)?
        .collect()
}

/// Replaces somebody's password, and remembers that the verifier is still to be told.
pub fn set_password(db: &Connection, id: &str, password: &PasswordHash) -> rusqlite::Result<()> {
    db.execute(
        "update people set password_hash = ?2 where id = ?1",
        [id, password.as_str()],
    )?;
    db.execute(
        "insert or ignore into unreported_passwords values (?1)",
        [id],
    )?;
    Ok(())
}

/// Whether the verifier is still to be told of somebody's new password.
pub fn is_unreported(db: &Connection, id: &str) -> rusqlite::Result<bool> {
    db.query_row(
        "select exists (select 1 from unreported_passwords where person = ?1)",
        [id],
        |row| row.get(0),
    )
}

/// The verifier was told.
pub fn set_reported(db: &Connection, id: &str) -> rusqlite::Result<()> {
    db.execute("delete from unreported_passwords where person = ?1", [id])?;
    Ok(())
}
