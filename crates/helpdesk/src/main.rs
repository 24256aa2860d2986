//! Reads the options, opens the store, serves until told to stop.

use std::{
    error::Error,
    io::{self, IsTerminal, Write},
    net::SocketAddr,
    process::ExitCode,
};

use clap::Parser;
use countersign_helpdesk::{
    Desk, api_key::ApiKey, app, countersign::Countersign, demo, options::Options,
    password::PasswordCheck, store::Store,
};
use tokio::{net::TcpListener, signal};
use tracing_subscriber::EnvFilter;

#[tokio::main]
async fn main() -> ExitCode {
    let options = Options::parse();
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("info"));
    let subscriber = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_ansi(io::stderr().is_terminal())
        .with_writer(io::stderr)
        .finish();
    // Only our own events: what the HTTP client tells `log` may hold what it sends.
    let _ = tracing::subscriber::set_global_default(subscriber);
    let done = if options.print_people {
        demo::print_people(&mut io::stdout().lock()).map_err(Into::into)
    } else {
        serve(options).await
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            let _ = writeln!(io::stderr(), "countersign-helpdesk: {error}");
            ExitCode::FAILURE
        }
    }
}

async fn serve(options: Options) -> Result<(), Box<dyn Error>> {
    let public_url = options.public_url()?;
    let key_file = options.api_key_file.unwrap_or_default();
    let key =
        ApiKey::read(&key_file).map_err(|error| format!("{}: {error}", key_file.display()))?;
    if !options.elements.join("elements.js").is_file() {
        let folder = options.elements.display();
        tracing::warn!(
            "{folder} has no elements.js, which the second step needs: build www/countersign"
        );
    }
    let desk = Desk {
        store: Store::open(&options.data)?,
        countersign: Countersign::new(options.verifier.to_string(), key),
        public_verifier: options.public_verifier.unwrap_or(options.verifier),
        public_url,
        passwords: PasswordCheck::new()?,
        throttle: Default::default(),
        doorway: Default::default(),
        secure_cookies: options.secure_cookies,
    };
    if demo::seed(&desk).await? == demo::Seeded::Now && !options.listen.ip().is_loopback() {
        tracing::warn!(
            "the demo's people have well-known passwords: do not show them to a network"
        );
    }
    let listener = TcpListener::bind(options.listen).await.map_err(|error| {
        format!(
            "cannot listen on {} ({error}): stop what does, or choose another --listen",
            options.listen
        )
    })?;
    tracing::info!("listening on http://{}", listener.local_addr()?);
    let app = app(desk, &options.elements)?.into_make_service_with_connect_info::<SocketAddr>();
    Ok(axum::serve(listener, app)
        .with_graceful_shutdown(told_to_stop())
        .await?)
}

/// Ctrl-C, or what `kill` sends.
async fn told_to_stop() {
    let interrupt = async {
        let _ = signal::ctrl_c().await;
    };
    #[cfg(unix)]
    {
        let Ok(mut terminate) = signal::unix::signal(signal::unix::SignalKind::terminate()) else {
            return interrupt.await;
        };
        tokio::select! { () = interrupt => {}, _ = terminate.recv() => {} }
    }
    #[cfg(not(unix))]
    interrupt.await;
}
