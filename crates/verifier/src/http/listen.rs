//! Connections: taken, timed, and let go (S31).
//!
//! `axum::serve` waits for ever for the end of a request and of an answer; whoever opens connections and says or takes
//! nothing would hold them all. Here a request's head has a time, the rest of it up to the last byte of its answer has
//! one, and when there are as many connections as there may be, a new one takes the place of the slowest.

mod crowd;
mod watch;

use std::convert::Infallible;
use std::future::{Future, poll_fn};
use std::io;
use std::pin::pin;
use std::task::{Poll, ready};
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::http::{Request, Response};
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use tokio::net::{TcpListener, TcpStream};
use tokio::time::{Instant, sleep, sleep_until, timeout};
use tower::ServiceExt as _;

use self::crowd::Crowd;
use self::watch::{Answer, Limits, Watch, Watched};
use super::HttpConfig;

/// How long the requests under way may take to finish when the service is told to stop.
const FAREWELL: Duration = Duration::from_secs(20);
/// A rest when no connection can be taken, for want of file descriptors mostly.
const REST: Duration = Duration::from_millis(20);
/// Bytes that a connection keeps at most of what was read and not used, and of what was made and not taken.
const BUFFER: usize = 64 * 1024;

/// Answers on `listener` until `shutdown`.
pub(super) async fn answer(
    listener: TcpListener,
    router: Router,
    config: &HttpConfig,
    shutdown: impl Future<Output = ()>,
) -> io::Result<()> {
    let limits = Limits {
        patience: config.patience,
        deadline: config.deadline,
    };
    let mut protocol = http1::Builder::new();
    protocol
        .timer(TokioTimer::new())
        .header_read_timeout(limits.patience)
        .max_buf_size(BUFFER);
    let connections = GracefulShutdown::new();
    let crowd = Crowd::of(config.connections);
    let mut shutdown = pin!(shutdown);
    loop {
        let accepted = tokio::select! {
            accepted = listener.accept() => accepted,
            () = &mut shutdown => break,
        };
        let stream = match accepted {
            Ok((stream, _)) => at_once(stream),
            Err(error) => {
                tracing::warn!(%error, "a connection could not be taken");
                crowd.make_room();
                sleep(REST).await;
                continue;
            }
        };
        let watch = Watch::new(limits);
        let place = crowd.join(watch.clone());
        let number = place.number();
        let service = {
            let (router, watch) = (router.clone(), watch.clone());
            service_fn(move |request| ask(router.clone(), watch.clone(), request))
        };
        let stream = TokioIo::new(Watched::new(stream, watch.clone()));
        let connection = connections.watch(protocol.serve_connection(stream, service));
        let task = tokio::spawn(async move {
            let _place = place;
            match in_time(connection, &watch).await {
                Some(Ok(())) => {}
                Some(Err(error)) => tracing::debug!(%error, "a connection ended early"),
                None => tracing::debug!("a request was not sent, or its answer not taken, in time"),
            }
        });
        crowd.settle(number, task.abort_handle());
    }
    drop(listener);
    if timeout(FAREWELL, connections.shutdown()).await.is_err() {
        tracing::warn!("some requests were not finished in time");
    }
    Ok(())
}

async fn ask(
    router: Router,
    watch: Watch,
    request: Request<Incoming>,
) -> Result<Response<Answer>, Infallible> {
    watch.asked();
    let response = router.oneshot(request.map(Body::new)).await?;
    Ok(response.map(|body| Answer::new(body, watch)))
}

/// What comes of a connection; `None` when its watch says that it must be cut first.
async fn in_time<T>(connection: impl Future<Output = T>, watch: &Watch) -> Option<T> {
    let mut connection = pin!(connection);
    let mut alarm = pin!(sleep_until(Instant::now()));
    poll_fn(|cx| {
        if let Poll::Ready(ended) = connection.as_mut().poll(cx) {
            return Poll::Ready(Some(ended));
        }
        // Between requests hyper's own timer runs, for the head of the next one.
        while let Some(end) = watch.end() {
            if end <= Instant::now() {
                return Poll::Ready(None);
            }
            // Ends mostly move on: the alarm is left where it is until it rings.
            if alarm.is_elapsed() || end < alarm.deadline() {
                alarm.as_mut().reset(end);
            }
            ready!(alarm.as_mut().poll(cx));
        }
        Poll::Pending
    })
    .await
}

/// An answer is small: waiting for more of it to send only makes somebody wait.
fn at_once(stream: TcpStream) -> TcpStream {
    if let Err(error) = stream.set_nodelay(true) {
        tracing::debug!(%error, "a connection keeps its delay");
    }
    stream
}
