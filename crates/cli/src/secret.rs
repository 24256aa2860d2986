//! `countersign secret`: new secrets, and their two spellings.

use std::fmt;

use clap::{Args, Subcommand};
use countersign_otp::Secret;
use countersign_store::entropy::{Entropy as _, OsEntropy};
use countersign_verifier::service;
use serde::Serialize;
use zeroize::Zeroizing;

use super::args::Encoding;
use super::error::Error;
use super::shell::{Exit, Shell};

/// Make secrets, and turn base32 into hexadecimal and back.
#[derive(Subcommand)]
#[command(after_help = "\
Examples:
  (umask 077; countersign secret generate >secret)
  countersign secret decode <secret")]
pub(super) enum SecretCommand {
    /// A new secret in base32, from the system's randomness
    Generate(Generate),
    /// Base32 from stdin, as hexadecimal
    Decode,
    /// Hexadecimal from stdin, as base32
    Encode,
}

/// A new secret in base32, from the system's randomness
#[derive(Args)]
pub(super) struct Generate {
    /// Its length, a multiple of 8 from 128 to 512; RFC 4226 recommends 160
    #[arg(long, value_name = "N", default_value_t = 160, value_parser = bits)]
    bits: usize,
}

/// Never fewer than the minimum of RFC 4226 §4 (R6).
fn bits(text: &str) -> Result<usize, &'static str> {
    text.parse()
        .ok()
        .filter(|bits| (128..=512).contains(bits) && bits % 8 == 0)
        .ok_or("give a multiple of 8 from 128 to 512")
}

impl SecretCommand {
    pub(super) fn run(self, shell: &mut Shell) -> Result<Exit, Error> {
        match self {
            Self::Generate(command) => command.run(shell),
            Self::Decode => {
                let secret = Encoding::Base32.read(&shell.stdin().all("the secret in base32")?)?;
                shell.answer(&Decoded {
                    hex: &Encoding::Hex.write(&secret),
                })
            }
            Self::Encode => {
                let secret =
                    Encoding::Hex.read(&shell.stdin().all("the secret in hexadecimal")?)?;
                shell.answer(&Encoded {
                    text: &Encoding::Base32.write(&secret),
                })
            }
        }
    }
}

impl Generate {
    fn run(self, shell: &Shell) -> Result<Exit, Error> {
        let mut bytes = Zeroizing::new(vec![0; self.bits / 8]);
        OsEntropy.fill(&mut bytes).map_err(service::Error::from)?;
        let secret = Secret::from_bytes(bytes.as_slice())?;
        shell.answer(&Generated {
            secret: &secret.expose_base32(),
            bits: secret.bits(),
        })
    }
}

#[derive(Serialize)]
struct Generated<'a> {
    secret: &'a str,
    bits: usize,
}

#[derive(Serialize)]
struct Decoded<'a> {
    hex: &'a str,
}

#[derive(Serialize)]
struct Encoded<'a> {
    text: &'a str,
}

impl fmt::Display for Generated<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.secret)
    }
}

impl fmt::Display for Decoded<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.hex)
    }
}

impl fmt::Display for Encoded<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.text)
    }
}
