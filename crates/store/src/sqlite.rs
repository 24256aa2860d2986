//! One file, one process: a single writer that commits many decisions with one fsync, and readers beside it.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::{Arc, mpsc};
use std::thread;
use std::time::Duration;

use countersign_policy::Timestamp;
use rusqlite::types::{ToSqlOutput, ValueRef};
use rusqlite::{Connection, OpenFlags, ToSql};
use tokio::sync::oneshot;
use url::Url;

use super::transaction::Engine;
use super::value::{Cell, Param, Row};
use super::{StoreError, Transaction, migrate};
use crate::clock::Clock;

/// Decisions that one fsync carries at most: enough to drown its cost, few enough to keep the first from waiting.
const BATCH: usize = 256;
/// How long another process (a `countersign member …` beside the service) may hold the file.
const BUSY: Duration = Duration::from_secs(5);
/// Connections that read beside the writer.
const READERS: u32 = 4;

/// The engine: a handle to the writer's queue and the readers.
#[derive(Clone)]
pub(crate) struct Sqlite {
    queue: mpsc::Sender<Decision>,
    readers: r2d2::Pool<Readers>,
    clock: Arc<dyn Clock>,
}

/// A decision waiting for the writer, or for the word that it cannot even begin.
type Decision = Box<dyn FnOnce(Result<&mut Transaction<'_>, StoreError>) -> Decided + Send>;

/// One that was run and waits for its commit.
struct Decided {
    keep: bool,
    answer: Box<dyn FnOnce(Result<(), StoreError>) + Send>,
}

impl Sqlite {
    pub(super) fn open(path: &Path, clock: Arc<dyn Clock>) -> Result<Self, StoreError> {
        let mut writer = connect(path, OpenFlags::default())?;
        writer.pragma_update(None, "journal_mode", "WAL")?;
        migrate::runner()?.run(&mut writer)?;
        // Best effort: the folder is 0700 already, and a file system without modes has none to set.
        let _ = fs::set_permissions(path, fs::Permissions::from_mode(0o600));

        let (queue, decisions) = mpsc::channel();
        let writers_clock = Arc::clone(&clock);
        thread::Builder::new()
            .name("store-writer".to_owned())
            .spawn(move || write_all(&writer, &decisions, writers_clock.as_ref()))
            .map_err(|_| StoreError::Stopped)?;
        let readers = r2d2::Pool::builder()
            .max_size(READERS)
            .build(Readers(Source::File(path.to_owned())))?;
        Ok(Self {
            queue,
            readers,
            clock,
        })
    }

    /// A file that nothing is ever written to: a copy. It is refused if it is another version's.
    pub(super) fn copy(path: &Path, clock: Arc<dyn Clock>) -> Result<Self, StoreError> {
        let copy = Readers::of_copy(path);
        let version = copy.open()?.query_row(
            "SELECT max(version) FROM refinery_schema_history",
            [],
            |row| row.get::<_, i64>(0),
        );
        let newest = migrate::newest()?;
        if !version.is_ok_and(|version| version == newest) {
            return Err(StoreError::OtherVersion);
        }
        // Whatever is to be written finds that nobody takes it.
        let (queue, _) = mpsc::channel();
        Ok(Self {
            queue,
            readers: r2d2::Pool::builder().max_size(READERS).build(copy)?,
            clock,
        })
    }

    pub(super) async fn write<T, E>(
        &self,
        work: impl Fn(&mut Transaction<'_>) -> Result<T, E> + Send + 'static,
    ) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        let (tell, told) = oneshot::channel();
        let decision: Decision = Box::new(move |transaction| {
            let outcome = transaction.map_err(E::from).and_then(work);
            Decided {
                keep: outcome.is_ok(),
                answer: Box::new(move |committed| {
                    // Whoever asked may have gone away; what was decided stands all the same.
                    let _ = tell.send(committed.map_err(E::from).and(outcome));
                }),
            }
        });
        self.queue.send(decision).map_err(|_| StoreError::Stopped)?;
        told.await.map_err(|_| StoreError::Stopped)?
    }

    pub(super) async fn read<T, E>(
        &self,
        work: impl FnOnce(&mut Transaction<'_>) -> Result<T, E> + Send + 'static,
    ) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        let (readers, clock) = (self.readers.clone(), Arc::clone(&self.clock));
        let read = move || {
            let reader = readers.get().map_err(StoreError::from)?;
            snapshot(&reader, clock.as_ref(), work)
        };
        tokio::task::spawn_blocking(read)
            .await
            .map_err(|_| StoreError::Stopped)?
    }

    /// The same for `work` that finds a row or two by their keys: while a reader is free, handing it to another thread and
    /// waiting for that would take longer than the look.
    pub(super) async fn look<T, E>(
        &self,
        work: impl FnOnce(&mut Transaction<'_>) -> Result<T, E> + Send + 'static,
    ) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        match self.readers.try_get() {
            Some(reader) => snapshot(&reader, self.clock.as_ref(), work),
            None => self.read(work).await,
        }
    }
}

/// Does `work` on one snapshot, ended by the rollback that dropping it is.
fn snapshot<T, E: From<StoreError>>(
    reader: &Connection,
    clock: &dyn Clock,
    work: impl FnOnce(&mut Transaction<'_>) -> Result<T, E>,
) -> Result<T, E> {
    let snapshot = reader.unchecked_transaction().map_err(StoreError::from)?;
    let mut snapshot: &Connection = &snapshot;
    work(&mut Transaction::begun(&mut snapshot, clock.now()))
}

fn connect(path: &Path, flags: OpenFlags) -> Result<Connection, StoreError> {
    let connection = Connection::open_with_flags(path, flags)?;
    connection.busy_timeout(BUSY)?;
    connection.pragma_update(None, "synchronous", "FULL")?;
    connection.pragma_update(None, "foreign_keys", true)?;
    connection.pragma_update(None, "trusted_schema", false)?;
    // What was deleted is overwritten: somebody who was removed is gone from the file, too.
    connection.pragma_update(None, "secure_delete", true)?;
    connection.set_prepared_statement_cache_capacity(128);
    Ok(connection)
}

/// The writer: takes what has come, decides it all in one transaction, commits once, then answers.
fn write_all(connection: &Connection, decisions: &mpsc::Receiver<Decision>, clock: &dyn Clock) {
    while let Ok(first) = decisions.recv() {
        if let Err(error) = run(connection, "BEGIN IMMEDIATE") {
            refuse(first, error);
            continue;
        }
        let batch = std::iter::once(first).chain(decisions.try_iter().take(BATCH - 1));
        let decided: Vec<Decided> = batch
            .filter_map(|decision| decide(connection, clock.now(), decision))
            .collect();
        let failure = run(connection, "COMMIT").err();
        if failure.is_some() {
            let _ = run(connection, "ROLLBACK");
        }
        for Decided { answer, .. } in decided {
            answer(match &failure {
                None => Ok(()),
                Some(error) => Err(StoreError::Uncommitted(error.to_string())),
            });
        }
    }
}

/// Runs one decision in a savepoint of its own, so that its failure takes nobody else's work with it.
///
/// A decision that panics is undone, and whoever asked hears that the store stopped: their channel closes.
fn decide(mut connection: &Connection, now: Timestamp, decision: Decision) -> Option<Decided> {
    if let Err(error) = run(connection, "SAVEPOINT decision") {
        refuse(decision, error);
        return None;
    }
    let mut transaction = Transaction::begun(&mut connection, now);
    let decided = catch_unwind(AssertUnwindSafe(|| decision(Ok(&mut transaction)))).ok();
    let undo = !decided.as_ref().is_some_and(|decided| decided.keep);
    let undone = if undo {
        run(connection, "ROLLBACK TO decision")
    } else {
        Ok(())
    };
    let closed = undone.and_then(|()| run(connection, "RELEASE decision"));
    match (closed, decided) {
        (Ok(()), decided) => decided,
        (Err(error), Some(decided)) => {
            (decided.answer)(Err(error.into()));
            None
        }
        (Err(_), None) => None,
    }
}

/// Runs a statement that takes nothing and returns nothing, parsed once.
fn run(connection: &Connection, sql: &'static str) -> rusqlite::Result<()> {
    connection.prepare_cached(sql)?.execute([]).map(drop)
}

/// Tells whoever asked for a decision why it could not begin.
fn refuse(decision: Decision, error: rusqlite::Error) {
    (decision(Err(error.into())).answer)(Ok(()));
}

impl Engine for &Connection {
    fn execute(&mut self, sql: &'static str, params: &[Param<'_>]) -> Result<u64, StoreError> {
        let changed = self
            .prepare_cached(sql)?
            .execute(rusqlite::params_from_iter(params))?;
        Ok(u64::try_from(changed).unwrap_or(u64::MAX))
    }

    fn query(&mut self, sql: &'static str, params: &[Param<'_>]) -> Result<Vec<Row>, StoreError> {
        let mut statement = self.prepare_cached(sql)?;
        let columns = statement.column_count();
        let mut rows = statement.query(rusqlite::params_from_iter(params))?;
        let mut read = Vec::new();
        while let Some(row) = rows.next()? {
            let cells = (0..columns)
                .map(|column| row.get_ref(column).map_err(StoreError::from).and_then(cell));
            read.push(Row::new(cells.collect::<Result<_, _>>()?));
        }
        Ok(read)
    }
}

