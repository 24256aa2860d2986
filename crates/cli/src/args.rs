//! What several of the commands are told.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use countersign_otp::{Algorithm, Code, Digits, Hotp, Period, Secret, Totp};
use countersign_policy::Preset;
use countersign_store::clock::{Clock as _, SystemClock};
use data_encoding::{HEXLOWER, HEXLOWER_PERMISSIVE};
use strum::VariantArray as _;
use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;
use zeroize::Zeroizing;

use super::error::Error;
use super::input::Wanted;
use super::shell::Shell;

/// A policy to begin with, by its name.
pub(super) fn preset(text: &str) -> Result<Preset, String> {
    let names: Vec<&str> = Preset::VARIANTS.iter().map(AsRef::as_ref).collect();
    text.parse()
        .map_err(|_| format!("give one of {}", names.join(", ")))
}

/// How the bytes of a secret are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Encoding {
    // As apps take it; case, spaces and hyphens do not matter.
    Base32,
    // As standards print it.
    Hex,
}

impl Encoding {
    pub(super) fn read(self, text: &str) -> Result<Secret, Error> {
        Ok(match self {
            Self::Base32 => Secret::from_base32(text)?,
            Self::Hex => Secret::from_bytes(bytes_of_hex(text)?.to_vec())?,
        })
    }

    pub(super) fn write(self, secret: &Secret) -> Zeroizing<String> {
        match self {
            Self::Base32 => secret.expose_base32(),
            Self::Hex => Zeroizing::new(HEXLOWER.encode(secret.expose_bytes())),
        }
    }
}

pub(super) fn bytes_of_hex(text: &str) -> Result<Zeroizing<Vec<u8>>, Error> {
    HEXLOWER_PERMISSIVE
        .decode(text.as_bytes())
        .map(Zeroizing::new)
        .map_err(|_| Error::NotHex)
}

/// What a command that only reads a secret says of it.
pub(super) const SECRET_HELP: &str = "\
The secret is read from --secret-file, else from COUNTERSIGN_SECRET, else from stdin.";

/// What a command that reads a secret and a code says of them.
pub(super) const BOTH_HELP: &str = "\
Secret and code are each read from their file, else from COUNTERSIGN_SECRET and COUNTERSIGN_CODE, else from stdin:
the secret first, then the code on a line of its own.
Ends with 0 when the code is accepted, with 1 when it is not. Nothing is stored: single use is yours to keep.";

/// Where the secret is.
#[derive(Args)]
pub(super) struct SecretInput {
    /// Read the secret from this file ("-": stdin) instead of COUNTERSIGN_SECRET or stdin
    #[arg(long, value_name = "FILE")]
    secret_file: Option<PathBuf>,
    /// How the secret is written: A to Z and 2 to 7, or hexadecimal
    #[arg(long, value_enum, default_value = "base32")]
    encoding: Encoding,
}

impl SecretInput {
    /// Reads it; `last` when stdin holds nothing else.
    pub(super) fn read(&self, shell: &mut Shell, last: bool) -> Result<Secret, Error> {
        self.encoding.read(&self.read_text(shell, last)?)
    }

    /// Reads it as it is written.
    pub(super) fn read_text(
        &self,
        shell: &mut Shell,
        last: bool,
    ) -> Result<Zeroizing<String>, Error> {
        shell.stdin().take(Wanted {
            what: "the secret",
            file: self.secret_file.as_deref(),
            variable: Some("COUNTERSIGN_SECRET"),
            last,
        })
    }

    pub(super) const fn encoding(&self) -> Encoding {
        self.encoding
    }
}

/// Where the code is.
#[derive(Args)]
pub(super) struct CodeInput {
    /// Read the code from this file ("-": stdin) instead of COUNTERSIGN_CODE or stdin
    #[arg(long, value_name = "FILE")]
    code_file: Option<PathBuf>,
}

impl CodeInput {
    /// Reads what was typed, the last thing on stdin.
    pub(super) fn read(&self, shell: &mut Shell) -> Result<Zeroizing<String>, Error> {
        shell.stdin().take(Wanted {
            what: "the code",
            file: self.code_file.as_deref(),
            variable: Some("COUNTERSIGN_CODE"),
            last: true,
        })
    }
}

/// How codes are made of a counter.
#[derive(Args)]
pub(super) struct HotpProfile {
    /// The hash under the HMAC: SHA1, SHA256 or SHA512
    #[arg(long, value_name = "HASH", default_value = "SHA1")]
    pub(super) algorithm: String,
    /// How many digits a code has: 6, 7 or 8
    #[arg(long, value_name = "N", default_value_t = 6)]
    pub(super) digits: u8,
}

impl HotpProfile {
    pub(super) fn code(&self, text: &str) -> Result<Code, Error> {
        Ok(Code::parse(text, Digits::new(self.digits)?)?)
    }

    pub(super) fn generator(&self, secret: Secret) -> Result<Hotp, Error> {
        let algorithm: Algorithm = self.algorithm.parse()?;
        Ok(Hotp::new(secret, algorithm, Digits::new(self.digits)?))
    }
}

/// How codes are made of the time.
#[derive(Args)]
pub(super) struct TotpProfile {
    #[command(flatten)]
    pub(super) hotp: HotpProfile,
    /// How long a time step lasts
    #[arg(long, value_name = "SECONDS", default_value_t = 30)]
    pub(super) period: u32,
}

impl TotpProfile {
    pub(super) fn generator(&self, secret: Secret) -> Result<Totp, Error> {
        let period = Period::new(self.period)?;
        let algorithm: Algorithm = self.hotp.algorithm.parse()?;
        let digits = Digits::new(self.hotp.digits)?;
        Ok(Totp::new(secret, algorithm, digits, period))
    }
}

/// Which moment a code is of.
#[derive(Args)]
pub(super) struct Moment {
    /// The moment, as Unix seconds or like 2026-11-22T07:00:00Z; now, if it is not given
    #[arg(long, value_name = "TIME", value_parser = unix_seconds)]
    at: Option<u64>,
}

impl Moment {
    /// In Unix seconds.
    pub(super) fn seconds(&self) -> u64 {
        self.at.unwrap_or_else(|| {
            let micros = SystemClock.now().micros();
            u64::try_from(micros / 1_000_000).unwrap_or_default()
        })
    }

    pub(super) const fn is_now(&self) -> bool {
        self.at.is_none()
    }
}

fn unix_seconds(text: &str) -> Result<u64, String> {
    if let Ok(seconds) = text.parse() {
        return Ok(seconds);
    }
    OffsetDateTime::parse(text, &Rfc3339)
        .ok()
        .and_then(|moment| u64::try_from(moment.unix_timestamp()).ok())
        .ok_or_else(|| {
            "give Unix seconds, or a time after 1970 like 2026-11-22T07:00:00Z".to_owned()
        })
}

#[cfg(test)]
mod tests {
    use super::unix_seconds;

    #[test]
    fn a_moment_is_seconds_or_rfc_3339() {
        assert_eq!(unix_seconds("59"), Ok(59));
        assert_eq!(unix_seconds("18446744073709551615"), Ok(u64::MAX));
        assert_eq!(unix_seconds("1970-01-01T01:00:59+01:00"), Ok(59));
        for bad in ["", "-1", "1969-12-31T23:59:59Z", "tomorrow"] {
            assert!(unix_seconds(bad).is_err(), "{bad}");
        }
    }
}
