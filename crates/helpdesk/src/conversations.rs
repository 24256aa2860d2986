//! Conversations with customers.

use rusqlite::{
    Connection, OptionalExtension, Row, params,
    types::{FromSql, FromSqlError, FromSqlResult, ValueRef},
};
use serde::{Deserialize, Serialize};

/// Whether anybody still has to do something.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    #[default]
    Open,
    Closed,
}

impl Status {
    /// The word for it, stored and shown.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Closed => "closed",
        }
    }
}

impl FromSql for Status {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        match value.as_str()? {
            "open" => Ok(Self::Open),
            "closed" => Ok(Self::Closed),
            _ => Err(FromSqlError::InvalidType),
        }
    }
}

/// A conversation as the list shows it. Times are seconds since 1970, UTC.
#[derive(Clone, Debug, Serialize)]
pub struct Conversation {
    pub id: i64,
    pub subject: String,
    pub customer: String,
    pub email: String,
    pub status: Status,
    pub updated_at: i64,
    /// The latest message.
    pub latest: String,
    /// Whether the customer had the last word.
    pub waiting: bool,
}

/// One message.
#[derive(Clone, Debug)]
pub struct Message {
    /// Who of the team wrote it; `None` is the customer.
    pub by: Option<String>,
    pub body: String,
    pub at: i64,
}

const CONVERSATION: &str = "select c.*, latest.body as latest, latest.person is null as waiting
    from conversations c
    join messages latest on latest.id = (select max(id) from messages where conversation = c.id)";

impl Conversation {
    fn from_row(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            id: row.get("id")?,
            subject: row.get("subject")?,
            customer: row.get("customer")?,
            email: row.get("email")?,
            status: row.get("status")?,
            updated_at: row.get("updated_at")?,
            latest: row.get("latest")?,
            waiting: row.get("waiting")?,
        })
    }
}

impl Message {
    fn from_row(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            by: row.get("by")?,
            body: row.get("body")?,
            at: row.get("at")?,
        })
    }
}

/// All of one status, the newest first.
pub fn list(db: &Connection, status: Status) -> rusqlite::Result<Vec<Conversation>> {
    let sql = format!(
        "{CONVERSATION} where c.status = ?1 order by c.updated_at desc, c.id desc limit 200"
    );
    db.prepare(&sql)?
        .query_map([status.as_str()], Conversation::from_row)?
        .collect()
}

/// All of one customer's, the newest first.
pub fn of_customer(db: &Connection, email: &str) -> rusqlite::Result<Vec<Conversation>> {
    let sql = format!("{CONVERSATION} where c.email = ?1 order by c.updated_at desc, c.id desc");
    db.prepare(&sql)?
        .query_map([email], Conversation::from_row)?
        .collect()
}

/// One conversation with its messages, the oldest first.
pub fn find(db: &Connection, id: i64) -> rusqlite::Result<Option<(Conversation, Vec<Message>)>> {
    let sql = format!("{CONVERSATION} where c.id = ?1");
    let Some(conversation) = db
        .query_row(&sql, [id], Conversation::from_row)
        .optional()?
    else {
        return Ok(None);
    };
    let messages = db
        .prepare(
            "select p.name as by, m.body, m.at from messages m left join people p on p.id = m.person
              where m.conversation = ?1 order by m.id",
        )?
        .query_map([id], Message::from_row)?
        .collect::<Result<_, _>>()?;
    Ok(Some((conversation, messages)))
}

/// Begins a conversation with a customer, by name and address. It shows with its first message.
pub fn begin(
    db: &Connection,
    subject: &str,
    (customer, email): (&str, &str),
) -> rusqlite::Result<i64> {
    db.execute(
        "insert into conversations (subject, customer, email, status, updated_at)
         values (?1, ?2, ?3, 'open', 0)",
        params![subject, customer, email],
    )?;
    Ok(db.last_insert_rowid())
}

/// Adds a message, by a person of the team or by the customer. What the customer writes opens a
/// closed one.
pub fn add_message(
    db: &Connection,
    id: i64,
    person: Option<&str>,
    body: &str,
    at: i64,
) -> rusqlite::Result<()> {
    db.execute(
        "insert into messages (conversation, person, body, at) values (?1, ?2, ?3, ?4)",
        params![id, person, body, at],
    )?;
    db.execute(
        "update conversations
            set updated_at = ?2, status = iif(?3 is null, 'open', status) where id = ?1",
        params![id, at, person],
    )?;
    Ok(())
}

/// Deletes one, with all its messages.
pub fn delete(db: &Connection, id: i64) -> rusqlite::Result<()> {
    db.execute("delete from messages where conversation = ?1", [id])?;
    db.execute("delete from conversations where id = ?1", [id])?;
    Ok(())
}

/// Opens or closes one.
pub fn set_status(db: &Connection, id: i64, status: Status) -> rusqlite::Result<()> {
    db.execute(
        "update conversations set status = ?2 where id = ?1",
        params![id, status.as_str()],
    )?;
    Ok(())
}
