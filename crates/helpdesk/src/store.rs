//! The SQLite file. Each noun's SQL stands with the noun; here are the file and the tables.

use std::{
    fs, io,
    path::Path,
    sync::{Arc, Mutex, PoisonError},
};

use rusqlite::Connection;

const TABLES: &str = "
create table if not exists people (
    id            text primary key,
    email         text not null unique collate nocase,
    name          text not null,
    role          text not null check (role in ('owner', 'admin', 'agent', 'end-user')),
    sso           integer not null,
    phone         text,
    language      text,
    password_hash text not null
) strict;
create table if not exists sessions (
    token_hash blob primary key,
    person     text not null references people,
    assurance  text not null,
    expires_at integer not null
) strict;
create table if not exists api_tokens (
    id         integer primary key,
    token_hash blob not null unique,
    person     text not null references people,
    name       text not null,
    expires_at integer not null
) strict;
create table if not exists warnings (
    session  blob primary key references sessions on delete cascade,
    failures integer not null
) strict;
create table if not exists unreported_passwords (
    person text primary key references people
) strict;
create table if not exists conversations (
    id         integer primary key,
    subject    text not null,
    customer   text not null,
    email      text not null,
    status     text not null check (status in ('open', 'closed')),
    updated_at integer not null
) strict;
create table if not exists messages (
    id           integer primary key,
    conversation integer not null references conversations,
    person       text references people,
    body         text not null,
    at           integer not null
) strict;
create index if not exists messages_by_conversation on messages (conversation, id);
";

/// Changes with the tables: a file with others cannot be used.
const VERSION: i64 = 2;

/// The store could not be opened, read or written.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    #[error("the data directory cannot be used: {0}")]
    Directory(#[from] io::Error),
    #[error("the database: {0}")]
    Database(#[from] rusqlite::Error),
    #[error(
        "the data directory was made by another version of this demo: delete it and start again"
    )]
    OtherVersion,
    #[error("the database call did not end: {0}")]
    Died(#[from] tokio::task::JoinError),
}

/// One connection, shared. Plenty for an inbox; `countersign` itself shows how to commit many at
/// once.
#[derive(Clone)]
pub struct Store(Arc<Mutex<Connection>>);

impl Store {
    /// Opens `helpdesk.sqlite3` in a directory, and makes both when missing, for the owner's eyes
    /// only.
    pub fn open(directory: &Path) -> Result<Self, StoreError> {
        fs::create_dir_all(directory)?;
        #[cfg(unix)]
        fs::set_permissions(
            directory,
            std::os::unix::fs::PermissionsExt::from_mode(0o700),
        )?;
        let connection = Connection::open(directory.join("helpdesk.sqlite3"))?;
        connection.pragma_update(None, "journal_mode", "wal")?;
        Self::prepare(connection)
    }

    /// A store that ends with the process.
    pub fn in_memory() -> Result<Self, StoreError> {
        Self::prepare(Connection::open_in_memory()?)
    }

    fn prepare(connection: Connection) -> Result<Self, StoreError> {
        connection.pragma_update(None, "foreign_keys", true)?;
        let (made, version): (bool, i64) = connection.query_row(
            "select exists (select 1 from sqlite_master), user_version from pragma_user_version",
            [],
            |row| Ok((row.get(0)?, row.get(1)?)),
        )?;
        if made && version != VERSION {
            return Err(StoreError::OtherVersion);
        }
        connection.pragma_update(None, "user_version", VERSION)?;
        connection.execute_batch(TABLES)?;
        Ok(Self(Arc::new(Mutex::new(connection))))
    }

    /// Runs one piece of work, in one transaction, away from the threads that answer requests.
    pub async fn with<T, F>(&self, work: F) -> Result<T, StoreError>
    where
        T: Send + 'static,
        F: FnOnce(&Connection) -> rusqlite::Result<T> + Send + 'static,
    {
        let Self(connection) = self.clone();
        let done = tokio::task::spawn_blocking(move || {
            let mut connection = connection.lock().unwrap_or_else(PoisonError::into_inner);
            let transaction = connection.transaction()?;
            let found = work(&transaction)?;
            transaction.commit()?;
            Ok(found)
        });
        done.await?
    }
}
