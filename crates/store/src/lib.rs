//! What is kept, and the only place where SQL stands.
//!
//! A decision is one transaction, written once against [`Transaction`] and run by either engine:
//!
//! * **SQLite**: a single writer thread runs each decision in a savepoint and commits many with one fsync; an answer
//!   leaves only after its commit (`sqlite.rs`).
//! * **PostgreSQL**: any number of verifier nodes; charging the budget locks the member's row, so two decisions about one
//!   member follow each other (`postgres/`).
//!
//! One conformance suite, `crates/verifier/tests/conformance/`, runs on both.
#![deny(missing_docs)]

mod acceptance;
mod addresses;
mod answers;
mod api_keys;
mod attempt;
mod brand;
pub mod chain;
mod client_tokens;
pub mod clock;
mod coverage;
mod devices;
pub mod entropy;
mod error;
mod events;
mod factors;
pub mod hashing;
pub mod ids;
mod members;
pub mod methods;
mod migrate;
pub mod model;
mod networks;
mod notices;
mod outbox;
mod policies;
mod postgres;
mod recent;
mod reminders;
mod report;
mod resets;
pub mod sealing;
mod sessions;
mod sign_ins;
mod sqlite;
mod standing;
mod sweep;
mod text;
pub mod token;
mod transaction;
mod unlock;
mod value;
mod webhooks;
mod workspaces;

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

pub use acceptance::Accepted;
pub use addresses::{
    confirm_address, delete_address, factor_address, find_address, list_addresses, primary_email,
    put_address, update_address,
};
pub use answers::{Earlier, KeepError, OnceKey, Told, find_answer, keep_answer, reserve_answer};
pub use api_keys::{api_key_owner, create_api_key, list_api_keys, revoke_api_key};
pub use attempt::{Attempt, Charge, Refused, Trial, charge, refused_now};
pub use brand::{find_brand, set_brand};
pub use client_tokens::{
    create_client_token, end_client_token, find_client_token, step_up_client_token,
};
pub use coverage::{counted_days, keep_count, uncounted};
pub use devices::{
    NewDevice, Recognition, find_device, forget_device, keep_device, list_devices,
    recognize_device, renew_device,
};
pub use error::StoreError;
pub use events::{EventFilter, list_events, record};
pub use factors::{
    FactorRow, Makes, NewFactor, active_factors, create_factor, find_factor, import_factor,
    list_factors, rename_factor,
};
pub use members::{
    RosterRow, addresses_of_factors, create_member, delete_member, facts, find_member,
    list_members, list_roster, lock_member, tell_deadline, update_member,
};
pub use networks::{charge_sign_in, remember_network};
pub use outbox::{
    Cargo, Delivery, Letter, OutboxRow, Outcome, Parcel, Retried, Route, UnpackError, claim,
    count_outbox, drop_message, is_due, list_outbox, look_into_outbox, post, retry, settle,
};
pub(crate) use policies::budget_in_force;
pub use policies::{find_policy, list_policies, policy_change, put_policy};
pub use recent::{RecentRow, recent_sign_ins};
pub use reminders::{all_reminded, list_unreminded, remind, unreminded};
pub use report::list_report;
pub use resets::{
    ResetsWanted, ask_for_reset, cancel_reset, find_reset, list_resets, permit_reset, refuse_reset,
    reset_member, reset_of_link, reset_under_way, send_reset_links,
};
pub use sessions::{ClientTokenRow, Spared};
pub use sign_ins::{
    NewSignIn, PassedRow, Redemption, SignInRow, ask_for_trust, bind_sign_in, create_sign_in,
    find_sign_in, go_on_to_set_up, issue_receipt, pass_sign_in, redeem_receipt, skip_set_up,
};
pub use standing::standing_changed;
pub use sweep::sweep;
pub use transaction::Transaction;
pub use unlock::{password_changed, unlock};
pub use webhooks::{Hook, Webhook, find_webhook, remove_webhook, set_webhook};
pub use workspaces::{
    any_workspace_lists, create_workspace, find_workspace, find_workspace_by_name, list_workspaces,
    set_origins,
};

use tokio::sync::watch;

use crate::clock::Clock;

/// Where everything is kept.
#[derive(Clone)]
pub struct Store {
    engine: Engine,
    posted: watch::Sender<()>,
}

