//! `countersign code`: codes from a secret.

mod explained;

use std::fmt;

use clap::{Args, Subcommand};
use countersign_otp::uri::{self, Kind, OtpAuth};
use countersign_otp::{Hotp, Secret, Steam, Totp};
use serde::Serialize;

use explained::Explained;

use super::args::{CodeInput, HotpProfile, Moment, SECRET_HELP, SecretInput, TotpProfile};
use super::error::Error;
use super::shell::{Exact, Exit, Shell};

/// Make a code from a secret, which is read from stdin, --secret-file or COUNTERSIGN_SECRET.
#[derive(Subcommand)]
#[command(after_help = "\
Examples:
  countersign secret generate >secret
  countersign code totp <secret
  countersign code totp --secret-file secret --at 2026-11-22T07:00:00Z
  countersign code hotp --counter 0 --explain <secret")]
pub(super) enum Code {
    /// A code of the time (RFC 6238)
    Totp(TotpCode),
    /// A code of a counter (RFC 4226)
    Hotp(HotpCode),
    /// Five characters of Steam's
    Steam(SteamCode),
    /// The code of the account whose otpauth:// address is on stdin
    Uri(UriCode),
    /// How the verifier reads what a person typed as a code
    Parse(ParseCode),
}

/// A code of the time (RFC 6238)
#[derive(Args)]
#[command(after_help = SECRET_HELP)]
pub(super) struct TotpCode {
    #[command(flatten)]
    secret: SecretInput,
    #[command(flatten)]
    profile: TotpProfile,
    #[command(flatten)]
    moment: Moment,
    /// Show how the code comes about (RFC 4226 §5.3)
    #[arg(long)]
    explain: bool,
}

/// A code of a counter (RFC 4226)
#[derive(Args)]
#[command(after_help = SECRET_HELP)]
pub(super) struct HotpCode {
    #[command(flatten)]
    secret: SecretInput,
    #[command(flatten)]
    profile: HotpProfile,
    /// The counter
    #[arg(long, value_name = "N")]
    counter: u64,
    /// Show how the code comes about (RFC 4226 §5.3)
    #[arg(long)]
    explain: bool,
}

/// Five characters of Steam's
#[derive(Args)]
#[command(after_help = SECRET_HELP)]
pub(super) struct SteamCode {
    #[command(flatten)]
    secret: SecretInput,
    #[command(flatten)]
    moment: Moment,
}

/// The code of the account whose otpauth:// address is on stdin
#[derive(Args)]
pub(super) struct UriCode {
    #[command(flatten)]
    moment: Moment,
}

/// How the verifier reads what a person typed as a code
#[derive(Args)]
pub(super) struct ParseCode {
    #[command(flatten)]
    code: CodeInput,
    /// How many digits a code has: 6, 7 or 8
    #[arg(long, value_name = "N", default_value_t = 6)]
    digits: u8,
}

impl Code {
    pub(super) fn run(self, shell: &mut Shell) -> Result<Exit, Error> {
        match self {
            Self::Totp(command) => command.run(shell),
            Self::Hotp(command) => command.run(shell),
            Self::Steam(command) => {
                let secret = command.secret.read(shell, true)?;
                steam(shell, secret, &command.moment)
            }
            Self::Uri(command) => command.run(shell),
            Self::Parse(command) => {
                let text = command.code.read(shell)?;
                let profile = HotpProfile {
                    algorithm: String::new(),
                    digits: command.digits,
                };
                shell.answer(&Answer::of(profile.code(&text)?.as_str()))
            }
        }
    }
}

impl TotpCode {
    fn run(self, shell: &mut Shell) -> Result<Exit, Error> {
        let secret = self.secret.read(shell, true)?;
        if !self.explain {
            let totp = self.profile.generator(secret)?;
            return timed(shell, &totp, &self.moment);
        }
        let step = self
            .profile
            .generator(secret.clone())?
            .step_at(self.moment.seconds());
        let hotp = self.profile.hotp.generator(secret)?;
        shell.answer(&Explained::new(&hotp.derivation(step), step, true))
    }
}

impl HotpCode {
    fn run(self, shell: &mut Shell) -> Result<Exit, Error> {
        let secret = self.secret.read(shell, true)?;
        let hotp = self.profile.generator(secret)?;
        if self.explain {
            return shell.answer(&Explained::new(
                &hotp.derivation(self.counter),
                self.counter,
                false,
            ));
        }
        shell.answer(&Answer::of(hotp.code(self.counter).as_str()))
    }
}

impl UriCode {
    fn run(self, shell: &mut Shell) -> Result<Exit, Error> {
        let text = shell.stdin().all("the otpauth:// address")?;
        let (auth, _) = uri::parse_lenient(&text)?;
        let secret = || auth.secret().clone();
        match auth.kind() {
            Kind::Totp { period } => {
                let totp = Totp::new(secret(), auth.algorithm(), auth.digits(), period);
                timed(shell, &totp, &self.moment)
            }
            Kind::Hotp { counter } => {
                shell.answer(&Answer::of(counted(&auth).code(counter).as_str()))
            }
            Kind::Steam => steam(shell, secret(), &self.moment),
        }
    }
}

fn counted(auth: &OtpAuth) -> Hotp {
    Hotp::new(auth.secret().clone(), auth.algorithm(), auth.digits())
}

fn timed(shell: &Shell, totp: &Totp, moment: &Moment) -> Result<Exit, Error> {
    let at = moment.seconds();
    let code = totp.code_at(at);
    let done = shell.answer(&Answer {
        step: Some(Exact(totp.step_at(at))),
        ..Answer::of(code.as_str())
    })?;
    if moment.is_now() {
        shell.remark(format_args!(
            "good for {} more seconds",
            totp.seconds_left(at)
        ));
    }
    Ok(done)
}

fn steam(shell: &Shell, secret: Secret, moment: &Moment) -> Result<Exit, Error> {
    shell.answer(&Answer::of(
        Steam::new(secret).code_at(moment.seconds()).as_str(),
    ))
}

/// A code, and the time step it belongs to.
#[derive(Serialize)]
struct Answer<'a> {
    code: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    step: Option<Exact>,
}

impl<'a> Answer<'a> {
    const fn of(code: &'a str) -> Self {
        Self { code, step: None }
    }
}

impl fmt::Display for Answer<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code)
    }
}
