//! Every command, and how its answer or its error is said.

use std::process::ExitCode;

use clap::{Parser, Subcommand};

use crate::error::Error;
use crate::shell::{Exit, Shell};
use crate::{
    code, doctor, events, hardening, init, key, member, openapi, outbox, policy, qr, recovery,
    report, samples, secret, serve, uri, usage, verify, workspace,
};

/// Two-factor authentication to embed: the verifier, and tools for its codes.
#[derive(Parser)]
#[command(
    name = "countersign",
    version,
    disable_help_subcommand = true,
    after_help = "\
Begin with:  countersign init --data DIR --workspace NAME
             countersign serve --data DIR
Try:         countersign secret generate | countersign code totp",
    after_long_help = usage::LONG_HELP
)]
struct Cli {
    /// Answer in JSON, on stdout; errors too, on stderr
    #[arg(long, global = true, display_order = 900)]
    json: bool,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Make a data folder, a first workspace and its API key
    Init(init::Init),
    /// Run the service
    Serve(serve::Serve),
    /// List and make workspaces, say which pages may call
    #[command(subcommand)]
    Workspace(workspace::Workspace),
    /// List, make and end API keys
    #[command(subcommand)]
    Key(key::Key),
    /// Show and change who must have a second factor, and with what
    #[command(subcommand)]
    Policy(policy::Policy),
    /// See and help members
    #[command(subcommand)]
    Member(member::Member),
    /// Show what happened, newest first
    Events(events::Events),
    /// Say who has a second factor since when, and who must by when
    Report(report::Report),
    /// Show what waits to be sent, and what will not be
    Outbox(outbox::Outbox),
    /// Look over the key ring and the database, and say how likely guessing is
    Doctor(doctor::Doctor),
    /// Print the OpenAPI document of the HTTP API
    Openapi,
    /// List and write small applications that sign people in with the verifier
    Samples(samples::Samples),
    /// Make a code from a secret
    #[command(subcommand)]
    Code(code::Code),
    /// Check a code against a secret
    #[command(subcommand)]
    Verify(verify::Verify),
    /// Read, write and judge otpauth:// addresses
    #[command(subcommand)]
    Uri(uri::Uri),
    /// Draw text from stdin as a QR code
    Qr(qr::Draw),
    /// Make secrets, and read their base32
    #[command(subcommand)]
    Secret(secret::SecretCommand),
    /// Make and check recovery codes
    #[command(subcommand)]
    Recovery(recovery::Recovery),
}

/// Does what the arguments ask, and says how it went.
pub(crate) fn run() -> ExitCode {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => return usage::explain(&error),
    };
    let mut shell = Shell::new(cli.json);
    if let Err(error) = hardening::keep_memory_private() {
        shell.warn(format_args!(
            "if this process crashes, a core file may hold its keys ({error}): run it under `ulimit -c 0`"
        ));
    }
    match cli.command.run(&mut shell) {
        Ok(exit) => exit.into(),
        Err(error) => {
            shell.complain(&error);
            error.exit().into()
        }
    }
}

impl Command {
    fn run(self, shell: &mut Shell) -> Result<Exit, Error> {
        match self {
            Self::Init(command) => command.run(shell),
            Self::Serve(command) => command.run(shell),
            Self::Workspace(command) => command.run(shell),
            Self::Key(command) => command.run(shell),
            Self::Policy(command) => command.run(shell),
            Self::Member(command) => command.run(shell),
            Self::Events(command) => command.run(shell),
            Self::Report(command) => command.run(shell),
            Self::Outbox(command) => command.run(shell),
            Self::Doctor(command) => command.run(shell),
            Self::Openapi => openapi::run(shell),
            Self::Samples(command) => command.run(shell),
            Self::Code(command) => command.run(shell),
            Self::Verify(command) => command.run(shell),
            Self::Uri(command) => command.run(shell),
            Self::Qr(command) => command.run(shell),
            Self::Secret(command) => command.run(shell),
            Self::Recovery(command) => command.run(shell),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Cli;
    use clap::CommandFactory as _;

    #[test]
    fn the_command_line_is_well_formed() {
        Cli::command().debug_assert();
    }

    /// No argument of any command takes a secret, a code or an address that holds one.
    #[test]
    fn s18_no_argument_takes_a_secret() {
        fn walk(command: &clap::Command) {
            for argument in command.get_arguments() {
                let name = argument.get_id().as_str();
                assert!(
                    ![
                        "secret", "code", "uri", "otpauth", "token", "api_key", "password"
                    ]
                    .contains(&name),
                    "{} --{name}",
                    command.get_name()
                );
            }
            command.get_subcommands().for_each(walk);
        }
        walk(&Cli::command());
    }
}
