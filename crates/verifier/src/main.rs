//! The command `countersign`: reads what it is asked, calls the library, says what came of it.

mod cli;
mod config;

use std::process::ExitCode;

fn main() -> ExitCode {
    cli::run()
}
