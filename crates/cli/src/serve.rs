//! `countersign serve`: settings, store, listener, service.

use std::io::{self, ErrorKind};
use std::net::SocketAddr;
use std::time::Duration;

use clap::Args;
use countersign_store::model::Origin;
use countersign_verifier::http::{self, HttpConfig};
use countersign_verifier::service::{Service, Ways};
use tokio::net::TcpListener;
use tokio::signal::unix::{SignalKind, signal};
use tokio::sync::watch;
use tokio::time::timeout;

use super::error::Error;
use super::home::Home;
use super::shell::{Exit, Shell};
use super::store_args::{StoreArgs, has_password, home_of};
use super::ways::{WaysArgs, ways};
use crate::config::{Layer, TABLE};
use crate::{hardening, log};

const BETWEEN_SWEEPS: Duration = Duration::from_secs(600);
/// How long messages that are under way may take when the service is told to stop.
const FAREWELL: Duration = Duration::from_secs(20);

/// Run the service: the HTTP API, the pages it serves, and their assets. Ctrl-C or SIGTERM lets what is under way finish.
#[derive(Args)]
#[command(after_help = TABLE)]
pub(super) struct Serve {
    #[command(flatten)]
    at: StoreArgs,
    /// Where to listen
    #[arg(long, value_name = "HOST:PORT")]
    listen: Option<String>,
    /// Where browsers reach this verifier, if that is not where it listens
    #[arg(long, value_name = "URL")]
    public_url: Option<String>,
    /// What to log to stderr: error, warn, info, debug, trace, or a filter like info,countersign=debug
    #[arg(long, value_name = "FILTER")]
    log: Option<String>,
    /// For developing: show what was sent, or would have been, at /outbox, with codes and links. Only on a loopback address
    #[arg(long)]
    outbox_page: bool,
    #[command(flatten)]
    ways: WaysArgs,
}

impl Serve {
    pub(super) fn run(self, shell: &Shell) -> Result<Exit, Error> {
        if self.ways.mail.as_deref().is_some_and(has_password) {
            shell.warn(
                "every user of this machine can see the password in --mail: put the URL into COUNTERSIGN_MAIL",
            );
        }
        let flags = self.ways.over(Layer {
            listen: self.listen,
            public_url: self.public_url,
            log: self.log,
            ..Layer::default()
        });
        let settings = self.at.settings(shell, flags)?;
        let config = HttpConfig {
            public_url: public_url(settings.public_url.as_deref())?,
            connections: hardening::connections(),
            outbox_page: self.outbox_page,
            ..HttpConfig::default()
        };
        let (home, ways) = (home_of(&settings)?, ways(&settings)?);
        let address = settings
            .listen
            .unwrap_or_else(|| "127.0.0.1:8600".to_owned());
        let _log = log::to_stderr(settings.log.as_deref().unwrap_or("info"))
            .map_err(|error| Error::Setting(format!("what to log is not understood: {error}")))?;
        tokio::runtime::Runtime::new()
            .map_err(Error::Stopped)?
            .block_on(serve(&home, address, config, ways))
    }
}

async fn serve(
    home: &Home,
    address: String,
    config: HttpConfig,
    ways: Ways,
) -> Result<Exit, Error> {
    let service = home.open().await?;
    let listener = listen(address).await?;
    let stop = stop().map_err(Error::Stopped)?;
    let bound = listener.local_addr().map_err(Error::Stopped)?;
    if config.outbox_page {
        allow_outbox_page(bound)?;
    }
    tracing::info!(address = %bound, "listening");
    tokio::spawn(sweep_now_and_then(service.clone()));
    say_what_waits(&ways);
    let (halt, halted) = watch::channel(false);
    let carriers = {
        let service = service.clone();
        let halted = halted.clone();
        tokio::spawn(async move { service.carry_outbox(ways, halted).await })
    };
    let sealer = {
        let service = service.clone();
        tokio::spawn(async move { service.keep_chain(halted).await })
    };
    let served = http::serve(listener, service, config, stop).await;
    halt.send_replace(true);
    if timeout(FAREWELL, carriers).await.is_err() {
        tracing::warn!("some messages were still under way: they are sent again at the next start");
    }
    if timeout(FAREWELL, sealer).await.is_err() {
        tracing::warn!("some of what happened is not sealed yet: it is at the next start");
    }
    served.map_err(Error::Stopped)?;
    tracing::info!("stopped");
    Ok(Exit::Done)
}

/// Said once: messages that have no way out are kept, and nobody gets them.
fn say_what_waits(ways: &Ways) {
    if ways.mail.is_none() {
        tracing::warn!(
            "no mail server is named (--mail): e-mails wait in the outbox until their time is over"
        );
    }
    if ways.sms.is_none() {
        tracing::info!(
            "no SMS gateway is named (--sms, --twilio-sid): text messages wait in the outbox"
        );
    }
}

/// Keeps the store from growing with what is over. A failure is the next turn's to mend.
async fn sweep_now_and_then(service: Service) {
    let mut turns = tokio::time::interval(BETWEEN_SWEEPS);
    loop {
        turns.tick().await;
        match service.sweep().await {
            Ok(rows) => tracing::debug!(rows, "swept"),
            Err(error) => tracing::warn!(%error, "could not sweep"),
        }
        match service.count_today().await {
            Ok(workspaces) => tracing::debug!(workspaces, "counted who has a second factor"),
            Err(error) => tracing::warn!(%error, "could not count who has a second factor"),
        }
        match service.remind_today().await {
            Ok(0) => {}
            Ok(sent) => tracing::info!(sent, "reminded who must have a second factor and has none"),
            Err(error) => tracing::warn!(%error, "could not remind"),
        }
        match service.retain_events().await {
            Ok(0) => {}
            Ok(events) => tracing::info!(events, "removed what is older than the policy keeps"),
            Err(error) => tracing::warn!(%error, "could not remove old events"),
        }
    }
}

/// Whoever sees the page can sign in as anybody: no other machine may reach it.
fn allow_outbox_page(bound: SocketAddr) -> Result<(), Error> {
    if !bound.ip().is_loopback() {
        return Err(Error::Setting(
            "--outbox-page shows every code and link, so it needs --listen with a loopback address like 127.0.0.1:8600"
                .to_owned(),
        ));
    }
    tracing::warn!(
        "everybody on this machine can read codes and sign-in links at http://{bound}/outbox: for developing only"
    );
    Ok(())
}

async fn listen(address: String) -> Result<TcpListener, Error> {
    TcpListener::bind(&address)
        .await
        .map_err(|source| match source.kind() {
            ErrorKind::AddrInUse => Error::PortTaken { address },
            _ => Error::Listen { address, source },
        })
}

/// Comes when the service is told to stop, by Ctrl-C or by whatever runs it.
fn stop() -> io::Result<impl Future<Output = ()> + Send + 'static> {
    let (mut interrupt, mut terminate) = (
        signal(SignalKind::interrupt())?,
        signal(SignalKind::terminate())?,
    );
    Ok(async move {
        tokio::select! {
            _ = interrupt.recv() => {}
            _ = terminate.recv() => {}
        }
        tracing::info!("stopping: what is under way finishes first");
    })
}

fn public_url(text: Option<&str>) -> Result<Option<Origin>, Error> {
    text.map(|text| Origin::parse(text.strip_suffix('/').unwrap_or(text)))
        .transpose()
        .map_err(|error| Error::Setting(format!("the public URL: {error}")))
}
