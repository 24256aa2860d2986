//! An account as it is shown and taken in JSON.

use std::fmt;

use countersign_otp::uri::{Diagnostic, Kind, OtpAuth, Severity};
use countersign_otp::{Algorithm, Digits, Period, Strength};
use serde::{Deserialize, Serialize, Serializer};
use serde_json::error::Category;
use zeroize::Zeroizing;

use crate::args::Encoding;
use crate::error::Error;
use crate::shell::Exact;

/// What an address says, with the secret as text. Steam's codes have neither hash nor digits to choose.
#[derive(Serialize, Deserialize)]
pub(super) struct Account {
    pub(super) kind: String,
    #[serde(serialize_with = "expose", deserialize_with = "wipe")]
    pub(super) secret: Zeroizing<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) algorithm: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) digits: Option<u8>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) period: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) counter: Option<Exact>,
    pub(super) issuer: Option<String>,
    pub(super) account: String,
}

impl Account {
    pub(super) fn of(auth: &OtpAuth, encoding: Encoding) -> Self {
        let (period, counter) = match auth.kind() {
            Kind::Totp { period } => (Some(period.seconds()), None),
            Kind::Hotp { counter } => (None, Some(Exact(counter))),
            Kind::Steam => (None, None),
        };
        let chosen = auth.kind() != Kind::Steam;
        Self {
            kind: auth.kind().name().to_owned(),
            secret: encoding.write(auth.secret()),
            algorithm: chosen.then(|| auth.algorithm().to_string()),
            digits: chosen.then(|| auth.digits().count()),
            period,
            counter,
            issuer: auth.issuer().map(str::to_owned),
            account: auth.account().to_owned(),
        }
    }

    pub(super) fn from_json(text: &str) -> Result<Self, Error> {
        serde_json::from_str(text).map_err(|error| misread(&error))
    }

    pub(super) fn to_otpauth(&self, encoding: Encoding) -> Result<OtpAuth, Error> {
        let kind = match self.kind.as_str() {
            "totp" => Kind::Totp {
                period: self.period.map_or(Ok(Period::DEFAULT), Period::new)?,
            },
            "hotp" => Kind::Hotp {
                counter: self.counter.map_or(0, |counter| counter.0),
            },
            "steam" => Kind::Steam,
            _ => {
                return Err(Error::NotAnAccount(
                    "its kind is none of totp, hotp and steam".to_owned(),
                ));
            }
        };
        let mut auth = OtpAuth::new(kind, encoding.read(&self.secret)?, &self.account)?;
        if let Some(issuer) = &self.issuer {
            auth = auth.with_issuer(issuer)?;
        }
        if let Some(algorithm) = &self.algorithm {
            auth = auth.with_algorithm(algorithm.parse::<Algorithm>()?);
        }
        if let Some(digits) = self.digits {
            auth = auth.with_digits(Digits::new(digits)?);
        }
        Ok(auth)
    }
}

/// Where the JSON is wrong. The parser's own words would repeat what stands there.
pub(super) fn misread(error: &serde_json::Error) -> Error {
    let what = match error.classify() {
        Category::Data => "a field is missing or of another type",
        Category::Syntax | Category::Eof | Category::Io => "it is not JSON, or not whole",
    };
    Error::NotAnAccount(format!(
        "{what}, at line {}, column {}",
        error.line(),
        error.column()
    ))
}

/// An account and what its address was like.
#[derive(Serialize)]
pub(super) struct Reading {
    #[serde(flatten)]
    account: Account,
    #[serde(serialize_with = "kinds")]
    diagnostics: Vec<Diagnostic>,
    #[serde(skip)]
    bits: usize,
}

impl Reading {
    pub(super) fn new(auth: &OtpAuth, encoding: Encoding, diagnostics: Vec<Diagnostic>) -> Self {
        Self {
            account: Account::of(auth, encoding),
            diagnostics,
            bits: auth.secret().bits(),
        }
    }
}

impl fmt::Display for Reading {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Account {
            kind,
            secret,
            algorithm,
            digits,
            period,
            counter,
            issuer,
            account,
        } = &self.account;
        let strength = Strength::of_bits(self.bits).as_str();
        writeln!(f, "kind       {kind}")?;
        writeln!(f, "issuer     {}", issuer.as_deref().unwrap_or("(none)"))?;
        writeln!(
            f,
            "account    {}",
            if account.is_empty() {
                "(none)"
            } else {
                account
            }
        )?;
        write!(
            f,
            "secret     {} ({} bits: {strength})",
            secret.as_str(),
            self.bits
        )?;
        if let Some(algorithm) = algorithm {
            write!(f, "\nalgorithm  {algorithm}")?;
        }
        if let Some(digits) = digits {
            write!(f, "\ndigits     {digits}")?;
        }
        if let Some(period) = period {
            write!(f, "\nperiod     {period} seconds")?;
        }
        if let Some(Exact(counter)) = counter {
            write!(f, "\ncounter    {counter}")?;
        }
        for diagnostic in &self.diagnostics {
            write!(f, "\n{:<10} {diagnostic}", severity(diagnostic))?;
        }
        Ok(())
    }
}

pub(super) const fn severity(diagnostic: &Diagnostic) -> &'static str {
    match diagnostic.severity() {
        Severity::Note => "note",
        Severity::Repaired => "repaired",
        Severity::Guessed => "guessed",
    }
}

fn kinds<S: Serializer>(diagnostics: &[Diagnostic], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(diagnostics.iter().map(Diagnostic::kind))
}

fn expose<S: Serializer>(secret: &Zeroizing<String>, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(secret)
}

fn wipe<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Zeroizing<String>, D::Error> {
    String::deserialize(deserializer).map(Zeroizing::new)
}
