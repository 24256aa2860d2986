//! The log: written to stderr by a thread of its own, so that no answer waits for whoever should read it (S31).

use std::io::{self, IsTerminal as _, Write};
use std::sync::{Arc, OnceLock};

use tracing_appender::non_blocking::{ErrorCounter, NonBlockingBuilder, WorkerGuard};
use tracing_subscriber::EnvFilter;
use tracing_subscriber::filter::ParseError;

/// Lines that wait at most while nobody reads; those past them are dropped, and counted.
const WAITING: usize = 4096;

/// Begins to log what `filter` lets through. What waits when the guard is dropped is written first, for a second at most.
pub(crate) fn to_stderr(filter: &str) -> Result<WorkerGuard, ParseError> {
    // What the migrations' runner says of every start is worth reading only when it was asked for by name.
    let filter = EnvFilter::try_new(format!("refinery_core=warn,{filter}"))?;
    let dropped = Arc::new(OnceLock::new());
    let (queue, guard) = NonBlockingBuilder::default()
        .lossy(true)
        .buffered_lines_limit(WAITING)
        .thread_name("log")
        .finish(Stderr {
            dropped: Arc::clone(&dropped),
            told: 0,
        });
    dropped.get_or_init(|| queue.error_counter());
    tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_ansi(io::stderr().is_terminal())
        .with_writer(queue)
        .init();
    Ok(guard)
}

/// Where the thread writes. It flushes when no line waits any more: there the dropped ones are missing.
struct Stderr {
    dropped: Arc<OnceLock<ErrorCounter>>,
    told: usize,
}

impl Write for Stderr {
    fn write(&mut self, line: &[u8]) -> io::Result<usize> {
        io::stderr().write(line)
    }

    fn flush(&mut self) -> io::Result<()> {
        let dropped = self.dropped.get().map_or(0, ErrorCounter::dropped_lines);
        let lines = dropped.saturating_sub(self.told);
        if lines > 0 {
            self.told = dropped;
            // At every level that logs anything: whoever reads a log must know that it has a hole.
            tracing::error!(
                lines,
                "dropped from the log here: it was not read fast enough"
            );
        }
        io::stderr().flush()
    }
}
