//! The people of the support team.

use rusqlite::{
    Connection, OptionalExtension, Row, params,
    types::{FromSql, FromSqlError, FromSqlResult, ValueRef},
};

use crate::password::PasswordHash;

/// What someone may do. The inbox shows it; Countersign's policies will ask for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    Owner,
    Agent,
}

impl Role {
    /// The word for it, stored and shown.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Owner => "owner",
            Self::Agent => "agent",
        }
    }
}

impl FromSql for Role {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        match value.as_str()? {
            "owner" => Ok(Self::Owner),
            "agent" => Ok(Self::Agent),
            _ => Err(FromSqlError::InvalidType),
        }
    }
}

/// Someone who can sign in.
#[derive(Clone, Debug)]
pub struct Person {
    /// Also the member id at the verifier: lower-case letters, digits and hyphens.
    pub id: String,
    pub email: String,
    pub name: String,
    pub role: Role,
}

impl Person {
    pub(crate) fn from_row(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            id: row.get("id")?,
            email: row.get("email")?,
            name: row.get("name")?,
            role: row.get("role")?,
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
        "insert into people (id, email, name, role, password_hash) values (?1, ?2, ?3, ?4, ?5)",
        params![
            person.id,
            person.email,
            person.name,
            person.role.as_str(),
            password.as_str()
        ],
    )?;
    Ok(())
}

/// Finds a person and what their password is checked against.
pub fn by_email(db: &Connection, email: &str) -> rusqlite::Result<Option<(Person, PasswordHash)>> {
    db.query_row(
        "select * from people where email = ?1",
        [email.trim()],
        |row| {
            Ok((
                Person::from_row(row)?,
                PasswordHash::from_stored(row.get("password_hash")?),
            ))
        },
    )
    .optional()
}