#[derive(Clone)]
enum Engine {
    /// One file beside the process.
    Sqlite(sqlite::Sqlite),
    /// A server that several processes share.
    Postgres(postgres::Postgres),
}

impl Store {
    /// Opens (or makes) the database file `path`, bringing its tables up to date.
    ///
    /// # Errors
    /// When the file cannot be opened, is no such database, or was made by a newer version.
    pub fn sqlite(path: &Path, clock: Arc<dyn Clock>) -> Result<Self, StoreError> {
        Ok(Self::over(Engine::Sqlite(sqlite::Sqlite::open(
            path, clock,
        )?)))
    }

    /// Opens a copy of a database file to read it: nothing is written to it, nor beside it.
    ///
    /// # Errors
    /// When the file cannot be opened, or is no database of this version.
    pub fn copy(path: &Path, clock: Arc<dyn Clock>) -> Result<Self, StoreError> {
        Ok(Self::over(Engine::Sqlite(sqlite::Sqlite::copy(
            path, clock,
        )?)))
    }

    /// Connects to the PostgreSQL server at `url`, bringing its tables up to date.
    ///
    /// Deadlines and time steps come from the *server's* clock, so that all nodes agree; a `clock` given here (a test's)
    /// takes its place.
    ///
    /// # Errors
    /// When the server cannot be reached or its tables were made by a newer version.
    pub async fn postgres(url: &str, clock: Option<Arc<dyn Clock>>) -> Result<Self, StoreError> {
        let engine = postgres::Postgres::connect(url, clock).await?;
        Ok(Self::over(Engine::Postgres(engine)))
    }

    fn over(engine: Engine) -> Self {
        Self {
            engine,
            posted: watch::Sender::default(),
        }
    }

    /// Changes whenever a decision of this process left something to be carried outside.
    #[must_use]
    pub fn posted(&self) -> watch::Receiver<()> {
        self.posted.subscribe()
    }

    /// Runs one decision: everything it wrote is durable when this returns `Ok`, and nothing of it when it returns `Err`.
    ///
    /// `work` may run more than once (two PostgreSQL nodes can collide), so it must be free of other effects.
    ///
    /// # Errors
    /// What `work` returned, or that the store failed.
    pub async fn write<T, E>(
        &self,
        work: impl Fn(&mut Transaction<'_>) -> Result<T, E> + Send + 'static,
    ) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        let posted = Arc::new(AtomicBool::new(false));
        let noted = Arc::clone(&posted);
        let noting = move |tx: &mut Transaction<'_>| {
            let outcome = work(tx);
            noted.store(tx.posted(), Ordering::Relaxed);
            outcome
        };
        let outcome = match &self.engine {
            Engine::Sqlite(engine) => engine.write(noting).await,
            Engine::Postgres(engine) => engine.write(noting).await,
        };
        if outcome.is_ok() && posted.load(Ordering::Relaxed) {
            self.posted.send_replace(());
        }
        outcome
    }

    /// Whether the store answers.
    ///
    /// # Errors
    /// When it does not.
    pub async fn ready(&self) -> Result<(), StoreError> {
        // Of a table, so that the file is opened and the tables are there; the first row, however many there are.
        self.read(|tx| tx.query("SELECT id FROM workspaces LIMIT 1", &[]).map(drop))
            .await
    }

    /// Reads without holding up any decision.
    ///
    /// # Errors
    /// What `work` returned, or that the store failed.
    pub async fn read<T, E>(
        &self,
        work: impl FnOnce(&mut Transaction<'_>) -> Result<T, E> + Send + 'static,
    ) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        match &self.engine {
            Engine::Sqlite(engine) => engine.read(work).await,
            Engine::Postgres(engine) => engine.read(work).await,
        }
    }

    /// The same, for no more than a row or two that are found by their keys.
    ///
    /// # Errors
    /// What `work` returned, or that the store failed.
    pub async fn look<T, E>(
        &self,
        work: impl FnOnce(&mut Transaction<'_>) -> Result<T, E> + Send + 'static,
    ) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        match &self.engine {
            Engine::Sqlite(engine) => engine.look(work).await,
            Engine::Postgres(engine) => engine.read(work).await,
        }
    }
}
