//! Connections to the server: how they are made, encrypted and kept.

use std::thread;
use std::time::Duration;

use postgres::config::SslMode;
use postgres::{Client, Config, NoTls};
use rustls::{ClientConfig, RootCertStore};
use tokio_postgres_rustls::MakeRustlsConnect;

use super::{Session, StoreError};

/// Connections a node holds at most.
const CONNECTIONS: u32 = 16;
/// How long a decision waits for a member's row: longer means something is stuck, and the caller should hear of it.
const SESSION: &str = "SET lock_timeout = '10s'; SET statement_timeout = '15s'; \
                       SET idle_in_transaction_session_timeout = '30s'; SET synchronous_commit = on";

/// One connection: encrypted, and to a server whose certificate the system trusts, exactly when the URL says
/// `sslmode=require`. There is no mode in between that an attacker on the way could talk down.
pub(super) fn connect(config: &Config) -> Result<Client, StoreError> {
    Ok(match config.get_ssl_mode() {
        SslMode::Require => config.connect(encrypted()?)?,
        _ => config.connect(NoTls)?,
    })
}

fn encrypted() -> Result<MakeRustlsConnect, StoreError> {
    // `SSL_CERT_FILE` adds a private authority, as for other programs.
    let trusted = rustls_native_certs::load_native_certs();
    let mut roots = RootCertStore::empty();
    roots.add_parsable_certificates(trusted.certs);
    if roots.is_empty() {
        return Err(StoreError::NoAuthorities);
    }
    let config = ClientConfig::builder()
        .with_root_certificates(roots)
        .with_no_client_auth();
    Ok(MakeRustlsConnect::new(config))
}

/// The connections. The blocking client waits for its goodbye, which a thread that runs futures must not.
pub(super) struct Pool(Option<r2d2::Pool<Sessions>>);

impl Pool {
    pub(super) fn of(config: Config) -> Result<Self, StoreError> {
        let pool = r2d2::Pool::builder()
            .max_size(CONNECTIONS)
            .min_idle(Some(1))
            .connection_timeout(Duration::from_secs(10))
            .build(Sessions(config))?;
        Ok(Self(Some(pool)))
    }

    pub(super) fn get(&self) -> Result<r2d2::PooledConnection<Sessions>, StoreError> {
        Ok(self.0.as_ref().ok_or(StoreError::Stopped)?.get()?)
    }
}

impl Drop for Pool {
    fn drop(&mut self) {
        let pool = self.0.take();
        thread::spawn(move || drop(pool));
    }
}

/// Makes the connections.
#[derive(Debug)]
pub(super) struct Sessions(Config);

impl r2d2::ManageConnection for Sessions {
    type Connection = Session;
    type Error = StoreError;

    fn connect(&self) -> Result<Session, StoreError> {
        let mut client = connect(&self.0)?;
        client.batch_execute(SESSION)?;
        Ok(Session::over(client))
    }

    fn is_valid(&self, session: &mut Session) -> Result<(), StoreError> {
        Ok(session.client.is_valid(Duration::from_secs(2))?)
    }

    fn has_broken(&self, session: &mut Session) -> bool {
        session.open || session.client.is_closed()
    }
}
