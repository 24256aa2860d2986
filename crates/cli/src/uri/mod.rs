//! `countersign uri`: addresses that carry an account into an authenticator app.

mod account;
mod compat;
mod migration;

use std::fmt;

use clap::{Args, Subcommand, ValueEnum};
use countersign_otp::uri;
use serde::Serialize;

use account::{Account, Reading};

use super::args::{Encoding, SecretInput, TotpProfile};
use super::error::Error;
use super::shell::{Exact, Exit, Shell};

/// Read, write and judge otpauth:// addresses, which come from stdin: they hold a secret.
#[derive(Subcommand)]
#[command(after_help = "\
Examples:
  zbarimg --quiet --raw code.png | countersign uri read
  countersign uri write --issuer ACME --account ada@example.org <secret | countersign qr
  countersign uri compat <address
  countersign uri unpack <export | countersign uri pack")]
pub(super) enum Uri {
    /// Show what an address says, and what was wrong with it
    Read(Read),
    /// Write the address of an account, whose secret is read from stdin
    Write(Write),
    /// Say which authenticator apps can use an address
    Compat(compat::Compat),
    /// Turn an export of several accounts (otpauth-migration://, a line a QR code) into their addresses
    Unpack(migration::Unpack),
    /// Turn addresses, a line each, into one export of several accounts (otpauth-migration://)
    Pack(migration::Pack),
}

impl Uri {
    pub(super) fn run(self, shell: &mut Shell) -> Result<Exit, Error> {
        match self {
            Self::Read(command) => command.run(shell),
            Self::Write(command) => command.run(shell),
            Self::Compat(command) => command.run(shell),
            Self::Unpack(command) => command.run(shell),
            Self::Pack(command) => command.run(shell),
        }
    }
}

/// Show what an address says, and what was wrong with it
#[derive(Args)]
pub(super) struct Read {
    /// Refuse an address that apps may read in different ways, instead of repairing or guessing
    #[arg(long)]
    strict: bool,
    /// How to show the secret
    #[arg(long, value_enum, default_value = "base32")]
    encoding: Encoding,
}

impl Read {
    fn run(self, shell: &mut Shell) -> Result<Exit, Error> {
        let text = shell.stdin().all("the otpauth:// address")?;
        let (auth, diagnostics) = if self.strict {
            (uri::parse_strict(&text)?, Vec::new())
        } else {
            uri::parse_lenient(&text)?
        };
        shell.answer(&Reading::new(&auth, self.encoding, diagnostics))
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Kind {
    Totp,
    Hotp,
    Steam,
}

/// Write the address of an account, whose secret is read from stdin, --secret-file or COUNTERSIGN_SECRET
#[derive(Args)]
pub(super) struct Write {
    #[command(flatten)]
    secret: SecretInput,
    /// What moves the code on: the time, a counter, or the time as Steam shows it
    #[arg(long, value_enum, default_value = "totp")]
    kind: Kind,
    /// The service's name, as the app shows it
    #[arg(long, value_name = "NAME")]
    issuer: Option<String>,
    /// Whose account it is, as the app shows it
    #[arg(long, value_name = "NAME", required_unless_present = "from_json")]
    account: Option<String>,
    #[command(flatten)]
    profile: TotpProfile,
    /// The counter of the next code, for --kind hotp
    #[arg(long, value_name = "N", default_value_t = 0)]
    counter: u64,
    /// Read the whole account from stdin instead, as `uri read --json` prints it
    #[arg(long, conflicts_with_all = ["kind", "issuer", "account", "algorithm", "digits", "period", "counter"])]
    from_json: bool,
}

impl Write {
    fn run(self, shell: &mut Shell) -> Result<Exit, Error> {
        let encoding = self.secret.encoding();
        let account = if self.from_json {
            Account::from_json(&shell.stdin().all("the account in JSON")?)?
        } else {
            self.account(shell)?
        };
        let auth = account.to_otpauth(encoding)?;
        shell.answer(&Written {
            uri: &auth.to_uri(),
        })
    }

    fn account(self, shell: &mut Shell) -> Result<Account, Error> {
        let secret = self.secret.read_text(shell, true)?;
        let steam = self.kind == Kind::Steam;
        Ok(Account {
            kind: match self.kind {
                Kind::Totp => "totp",
                Kind::Hotp => "hotp",
                Kind::Steam => "steam",
            }
            .to_owned(),
            secret,
            algorithm: (!steam).then_some(self.profile.hotp.algorithm),
            digits: (!steam).then_some(self.profile.hotp.digits),
            period: (self.kind == Kind::Totp).then_some(self.profile.period),
            counter: (self.kind == Kind::Hotp).then_some(Exact(self.counter)),
            issuer: self.issuer,
            account: self.account.unwrap_or_default(),
        })
    }
}

#[derive(Serialize)]
struct Written<'a> {
    uri: &'a str,
}

impl fmt::Display for Written<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.uri)
    }
}

/// The lines that stdin holds.
fn lines(text: &str) -> Vec<&str> {
    text.lines().collect()
}

const ADDRESSES: &str = "the addresses, a line each, then Ctrl-D";
