//! `countersign uri unpack` and `pack`: exports of several accounts.

use std::fmt;

use clap::Args;
use countersign_otp::migration;
use countersign_otp::uri::{self, OtpAuth, Severity};
use countersign_store::entropy::{Entropy, OsEntropy};
use countersign_verifier::service;
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use super::account::{Account, misread, severity};
use super::{ADDRESSES, lines};
use crate::args::Encoding;
use crate::error::Error;
use crate::shell::{Exit, Shell};

/// Turn an export of several accounts (otpauth-migration://, a line a QR code) into their addresses
#[derive(Args)]
pub(crate) struct Unpack {
    /// How to show the secrets with --json
    #[arg(long, value_enum, default_value = "base32")]
    encoding: Encoding,
}

/// Turn addresses, a line each, into one export of several accounts (otpauth-migration://)
#[derive(Args)]
pub(crate) struct Pack {
    /// A number that tells this export's QR codes from another's; drawn at random, if it is not given
    #[arg(long, value_name = "N", allow_negative_numbers = true)]
    batch_id: Option<i32>,
    /// Read the accounts from stdin as `uri unpack --json` prints them
    #[arg(long)]
    from_json: bool,
    /// How the secrets are written with --from-json
    #[arg(long, value_enum, default_value = "base32", requires = "from_json")]
    encoding: Encoding,
}

impl Unpack {
    pub(super) fn run(self, shell: &mut Shell) -> Result<Exit, Error> {
        let text = shell.stdin().whole(ADDRESSES)?;
        let transfer = migration::read(&lines(&text))?;
        let refused: Vec<_> = transfer.refused.iter().map(Refused::of).collect();
        for account in &refused {
            shell.warn(format_args!("left out: {account}"));
        }
        shell.answer(&Unpacked {
            accounts: transfer
                .accounts
                .iter()
                .map(|auth| Account::of(auth, self.encoding))
                .collect(),
            refused,
            uris: transfer.accounts.iter().map(OtpAuth::to_uri).collect(),
        })
    }
}

impl Pack {
    pub(super) fn run(self, shell: &mut Shell) -> Result<Exit, Error> {
        let text = shell.stdin().whole(ADDRESSES)?;
        let accounts = if self.from_json {
            let listed: Listed = serde_json::from_str(&text).map_err(|error| misread(&error))?;
            let accounts = listed.accounts.iter();
            accounts
                .map(|account| account.to_otpauth(self.encoding))
                .collect::<Result<Vec<_>, _>>()?
        } else {
            read_all(shell, &lines(&text))?
        };
        let batch_id = self.batch_id.map_or_else(draw, Ok)?;
        let uris = migration::write(&accounts, batch_id)?;
        shell.answer(&Packed {
            uris: uris.iter().map(|uri| uri.as_str()).collect(),
        })
    }
}

/// Reads addresses as apps do, and warns of what had to be changed.
fn read_all(shell: &Shell, addresses: &[&str]) -> Result<Vec<OtpAuth>, Error> {
    let mut accounts = Vec::with_capacity(addresses.len());
    for (address, line) in addresses.iter().zip(1..) {
        let (auth, diagnostics) = uri::parse_lenient(address)?;
        for diagnostic in diagnostics
            .iter()
            .filter(|one| one.severity() > Severity::Note)
        {
            shell.warn(format_args!(
                "line {line}: {}: {diagnostic}",
                severity(diagnostic)
            ));
        }
        accounts.push(auth);
    }
    Ok(accounts)
}

fn draw() -> Result<i32, Error> {
    let entropy: &dyn Entropy = &OsEntropy;
    let bytes = entropy.bytes().map_err(service::Error::from)?;
    Ok(i32::from_be_bytes(bytes) & i32::MAX)
}

#[derive(Deserialize)]
struct Listed {
    accounts: Vec<Account>,
}

/// Addresses for people, to go on working with; a program gets what they say.
#[derive(Serialize)]
struct Unpacked<'a> {
    accounts: Vec<Account>,
    refused: Vec<Refused<'a>>,
    #[serde(skip)]
    uris: Vec<Zeroizing<String>>,
}

impl fmt::Display for Unpacked<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let uris: Vec<&str> = self.uris.iter().map(|uri| uri.as_str()).collect();
        f.write_str(&uris.join("\n"))
    }
}

/// An account of an export that cannot be used, by its names.
#[derive(Serialize)]
struct Refused<'a> {
    place: usize,
    issuer: Option<&'a str>,
    account: Option<&'a str>,
    error: &'static str,
    #[serde(skip)]
    why: migration::AccountError,
}

impl<'a> Refused<'a> {
    fn of(refused: &'a migration::RefusedAccount) -> Self {
        Self {
            place: refused.place,
            issuer: refused.issuer.as_deref(),
            account: refused.account.as_deref(),
            error: refused.why.kind(),
            why: refused.why,
        }
    }
}

impl fmt::Display for Refused<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "account {}", self.place.saturating_add(1))?;
        let names: Vec<_> = [self.issuer, self.account].into_iter().flatten().collect();
        if !names.is_empty() {
            write!(f, " ({})", names.join(", "))?;
        }
        write!(f, ": {}", self.why)
    }
}

#[derive(Serialize)]
struct Packed<'a> {
    uris: Vec<&'a str>,
}

impl fmt::Display for Packed<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.uris.join("\n"))
    }
}
