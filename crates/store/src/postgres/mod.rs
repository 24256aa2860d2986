//! A server that any number of verifier nodes share.
//!
//! The engine is the blocking client on threads that may block: a decision is the same synchronous code as on SQLite.
//! Charging the budget locks the member's row, so under READ COMMITTED two decisions about one member follow each other,
//! whichever nodes they run on.

mod connections;

use std::collections::HashMap;
use std::sync::Arc;

use countersign_policy::Timestamp;
use postgres::types::private::BytesMut;
use postgres::types::{Format, IsNull, ToSql, Type, to_sql_checked};
use postgres::{Client, SimpleQueryMessage, Statement};

use self::connections::{Pool, Server};

use super::transaction::Engine;
use super::value::{Cell, Param, Row};
use super::{StoreError, Transaction, migrate};
use crate::clock::Clock;

/// How often a decision that gave way to another is made again.
const TRIES: u32 = 8;
/// Any number: the same on every node, so that one of them migrates.
const MIGRATION_LOCK: &str = "SELECT pg_advisory_lock(7205759403792794)";
const MIGRATION_UNLOCK: &str = "SELECT pg_advisory_unlock(7205759403792794)";
/// Begins a decision and fetches the server's clock, in one round trip.
const BEGIN: &str = "BEGIN; SELECT (extract(epoch FROM clock_timestamp()) * 1000000)::bigint";

/// The engine: a handle to the pool.
#[derive(Clone)]
pub(crate) struct Postgres {
    pool: Arc<Pool>,
    clock: Option<Arc<dyn Clock>>,
}

impl Postgres {
    pub(super) async fn connect(
        url: &str,
        clock: Option<Arc<dyn Clock>>,
    ) -> Result<Self, StoreError> {
        let server = Server::parse(url)?;
        tokio::task::spawn_blocking(move || {
            let mut client = server.connect()?;
            client.batch_execute(MIGRATION_LOCK)?;
            let migrated = migrate::runner()?.run(&mut client);
            client.batch_execute(MIGRATION_UNLOCK)?;
            migrated?;
            let pool = Arc::new(Pool::of(server));
            Ok(Self { pool, clock })
        })
        .await
        .map_err(|_| StoreError::Stopped)?
    }

    pub(super) async fn write<T, E>(
        &self,
        work: impl Fn(&mut Transaction<'_>) -> Result<T, E> + Send + 'static,
    ) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        let Self { pool, clock } = self.clone();
        let write = move || {
            let (mut session, mut now) = pool.begin(clock.as_deref())?;
            for _ in 1..TRIES {
                match session.decide(now, &work) {
                    Err(Failure::Collision) => now = session.begin(clock.as_deref())?,
                    outcome => return outcome.map_err(Failure::into_error),
                }
            }
            session.decide(now, &work).map_err(Failure::into_error)
        };
        tokio::task::spawn_blocking(write)
            .await
            .map_err(|_| StoreError::Stopped)?
    }

    pub(super) async fn read<T, E>(
        &self,
        work: impl FnOnce(&mut Transaction<'_>) -> Result<T, E> + Send + 'static,
    ) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        let Self { pool, clock } = self.clone();
        let read = move || {
            let (mut session, now) = pool.begin(clock.as_deref())?;
            let outcome = work(&mut Transaction::begun(&mut *session, now));
            session.end("ROLLBACK")?;
            outcome
        };
        tokio::task::spawn_blocking(read)
            .await
            .map_err(|_| StoreError::Stopped)?
    }
}

/// One connection, with the statements it has prepared.
struct Session {
    client: Client,
    prepared: HashMap<&'static str, Statement>,
    /// Set while a transaction is open: a connection given back with one open (a panic) is thrown away.
    open: bool,
    /// Set by the statement that made this transaction give way.
    collided: bool,
}

/// Why a decision is not kept.
enum Failure<E> {
    /// Another node was first; the same decision can be made again.
    Collision,
    Error(E),
}

impl<E: From<StoreError>> Failure<E> {
    fn into_error(self) -> E {
        match self {
            Self::Error(error) => error,
            Self::Collision => StoreError::Contended.into(),
        }
    }
}

impl Session {
    fn over(client: Client) -> Self {
        Self {
            client,
            prepared: HashMap::new(),
            open: false,
            collided: false,
        }
    }

    /// Begins a transaction; the moment of its decision.
    fn begin(&mut self, clock: Option<&dyn Clock>) -> Result<Timestamp, StoreError> {
        self.open = true;
        self.collided = false;
        let answer = self.client.simple_query(BEGIN)?;
        match clock {
            Some(clock) => Ok(clock.now()),
            None => servers_clock(&answer).ok_or(StoreError::Unexpected("the server's clock")),
        }
    }

