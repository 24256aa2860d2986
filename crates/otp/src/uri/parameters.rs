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

/// The first value of each known parameter.
pub(super) struct Parameters<'a> {
    found: Vec<(Parameter, Value<'a>)>,
}

/// A value as written and as meant.
struct Value<'a> {
    raw: &'a str,
    text: Zeroizing<String>,
}

impl<'a> Parameters<'a> {
    /// Sorts the known parameters from the rest.
    pub(super) fn collect(raw: &Raw<'a>, notes: &mut Vec<Diagnostic>) -> Result<Self, UriError> {
        let mut found: Vec<(Parameter, Value<'a>)> = Vec::new();
        for (raw_name, raw) in raw.parameters() {
            if has_broken_escape(raw) {
                note(notes, Diagnostic::BrokenEscape);
            }
            let name = decode(raw_name).ok_or(UriError::NotUtf8)?;
            let known = Parameter::ALL
                .iter()
                .find(|known| known.name().eq_ignore_ascii_case(&name));
            let Some(parameter) = known.copied() else {
                note(notes, Diagnostic::UnknownParameter);
                continue;
            };
            if *name != raw_name {
                note(notes, Diagnostic::EscapedName(parameter));
            }
            if parameter.name() != *name {
                note(notes, Diagnostic::UpperCase);
            }
            if found.iter().any(|(earlier, _)| *earlier == parameter) {
                note(notes, Diagnostic::DuplicateParameter(parameter));
            } else {
                let text = decode(raw).ok_or(UriError::NotUtf8)?;
                found.push((parameter, Value { raw, text }));
            }
        }
        Ok(Self { found })
    }

    fn value(&self, wanted: Parameter) -> Option<&Value<'a>> {
        self.found
            .iter()
            .find_map(|(parameter, value)| (*parameter == wanted).then_some(value))
    }

    fn text(&self, wanted: Parameter) -> Option<&str> {
        self.value(wanted).map(|value| value.text.as_str())
    }

    pub(super) fn raw_issuer(&self) -> Option<&'a str> {
        self.value(Parameter::Issuer).map(|value| value.raw)
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
            if self.value(*parameter).is_some() {
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
        let Some(text) = self.text(Parameter::Digits) else {
            return Ok(Digits::Six);
        };
        let count = match number::parse(text) {
            Number::None | Number::Value(0) => {
                note(notes, Diagnostic::BadDigits);
                return Ok(Digits::Six);
            }
            Number::Value(count) => u8::try_from(count).ok(),
            Number::Huge => None,
        };
        count
            .and_then(|count| Digits::new(count).ok())
            .ok_or(UriError::Unsupported(Parameter::Digits))
    }

    fn period(&self, notes: &mut Vec<Diagnostic>) -> Result<Period, UriError> {
        let Some(text) = self.text(Parameter::Period) else {
            return Ok(Period::DEFAULT);
        };
        let seconds = match number::parse(text) {
            Number::None | Number::Value(0) => {
                note(notes, Diagnostic::BadPeriod);
                return Ok(Period::DEFAULT);
            }
            Number::Value(seconds) => u32::try_from(seconds).ok(),
            Number::Huge => None,
        };
        let period = seconds
            .and_then(|seconds| Period::new(seconds).ok())
            .filter(|period| is_sensible(*period))
            .ok_or(UriError::Unsupported(Parameter::Period))?;
        if !period.is_recommended() {
            note(notes, Diagnostic::LongPeriod);
        }
        Ok(period)
    }

    fn counter(&self, notes: &mut Vec<Diagnostic>) -> Result<u64, UriError> {
        let Some(text) = self.text(Parameter::Counter) else {
            note(notes, Diagnostic::MissingCounter);
            return Ok(0);
        };
        match number::parse(text) {
            Number::Value(counter) => Ok(counter),
            Number::Huge => Err(UriError::Unsupported(Parameter::Counter)),
            Number::None => {
                note(notes, Diagnostic::BadCounter);
                Ok(0)
            }
        }
    }

    fn is_steam(&self, notes: &mut Vec<Diagnostic>) -> bool {
        match self.text(Parameter::Encoder) {
            None => false,
            Some("steam") => true,
            Some(_) => {
                note(notes, Diagnostic::UnknownEncoder);
                false
            }
        }
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
