//! What the operating system is told and asked before the work begins.

use std::io;

use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};

/// Keeps the process's memory, where keys are, out of core files and of other processes of the same user.
pub(crate) fn keep_memory_private() -> io::Result<()> {
    let none = Rlimit {
        current: Some(0),
        maximum: Some(0),
    };
    setrlimit(Resource::Core, none)?;
    // The limit alone is not enough on Linux: a core that is piped to a program ignores it.
    #[cfg(target_os = "linux")]
    rustix::process::set_dumpable_behavior(rustix::process::DumpableBehavior::NotDumpable)?;
    Ok(())
}

/// Descriptors for everything but the connections of clients: the database's files or connections, the log, the listener.
const OTHERS: u64 = 64;
/// Connections of clients at most, however many descriptors there are: each may hold memory too.
const MOST: u64 = 2048;

/// How many connections of clients the descriptors are enough for, after raising their limit as far as the process may.
pub(crate) fn connections() -> usize {
    let limit = getrlimit(Resource::Nofile);
    let raised = Rlimit {
        current: limit.maximum,
        ..limit
    };
    let descriptors = match setrlimit(Resource::Nofile, raised) {
        Ok(()) => limit.maximum,
        Err(_) => limit.current,
    };
    let enough_for = descriptors.map_or(MOST, |count| count.saturating_sub(OTHERS).clamp(1, MOST));
    usize::try_from(enough_for).unwrap_or(1)
}
