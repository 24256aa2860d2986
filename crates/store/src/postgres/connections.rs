//! Connections to the server: how they are made, encrypted and kept.

use std::net::IpAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use countersign_policy::Timestamp;
use postgres::config::{Host, SslMode};
use postgres::{Client, Config, NoTls};
use rustls::{ClientConfig, RootCertStore};
use tokio_postgres_rustls::MakeRustlsConnect;

use super::{Session, StoreError};
use crate::clock::Clock;

/// Connections a node holds at most.
const CONNECTIONS: u32 = 16;
/// How long a decision waits for a connection when there is none and the server lets nobody make one.
const SERVER_GONE: Duration = Duration::from_millis(1500);
/// How long it waits for one of those there are: longer means more work than the server can do.
const ALL_BUSY: Duration = Duration::from_secs(10);
/// How long one attempt at a connection may take, and how long sent bytes may go unacknowledged.
const NO_SIGN_OF_LIFE: Duration = Duration::from_secs(1);
/// How long a decision waits for a member's row: longer means something is stuck, and the caller should hear of it.
const SESSION: &str = "SET lock_timeout = '10s'; SET statement_timeout = '15s'; \
                       SET idle_in_transaction_session_timeout = '30s'; SET synchronous_commit = on";

/// Where the server is, and how a connection to it is protected.
///
/// With `sslmode=require` it is encrypted, and to a server whose certificate the system trusts. Without, it is in the
/// clear, and leaves this machine only when the URL asks for that by name, `sslmode=disable`. There is no mode in between
/// that an attacker on the way could talk down.
#[derive(Clone, Debug)]
pub(super) struct Server(Config);

impl Server {
    pub(super) fn parse(url: &str) -> Result<Self, StoreError> {
        let mut config: Config = url.parse()?;
        if config.get_ssl_mode() == SslMode::Prefer && !is_local(&config) {
            return Err(StoreError::InTheClear);
        }
        if config.get_connect_timeout().is_none() {
            config.connect_timeout(NO_SIGN_OF_LIFE);
        }
        if config.get_tcp_user_timeout().is_none() {
            config.tcp_user_timeout(NO_SIGN_OF_LIFE);
        }
        Ok(Self(config))
    }

    pub(super) fn connect(&self) -> Result<Client, StoreError> {
        Ok(match self.0.get_ssl_mode() {
            SslMode::Require => self.0.connect(encrypted()?)?,
            _ => self.0.connect(NoTls)?,
        })
    }
}

/// Whether what is sent stays on this machine, whichever of its hosts is taken.
fn is_local(config: &Config) -> bool {
    if !config.get_hostaddrs().is_empty() {
        return config.get_hostaddrs().iter().all(IpAddr::is_loopback);
    }
    config.get_hosts().iter().all(|host| match host {
        Host::Tcp(name) => {
            name == "localhost" || name.parse().is_ok_and(|ip: IpAddr| ip.is_loopback())
        }
        Host::Unix(_) => true,
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
pub(super) struct Pool {
    /// There until it is dropped.
    sessions: Option<r2d2::Pool<Sessions>>,
    unreachable: Arc<AtomicBool>,
}

impl Pool {
    pub(super) fn of(server: Server) -> Self {
        let unreachable = Arc::new(AtomicBool::new(false));
        let sessions = r2d2::Pool::builder()
            .max_size(CONNECTIONS)
            .min_idle(Some(1))
            // Beginning a decision tells it too, without another round trip.
            .test_on_check_out(false)
            // Half of it is the longest rest between two attempts, so it bounds how late a server that is back is found.
            .connection_timeout(NO_SIGN_OF_LIFE)
            .build_unchecked(Sessions {
                server,
                unreachable: Arc::clone(&unreachable),
            });
        Self {
            sessions: Some(sessions),
            unreachable,
        }
    }

    /// A connection with a transaction that has begun, and the moment of its decision.
    pub(super) fn begin(
        &self,
        clock: Option<&dyn Clock>,
    ) -> Result<(r2d2::PooledConnection<Sessions>, Timestamp), StoreError> {
        let asked = Instant::now();
        loop {
            let mut session = self.get(asked)?;
            match session.begin(clock) {
                Ok(now) => return Ok((session, now)),
                // It broke while nobody used it. Nothing was done on it, so the next one may be asked.
                Err(error) if asked.elapsed() >= SERVER_GONE => return Err(error),
                Err(_) => {}
            }
        }
    }

    fn get(&self, asked: Instant) -> Result<r2d2::PooledConnection<Sessions>, StoreError> {
        let sessions = self.sessions.as_ref().ok_or(StoreError::Stopped)?;
        loop {
            let gone =
                sessions.state().connections == 0 && self.unreachable.load(Ordering::Relaxed);
            let patience = if gone { SERVER_GONE } else { ALL_BUSY };
            let left = patience.saturating_sub(asked.elapsed());
            match sessions.get_timeout(left.min(SERVER_GONE / 3)) {
                Err(error) if left.is_zero() => return Err(error.into()),
                Err(_) => {}
                Ok(session) => return Ok(session),
            }
        }
    }
}

impl Drop for Pool {
    fn drop(&mut self) {
        let sessions = self.sessions.take();
        thread::spawn(move || drop(sessions));
    }
}

/// Makes the connections.
#[derive(Debug)]
pub(super) struct Sessions {
    server: Server,
    /// Whether the last attempt at a connection failed.
    unreachable: Arc<AtomicBool>,
}

impl r2d2::ManageConnection for Sessions {
    type Connection = Session;
    type Error = StoreError;

    fn connect(&self) -> Result<Session, StoreError> {
        let made = self.server.connect().and_then(|mut client| {
            client.batch_execute(SESSION)?;
            Ok(Session::over(client))
        });
        self.unreachable.store(made.is_err(), Ordering::Relaxed);
        made
    }

    fn is_valid(&self, session: &mut Session) -> Result<(), StoreError> {
        Ok(session.client.is_valid(Duration::from_secs(2))?)
    }

    fn has_broken(&self, session: &mut Session) -> bool {
        session.open || session.client.is_closed()
    }
}

#[cfg(test)]
mod tests {
    use super::Server;
    use crate::StoreError;

    #[test]
    fn s18_what_leaves_this_machine_is_encrypted_unless_asked_by_name() {
        for url in [
            "postgres://u@127.0.0.1/d",
            "postgres://u@[::1]:5433/d",
            "postgres://u@localhost/d",
            "postgres://u@%2Frun%2Fpostgresql/d",
            "postgres://u@127.0.0.1,localhost/d",
            "postgres://u@db.example.org/d?sslmode=require",
            "postgres://u@db.example.org/d?sslmode=disable",
        ] {
            assert!(Server::parse(url).is_ok(), "{url}");
        }
        for url in [
            "postgres://u@db.example.org/d",
            "postgres://u@db.example.org/d?sslmode=prefer",
            "postgres://u@192.0.2.1/d",
            "postgres://u@localhost.example.org/d",
            "postgres://u@127.0.0.1,db.example.org/d",
            "postgres://u@localhost/d?hostaddr=192.0.2.1",
        ] {
            assert!(
                matches!(Server::parse(url), Err(StoreError::InTheClear)),
                "{url}"
            );
        }
    }
}
