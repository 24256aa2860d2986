//! `countersign recovery`: recovery codes.

use std::fmt;

use clap::{Args, Subcommand};
use countersign_otp::RecoveryCode;
use countersign_store::entropy::{Entropy, OsEntropy};
use countersign_verifier::service;
use serde::Serialize;

use super::args::bytes_of_hex;
use super::error::{Error, Refusal};
use super::shell::{Exit, Shell};

/// Make recovery codes, and check one that was typed from paper.
#[derive(Subcommand)]
#[command(after_help = "\
Examples:
  countersign recovery generate --count 10
  countersign recovery parse                  asks for the code")]
pub(super) enum Recovery {
    /// New codes from the system's randomness, a line each; no member gets them
    Generate(Generate),
    /// A code from stdin as a person typed it, in the form it was shown; slips of the pen are found
    Parse,
    /// The code for ten bytes of randomness, in hexadecimal from stdin
    Format,
}

/// New codes from the system's randomness, a line each; no member gets them
#[derive(Args)]
pub(super) struct Generate {
    /// How many
    #[arg(long, value_name = "N", default_value_t = 10, value_parser = clap::value_parser!(u16).range(1..=1000))]
    count: u16,
}

impl Recovery {
    pub(super) fn run(self, shell: &mut Shell) -> Result<Exit, Error> {
        match self {
            Self::Generate(command) => command.run(shell),
            Self::Parse => {
                let text = shell.stdin().all("the recovery code")?;
                show(shell, &RecoveryCode::parse(&text)?)
            }
            Self::Format => {
                let bytes = bytes_of_hex(&shell.stdin().all("ten bytes in hexadecimal")?)?;
                let entropy = bytes.as_slice().try_into().map_err(|_| {
                    let message =
                        format!("a recovery code is made of ten bytes, not {}", bytes.len());
                    Refusal::new("entropy-length", message)
                })?;
                show(shell, &RecoveryCode::from_entropy(entropy))
            }
        }
    }
}

impl Generate {
    fn run(self, shell: &Shell) -> Result<Exit, Error> {
        let entropy: &dyn Entropy = &OsEntropy;
        let codes = (0..self.count)
            .map(|_| Ok(RecoveryCode::from_entropy(entropy.bytes()?).expose()))
            .collect::<Result<Vec<_>, _>>()
            .map_err(service::Error::Entropy)?;
        shell.answer(&Codes {
            recovery_codes: codes.iter().map(|code| code.as_str()).collect(),
        })
    }
}

fn show(shell: &Shell, code: &RecoveryCode) -> Result<Exit, Error> {
    shell.answer(&Shown {
        code: &code.expose(),
    })
}

#[derive(Serialize)]
struct Shown<'a> {
    code: &'a str,
}

impl fmt::Display for Shown<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code)
    }
}

#[derive(Serialize)]
struct Codes<'a> {
    recovery_codes: Vec<&'a str>,
}

impl fmt::Display for Codes<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.recovery_codes.join("\n"))
    }
}
