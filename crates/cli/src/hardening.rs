//! What the operating system is told before a secret is read.

use std::io;

use rustix::process::{Resource, Rlimit, setrlimit};

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
