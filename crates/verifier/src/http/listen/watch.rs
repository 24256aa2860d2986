//! How long a connection has been at what it does: what its stream, its service and its task know of it together.

use std::io;
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll};
use std::time::Duration;

use axum::body::{Body, Bytes, HttpBody};
use hyper::body::{Frame, SizeHint};
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::time::Instant;

/// How long a client may take.
#[derive(Clone, Copy, Debug)]
pub(super) struct Limits {
    /// Over one step: the head of a request, or taking some of an answer.
    pub(super) patience: Duration,
    /// Over a request whose head was read: its body, and its answer to the last byte.
    pub(super) deadline: Duration,
}

/// One connection's watch. Clones are the same one.
#[derive(Clone)]
pub(super) struct Watch {
    limits: Limits,
    times: Arc<Mutex<Times>>,
}

struct Times {
    /// Since when the connection waits for a request, or is at one.
    since: Instant,
    /// The end of a request that was not wholly answered.
    deadline: Option<Instant>,
    /// Whether an answer is still being made.
    answering: bool,
    /// The end of the patience with a client that takes nothing.
    stalled: Option<Instant>,
}

impl Watch {
    pub(super) fn new(limits: Limits) -> Self {
        let times = Times {
            since: Instant::now(),
            deadline: None,
            answering: false,
            stalled: None,
        };
        Self {
            limits,
            times: Arc::new(Mutex::new(times)),
        }
    }

    /// When the connection is to be cut, unless it gets on before.
    pub(super) fn end(&self) -> Option<Instant> {
        let times = self.times();
        match (times.deadline, times.stalled) {
            (Some(deadline), Some(stalled)) => Some(deadline.min(stalled)),
            (deadline, stalled) => deadline.or(stalled),
        }
    }

    /// Since when it waits for a request, or is at one.
    pub(super) fn since(&self) -> Instant {
        self.times().since
    }

    /// A request's head was read. One sent before the last one's answer was taken does not get more time.
    pub(super) fn asked(&self) {
        let now = Instant::now();
        let mut times = self.times();
        if times.deadline.is_none() {
            times.since = now;
            times.deadline = Some(now + self.limits.deadline);
        }
        times.answering = true;
    }

    /// The whole answer was made.
    fn answered(&self) {
        self.times().answering = false;
    }

    /// Everything that was made is on its way.
    fn flushed(&self) {
        let mut times = self.times();
        times.stalled = None;
        if !times.answering && times.deadline.take().is_some() {
            times.since = Instant::now();
        }
    }

    fn wrote<T>(&self, written: Poll<T>) -> Poll<T> {
        let mut times = self.times();
        if written.is_ready() {
            times.stalled = None;
        } else if times.stalled.is_none() {
            times.stalled = Some(Instant::now() + self.limits.patience);
        }
        written
    }

    fn times(&self) -> MutexGuard<'_, Times> {
        self.times.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A stream that tells its watch what was taken.
pub(super) struct Watched<S> {
    stream: S,
    watch: Watch,
}

impl<S> Watched<S> {
    pub(super) const fn new(stream: S, watch: Watch) -> Self {
        Self { stream, watch }
    }
}

impl<S: AsyncRead + Unpin> AsyncRead for Watched<S> {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        into: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_read(cx, into)
    }
}

impl<S: AsyncWrite + Unpin> AsyncWrite for Watched<S> {
    fn poll_write(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        let written = Pin::new(&mut self.stream).poll_write(cx, bytes);
        self.watch.wrote(written)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        bytes: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        let written = Pin::new(&mut self.stream).poll_write_vectored(cx, bytes);
        self.watch.wrote(written)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    /// hyper flushes the stream only after it has written all that it holds.
    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        let flushed = Pin::new(&mut self.stream).poll_flush(cx);
        if flushed.is_ready() {
            self.watch.flushed();
        }
        flushed
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(cx)
    }
}

/// An answer's body that tells its watch when it was given whole, or given up.
pub(super) struct Answer {
    body: Body,
    watch: Watch,
}

impl Answer {
    pub(super) const fn new(body: Body, watch: Watch) -> Self {
        Self { body, watch }
    }
}

impl HttpBody for Answer {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, axum::Error>>> {
        Pin::new(&mut self.body).poll_frame(cx)
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}

impl Drop for Answer {
    fn drop(&mut self) {
        self.watch.answered();
    }
}
