//! The command `countersign`: reads what it is asked, calls the library, prints the answer.

mod args;
mod code;
mod commands;
mod config;
mod doctor;
mod error;
mod events;
mod hardening;
mod home;
mod init;
mod input;
mod key;
mod log;
mod member;
mod openapi;
mod outbox;
mod policy;
mod qr;
mod recovery;
mod report;
mod samples;
mod secret;
mod serve;
mod shell;
mod store_args;
mod table;
mod uri;
mod usage;
mod verify;
mod ways;
mod webhook;
mod workspace;

use std::process::ExitCode;

fn main() -> ExitCode {
    commands::run()
}
