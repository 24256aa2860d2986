//! What the parameters say, each read on its own.

use alloc::{string::String, vec::Vec};

use zeroize::Zeroizing;

use super::diagnostic::{Diagnostic, Parameter};
use super::error::UriError;
use super::escape::{decode, has_broken_escape};
use super::number::{self, Number};
use super::otpauth::{Kind, is_sensible};
use super::raw::Raw;
use crate::{Algorithm, Digits, Period, Secret};

/// Shorter secrets are noted (RFC 4226 §4, R6).
const SOUND_BITS: usize = 128;

/// The first value of each known parameter, as meant.
pub(super) struct Parameters<'a> {
    found: [Option<Zeroizing<String>>; Parameter::ALL.len()],
    /// As written.
    pub(super) raw_issuer: Option<&'a str>,
}

impl<'a> Parameters<'a> {
    /// Sorts the known parameters from the rest.
    pub(super) fn collect(raw: &Raw<'a>, notes: &mut Vec<Diagnostic>) -> Result<Self, UriError> {
        let mut found = [const { None }; _];
        let mut raw_issuer = None;
        for (raw_name, value) in raw.parameters() {
            if has_broken_escape(value) {
                note(notes, Diagnostic::BrokenEscape);
            }
            let name = decode(raw_name).ok_or(UriError::NotUtf8)?;
            let Some(parameter) = Parameter::named(&name) else {
                note(notes, Diagnostic::UnknownParameter);
                continue;
            };
            if *name != raw_name {
                note(notes, Diagnostic::EscapedName(parameter));
            }
            if *name != parameter.name() {
                note(notes, Diagnostic::UpperCase);
            }
            match found.get_mut(parameter as usize) {
                Some(place @ None) => {
                    *place = Some(decode(value).ok_or(UriError::NotUtf8)?);
                    if parameter == Parameter::Issuer {
                        raw_issuer = Some(value);
                    }
                }
                _ => note(notes, Diagnostic::DuplicateParameter(parameter)),
            }
        }
        Ok(Self { found, raw_issuer })
    }

    fn text(&self, wanted: Parameter) -> Option<&str> {
        let found = self.found.get(wanted as usize)?.as_ref()?;
        Some(found)
    }

    /// A value that is a number: nothing where there is none, or where it is below `least` or no number, which is noted.
    fn number(
        &self,
        wanted: Parameter,
        least: u64,
        bad: Diagnostic,
        notes: &mut Vec<Diagnostic>,
    ) -> Result<Option<u64>, UriError> {
        let Some(text) = self.text(wanted) else {
            return Ok(None);
        };
        match number::parse(text) {
            Number::Huge => Err(UriError::Unsupported(wanted)),
            Number::Value(value) if value >= least => Ok(Some(value)),
            Number::Value(_) | Number::None => {
                note(notes, bad);
                Ok(None)
            }
        }
    }

    pub(super) fn secret(&self, notes: &mut Vec<Diagnostic>) -> Result<Secret, UriError> {
        let text = self.text(Parameter::Secret);
        secret(text.ok_or(UriError::MissingSecret)?, notes)
    }

    /// What moves the code on. `host` is the address's type.
    pub(super) fn kind(&self, host: &str, notes: &mut Vec<Diagnostic>) -> Result<Kind, UriError> {
        let is = |kind| host.eq_ignore_ascii_case(kind);
        let kind = if is("totp") {
            if self.is_steam(notes) {
                Kind::Steam
            } else {
                Kind::Totp {
                    period: self.period(notes)?,
                }
            }
        } else if is("hotp") {
            Kind::Hotp {
                counter: self.counter(notes)?,
            }
        } else if is("steam") {
            // Aegis and Ente mark Steam's codes this way.
            Kind::Steam
        } else {
            return Err(UriError::UnknownType);
        };
        let unused: &[Parameter] = match kind {
            Kind::Totp { .. } => &[Parameter::Counter],
            Kind::Hotp { .. } => &[Parameter::Period, Parameter::Encoder],
            Kind::Steam => &[
                Parameter::Algorithm,
                Parameter::Digits,
                Parameter::Period,
                Parameter::Counter,
            ],
        };
        for parameter in unused {
            if self.text(*parameter).is_some() {
                note(notes, Diagnostic::UnusedParameter(*parameter));
            }
        }
        Ok(kind)
    }