    fn end(&mut self, statement: &'static str) -> Result<(), StoreError> {
        self.client.batch_execute(statement)?;
        self.open = false;
        Ok(())
    }

    /// Makes the decision of a transaction that has begun at `now`, and ends the transaction.
    fn decide<T, E: From<StoreError>>(
        &mut self,
        now: Timestamp,
        work: &impl Fn(&mut Transaction<'_>) -> Result<T, E>,
    ) -> Result<T, Failure<E>> {
        let outcome = work(&mut Transaction::begun(self, now));
        let kept = outcome.is_ok();
        let ended = self.end(if kept { "COMMIT" } else { "ROLLBACK" });
        if self.collided || ended.as_ref().is_err_and(StoreError::is_collision) {
            return Err(Failure::Collision);
        }
        match ended {
            // The server may have committed before it, or the way to it, was gone.
            Err(StoreError::Postgres(error)) if kept && error.as_db_error().is_none() => {
                Err(Failure::Error(StoreError::Unknown(error).into()))
            }
            ended => ended.map_err(E::from).and(outcome).map_err(Failure::Error),
        }
    }

    fn prepared(&mut self, sql: &'static str) -> Result<Statement, StoreError> {
        if let Some(statement) = self.prepared.get(sql) {
            return Ok(statement.clone());
        }
        // Our statements number parameters as SQLite does, and use no `?` otherwise.
        let statement = self.client.prepare(&sql.replace('?', "$"))?;
        self.prepared.insert(sql, statement.clone());
        Ok(statement)
    }

    /// Notes a collision while the server's error is still at hand: by the time the decision returns it may be wrapped.
    fn noting<T>(&mut self, result: Result<T, StoreError>) -> Result<T, StoreError> {
        if result.as_ref().is_err_and(StoreError::is_collision) {
            self.collided = true;
        }
        result
    }

    fn run(&mut self, sql: &'static str, params: &[Param<'_>]) -> Result<Vec<Row>, StoreError> {
        let statement = self.prepared(sql)?;
        let params: Vec<&(dyn ToSql + Sync)> = params.iter().map(|param| param as _).collect();
        let rows = self.client.query(&statement, &params)?;
        rows.iter()
            .map(|row| {
                (0..row.len())
                    .map(|column| cell(row, column))
                    .collect::<Result<_, _>>()
                    .map(Row::new)
            })
            .collect()
    }

    fn change(&mut self, sql: &'static str, params: &[Param<'_>]) -> Result<u64, StoreError> {
        let statement = self.prepared(sql)?;
        let params: Vec<&(dyn ToSql + Sync)> = params.iter().map(|param| param as _).collect();
        Ok(self.client.execute(&statement, &params)?)
    }
}

impl Engine for Session {
    fn execute(&mut self, sql: &'static str, params: &[Param<'_>]) -> Result<u64, StoreError> {
        let result = self.change(sql, params);
        self.noting(result)
    }

    fn query(&mut self, sql: &'static str, params: &[Param<'_>]) -> Result<Vec<Row>, StoreError> {
        let result = self.run(sql, params);
        self.noting(result)
    }
}

fn servers_clock(answer: &[SimpleQueryMessage]) -> Option<Timestamp> {
    answer.iter().find_map(|message| match message {
        SimpleQueryMessage::Row(row) => row.get(0)?.parse().ok().map(Timestamp::from_micros),
        _ => None,
    })
}

fn cell(row: &postgres::Row, column: usize) -> Result<Cell, StoreError> {
    let kind = row.columns().get(column).map(postgres::Column::type_);
    Ok(match kind {
        Some(&Type::INT8) => row
            .try_get::<_, Option<i64>>(column)?
            .map_or(Cell::Null, Cell::Int),
        Some(&Type::TEXT) => row
            .try_get::<_, Option<String>>(column)?
            .map_or(Cell::Null, Cell::Text),
        Some(&Type::BYTEA) => row
            .try_get::<_, Option<Vec<u8>>>(column)?
            .map_or(Cell::Null, Cell::Bytes),
        _ => return Err(StoreError::Unexpected("a column of a type no table has")),
    })
}

impl ToSql for Param<'_> {
    fn to_sql(
        &self,
        kind: &Type,
        out: &mut BytesMut,
    ) -> Result<IsNull, Box<dyn std::error::Error + Sync + Send>> {
        match *self {
            Self::Null => Ok(IsNull::Yes),
            Self::Int(value) => value.to_sql_checked(kind, out),
            Self::Text(text) => text.to_sql_checked(kind, out),
            Self::Bytes(bytes) => bytes.to_sql_checked(kind, out),
        }
    }

    fn accepts(_: &Type) -> bool {
        // Which type it is depends on the value: the value's own check says.
        true
    }

    fn encode_format(&self, _: &Type) -> Format {
        Format::Binary
    }

    to_sql_checked!();
}
