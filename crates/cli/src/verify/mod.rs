//! `countersign verify`: a code against a secret, without any store.

mod verdict;

use clap::{Args, Subcommand};
use countersign_otp::{HotpVerdict, LookAhead, Search, Seen, Verdict, Window};
use verdict::{HotpAnswer, TotpAnswer};

use super::args::{BOTH_HELP, CodeInput, HotpProfile, Moment, SecretInput, TotpProfile};
use super::error::Error;
use super::input::Wanted;
use super::shell::{Exit, Shell};

/// Check a code against a secret. Nothing is stored: single use is for the caller to keep.
#[derive(Subcommand)]
#[command(after_help = "\
Examples:
  countersign verify totp --secret-file secret                     asks for the code
  printf '%s\\n' \"$SECRET\" \"$CODE\" | countersign verify totp
  countersign verify totp --secret-file secret --last-step 59012345 --json <code
  countersign verify hotp --secret-file secret --counter 7 --look-ahead 10 <code")]
pub(super) enum Verify {
    /// A code of the time (RFC 6238)
    Totp(VerifyTotp),
    /// A code of a counter (RFC 4226 §7.2)
    Hotp(VerifyHotp),
    /// Find a token's counter again by two codes in a row, a line each (RFC 4226 §7.4)
    Resync(Resync),
}

/// A code of the time (RFC 6238)
#[derive(Args)]
#[command(after_help = BOTH_HELP)]
pub(super) struct VerifyTotp {
    #[command(flatten)]
    secret: SecretInput,
    #[command(flatten)]
    code: CodeInput,
    #[command(flatten)]
    profile: TotpProfile,
    #[command(flatten)]
    moment: Moment,
    /// Time steps before the current one whose codes are accepted
    #[arg(long, value_name = "STEPS", default_value_t = Window::DEFAULT.past())]
    past: u32,
    /// Time steps after the current one whose codes are accepted
    #[arg(long, value_name = "STEPS", default_value_t = Window::DEFAULT.future())]
    future: u32,
    /// Steps before those to search, to say by how much a clock is behind
    #[arg(long, value_name = "STEPS", default_value_t = Search::DEFAULT.past())]
    search_past: u32,
    /// Steps after those to search, to say by how much a clock is ahead
    #[arg(long, value_name = "STEPS", default_value_t = Search::DEFAULT.future())]
    search_future: u32,
    /// The last step used up: nothing at or before it is accepted
    #[arg(long, value_name = "STEP")]
    last_step: Option<u64>,
    /// The highest step that an earlier "clock-off" disclosed: its code is not accepted
    #[arg(long, value_name = "STEP")]
    disclosed: Option<u64>,
}

/// A code of a counter (RFC 4226 §7.2)
#[derive(Args)]
#[command(after_help = BOTH_HELP)]
pub(super) struct VerifyHotp {
    #[command(flatten)]
    secret: SecretInput,
    #[command(flatten)]
    code: CodeInput,
    #[command(flatten)]
    profile: HotpProfile,
    /// The next counter expected
    #[arg(long, value_name = "N")]
    counter: u64,
    /// How many counters after that are tried
    #[arg(long, value_name = "N", default_value_t = LookAhead::DEFAULT.counters())]
    look_ahead: u32,
}

/// Find a token's counter again by two codes in a row, a line each (RFC 4226 §7.4)
#[derive(Args)]
#[command(after_help = "\
The secret is read from --secret-file, else from COUNTERSIGN_SECRET, else from stdin; the two codes from stdin after it,
a line each.")]
pub(super) struct Resync {
    #[command(flatten)]
    secret: SecretInput,
    #[command(flatten)]
    profile: HotpProfile,
    /// The next counter expected
    #[arg(long, value_name = "N")]
    counter: u64,
    /// How many counters after that are tried
    #[arg(long, value_name = "N", default_value_t = 100)]
    look_ahead: u32,
}

impl Verify {
    pub(super) fn run(self, shell: &mut Shell) -> Result<Exit, Error> {
        match self {
            Self::Totp(command) => command.run(shell),
            Self::Hotp(command) => command.run(shell),
            Self::Resync(command) => command.run(shell),
        }
    }
}

impl VerifyTotp {
    fn run(self, shell: &mut Shell) -> Result<Exit, Error> {
        let secret = self.secret.read(shell, false)?;
        let code = self.profile.hotp.code(&self.code.read(shell)?)?;
        let totp = self.profile.generator(secret)?;
        let seen = Seen {
            last_step: self.last_step,
            disclosed: self.disclosed,
        };
        let verdict = totp.verify(
            &code,
            self.moment.seconds(),
            Window::new(self.past, self.future),
            Search::new(self.search_past, self.search_future),
            seen,
        );
        shell.answer(&TotpAnswer::new(verdict, seen))?;
        Ok(accepted(matches!(verdict, Verdict::Match(_))))
    }
}

impl VerifyHotp {
    fn run(self, shell: &mut Shell) -> Result<Exit, Error> {
        let secret = self.secret.read(shell, false)?;
        let code = self.profile.code(&self.code.read(shell)?)?;
        let hotp = self.profile.generator(secret)?;
        tell(
            shell,
            hotp.verify(&code, self.counter, LookAhead::new(self.look_ahead)),
        )
    }
}

impl Resync {
    fn run(self, shell: &mut Shell) -> Result<Exit, Error> {
        let secret = self.secret.read(shell, false)?;
        let mut code = |what, last| {
            let text = shell.stdin().take(Wanted {
                what,
                file: None,
                variable: None,
                last,
            })?;
            self.profile.code(&text)
        };
        let (first, second) = (
            code("the first code", false)?,
            code("the second code", true)?,
        );
        let hotp = self.profile.generator(secret)?;
        let look_ahead = LookAhead::new(self.look_ahead);
        tell(
            shell,
            hotp.resynchronize(&first, &second, self.counter, look_ahead),
        )
    }
}

fn tell(shell: &Shell, verdict: HotpVerdict) -> Result<Exit, Error> {
    shell.answer(&HotpAnswer(verdict))?;
    Ok(accepted(matches!(verdict, HotpVerdict::Match { .. })))
}

const fn accepted(yes: bool) -> Exit {
    if yes { Exit::Done } else { Exit::NotAccepted }
}
