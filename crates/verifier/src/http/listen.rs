//! Connections: taken, timed, and let go.
//!
//! `axum::serve` waits for ever for the end of a request; whoever opens connections and says nothing would hold them all.

use std::future::Future;
use std::io;
use std::time::Duration;

use axum::Router;
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use hyper_util::service::TowerToHyperService;
use tokio::net::{TcpListener, TcpStream};
use tokio::time::{sleep, timeout};

/// How long the requests under way may take to finish when the service is told to stop.
const FAREWELL: Duration = Duration::from_secs(20);
/// A rest when no connection can be taken, for want of file descriptors mostly.
const REST: Duration = Duration::from_millis(100);

/// Answers on `listener` until `shutdown`. A connection that shows no whole request head for `patience` is closed.
pub(super) async fn answer(
    listener: TcpListener,
    router: Router,
    patience: Duration,
    shutdown: impl Future<Output = ()>,
) -> io::Result<()> {
    let mut protocol = http1::Builder::new();
    protocol
        .timer(TokioTimer::new())
        .header_read_timeout(patience);
    let connections = GracefulShutdown::new();
    let mut shutdown = std::pin::pin!(shutdown);
    loop {
        let accepted = tokio::select! {
            accepted = listener.accept() => accepted,
            () = &mut shutdown => break,
        };
        let stream = match accepted {
            Ok((stream, _)) => at_once(stream),
            Err(error) => {
                tracing::warn!(%error, "a connection could not be taken");
                sleep(REST).await;
                continue;
            }
        };
        let service = TowerToHyperService::new(router.clone());
        let connection =
            connections.watch(protocol.serve_connection(TokioIo::new(stream), service));
        tokio::spawn(async move {
            if let Err(error) = connection.await {
                tracing::debug!(%error, "a connection ended early");
            }
        });
    }
    drop(listener);
    if timeout(FAREWELL, connections.shutdown()).await.is_err() {
        tracing::warn!("some requests were not finished in time");
    }
    Ok(())
}

/// An answer is small: waiting for more of it to send only makes somebody wait.
fn at_once(stream: TcpStream) -> TcpStream {
    if let Err(error) = stream.set_nodelay(true) {
        tracing::debug!(%error, "a connection keeps its delay");
    }
    stream
}