    pub(super) fn algorithm(&self, notes: &mut Vec<Diagnostic>) -> Result<Algorithm, UriError> {
        let Some(text) = self.text(Parameter::Algorithm) else {
            return Ok(Algorithm::Sha1);
        };
        // Java's name for the same hash is found in addresses.
        let name = after_family(text, "hmac").unwrap_or(text);
        match name.parse::<Algorithm>() {
            Ok(algorithm) => {
                if algorithm.as_str() != text {
                    note(notes, Diagnostic::UntidyAlgorithm);
                }
                Ok(algorithm)
            }
            Err(_) if names_a_hash(name) => Err(UriError::Unsupported(Parameter::Algorithm)),
            Err(_) => {
                note(notes, Diagnostic::UnknownAlgorithm);
                Ok(Algorithm::Sha1)
            }
        }
    }

    pub(super) fn digits(&self, notes: &mut Vec<Diagnostic>) -> Result<Digits, UriError> {
        let count = self.number(Parameter::Digits, 1, Diagnostic::BadDigits, notes)?;
        let Some(count) = count else {
            return Ok(Digits::Six);
        };
        let digits = u8::try_from(count)
            .ok()
            .and_then(|count| Digits::new(count).ok());
        digits.ok_or(UriError::Unsupported(Parameter::Digits))
    }

    fn period(&self, notes: &mut Vec<Diagnostic>) -> Result<Period, UriError> {
        let seconds = self.number(Parameter::Period, 1, Diagnostic::BadPeriod, notes)?;
        let Some(seconds) = seconds else {
            return Ok(Period::DEFAULT);
        };
        let period = u32::try_from(seconds)
            .ok()
            .and_then(|seconds| Period::new(seconds).ok())
            .filter(|period| is_sensible(*period))
            .ok_or(UriError::Unsupported(Parameter::Period))?;
        if !period.is_recommended() {
            note(notes, Diagnostic::LongPeriod);
        }
        Ok(period)
    }

    fn counter(&self, notes: &mut Vec<Diagnostic>) -> Result<u64, UriError> {
        if self.text(Parameter::Counter).is_none() {
            note(notes, Diagnostic::MissingCounter);
        }
        let counter = self.number(Parameter::Counter, 0, Diagnostic::BadCounter, notes)?;
        Ok(counter.unwrap_or_default())
    }

    fn is_steam(&self, notes: &mut Vec<Diagnostic>) -> bool {
        let Some(encoder) = self.text(Parameter::Encoder) else {
            return false;
        };
        let is_steam = encoder == "steam";
        if !is_steam {
            note(notes, Diagnostic::UnknownEncoder);
        }
        is_steam
    }
}

/// What follows a family's name, with or without a hyphen or an underscore between.
fn after_family<'a>(name: &'a str, family: &str) -> Option<&'a str> {
    let (start, rest) = name.split_at_checked(family.len())?;
    start
        .eq_ignore_ascii_case(family)
        .then(|| match rest.as_bytes() {
            [b'-' | b'_', ..] => rest.get(1..).unwrap_or_default(),
            _ => rest,
        })
}

/// Whether this is the name of a hash: a family and a number, as in `MD5`, `SHA3-256`, `SHA384` or `SM3`.
fn names_a_hash(name: &str) -> bool {
    ["sha", "md", "sm", "ripemd", "keccak", "blake"]
        .iter()
        .filter_map(|family| after_family(name, family))
        .any(|rest| matches!(rest.as_bytes(), [b'0'..=b'9', ..]))
}

/// Base32 as apps take it, with what is not as it should be.
pub(super) fn secret(text: &str, notes: &mut Vec<Diagnostic>) -> Result<Secret, UriError> {
    let (secret, canonical) = Secret::from_base32_any(text).map_err(UriError::Secret)?;
    let tidy = |byte: u8| byte.is_ascii_uppercase() || byte.is_ascii_digit();
    if !text.bytes().all(tidy) {
        note(notes, Diagnostic::UntidySecret);
    }
    if !canonical {
        note(notes, Diagnostic::NonCanonicalSecret);
    }
    if secret.bits() < SOUND_BITS {
        note(notes, Diagnostic::WeakSecret);
    }
    Ok(secret)
}

/// Says each thing once.
pub(super) fn note(notes: &mut Vec<Diagnostic>, diagnostic: Diagnostic) {
    if !notes.contains(&diagnostic) {
        notes.push(diagnostic);
    }
}