fn cell(value: ValueRef<'_>) -> Result<Cell, StoreError> {
    Ok(match value {
        ValueRef::Null => Cell::Null,
        ValueRef::Integer(value) => Cell::Int(value),
        ValueRef::Text(text) => Cell::Text(String::from_utf8_lossy(text).into_owned()),
        ValueRef::Blob(bytes) => Cell::Bytes(bytes.to_vec()),
        ValueRef::Real(_) => return Err(StoreError::Unexpected("a fractional number")),
    })
}

impl ToSql for Param<'_> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(match *self {
            Self::Null => ValueRef::Null,
            Self::Int(value) => ValueRef::Integer(value),
            Self::Text(text) => ValueRef::Text(text.as_bytes()),
            Self::Bytes(bytes) => ValueRef::Blob(bytes),
        }))
    }
}

/// Makes the connections that read.
#[derive(Debug)]
struct Readers(Source);

#[derive(Debug)]
enum Source {
    /// A file that somebody may be writing to.
    File(PathBuf),
    /// The address of one that nobody writes to, so that nothing is put beside it.
    Copy(Url),
}

impl Readers {
    /// What was not yet written into the file itself stands in another beside it, which takes a writer to read.
    fn of_copy(path: &Path) -> Self {
        let mut beside = path.as_os_str().to_owned();
        beside.push("-wal");
        let is_whole = fs::metadata(beside).map_or(true, |file| file.len() == 0);
        let address = std::path::absolute(path)
            .ok()
            .filter(|_| is_whole)
            .and_then(|path| Url::from_file_path(path).ok());
        Self(match address {
            Some(mut address) => {
                address.set_query(Some("immutable=1"));
                Source::Copy(address)
            }
            None => Source::File(path.to_owned()),
        })
    }

    fn open(&self) -> Result<Connection, StoreError> {
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        match &self.0 {
            Source::File(path) => connect(path, flags),
            Source::Copy(address) => connect(
                Path::new(address.as_str()),
                flags | OpenFlags::SQLITE_OPEN_URI,
            ),
        }
    }
}

impl r2d2::ManageConnection for Readers {
    type Connection = Connection;
    type Error = StoreError;

    fn connect(&self) -> Result<Connection, StoreError> {
        self.open()
    }

    fn is_valid(&self, _: &mut Connection) -> Result<(), StoreError> {
        Ok(())
    }

    fn has_broken(&self, _: &mut Connection) -> bool {
        false
    }
}
