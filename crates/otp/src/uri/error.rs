//! Why an address cannot be made or read. Never with any of its text.

use core::fmt;

use super::diagnostic::{Diagnostic, Parameter};
use super::limits::{LABEL_LIMIT, URI_LIMIT};
use crate::SecretError;

/// Why an [`OtpAuth`](super::OtpAuth) cannot be made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum OtpAuthError {
    /// The account is empty.
    EmptyAccount,
    /// The account contains a colon, which separates issuer and account.
    AccountColon,
    /// The issuer is empty: leave it out instead.
    EmptyIssuer,
    /// The issuer contains one of `: & # ?`, which some apps misread even when escaped.
    IssuerCharacter(char),
    /// The issuer or account contains a line break or another control character.
    ControlCharacter,
    /// The issuer or account is longer than [`LABEL_LIMIT`] bytes.
    LabelTooLong,
    /// The period is longer than a day.
    AbsurdPeriod,
}

impl OtpAuthError {
    /// A stable name, the same in every language that uses this library.
    #[must_use]
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::EmptyAccount => "empty-account",
            Self::AccountColon => "account-colon",
            Self::EmptyIssuer => "empty-issuer",
            Self::IssuerCharacter(_) => "issuer-character",
            Self::ControlCharacter => "control-character",
            Self::LabelTooLong => "label-too-long",
            Self::AbsurdPeriod => "absurd-period",
        }
    }
}

impl fmt::Display for OtpAuthError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::EmptyAccount => f.write_str("the account is empty"),
            Self::AccountColon => {
                f.write_str("the account contains a colon: use another character")
            }
            Self::EmptyIssuer => f.write_str("the issuer is empty: leave it out instead"),
            Self::IssuerCharacter(character) => write!(
                f,
                "the issuer contains `{character}`, which some apps misread: use another character"
            ),
            Self::ControlCharacter => {
                f.write_str("the issuer or account contains a line break or control character")
            }
            Self::LabelTooLong => {
                write!(
                    f,
                    "the issuer or account is longer than {LABEL_LIMIT} bytes"
                )
            }
            Self::AbsurdPeriod => f.write_str("the period is longer than a day"),
        }
    }
}

impl core::error::Error for OtpAuthError {}

/// Why an address cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
// A whole word, so that a `Result` with text in it is moved by whole words: 200 bytes of what a page downloads.
#[repr(align(4))]
pub enum UriError {
    /// Longer than [`URI_LIMIT`] bytes: no QR code holds so much.
    TooLong,
    /// Does not begin with `otpauth://` or `steam://`.
    NotOtpAuth,
    /// An `otpauth-migration://` export: read it with [`crate::migration::read`].
    Migration,
    /// The type is neither `totp` nor `hotp`.
    UnknownType,
    /// There is no secret.
    MissingSecret,
    /// The secret cannot be decoded.
    Secret(SecretError),
    /// The escapes do not give UTF-8.
    NotUtf8,
    /// The label contains a line break or another control character.
    ControlCharacter,
    /// The issuer or account is longer than [`LABEL_LIMIT`] bytes.
    LabelTooLong,
    /// The parameter clearly asks for what is not supported: a hash other than SHA-1, SHA-256 and SHA-512, codes of
    /// other than 6, 7 or 8 digits, a period of more than a day, a counter beyond 64 bits. A guess would only give codes
    /// that never match.
    Unsupported(Parameter),
    /// The strict parser met what the lenient one would have repaired or guessed.
    Refused(Diagnostic),
}

impl UriError {
    /// A stable name, the same in every language that uses this library.
    #[must_use]
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::TooLong => "uri-too-long",
            Self::NotOtpAuth => "not-otpauth",
            Self::Migration => "migration-uri",
            Self::UnknownType => "unknown-type",
            Self::MissingSecret => "missing-secret",
            Self::Secret(error) => error.kind(),
            Self::NotUtf8 => "not-utf8",
            Self::ControlCharacter => "control-character",
            Self::LabelTooLong => "label-too-long",
            Self::Unsupported(parameter) => match parameter {
                Parameter::Algorithm => "unsupported-algorithm",
                Parameter::Digits => "unsupported-digits",
                Parameter::Period => "unsupported-period",
                Parameter::Counter => "unsupported-counter",
                _ => "unsupported-parameter",
            },
            Self::Refused(diagnostic) => diagnostic.kind(),
        }
    }
}

impl fmt::Display for UriError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooLong => write!(f, "the address is longer than {URI_LIMIT} bytes"),
            Self::NotOtpAuth => f.write_str("this is not an otpauth:// address"),
            Self::Migration => f.write_str(
                "this is an export of several accounts (otpauth-migration://): import it instead",
            ),
            Self::UnknownType => f.write_str("the type is neither totp nor hotp"),
            Self::MissingSecret => f.write_str("the address has no secret"),
            Self::Secret(error) => error.fmt(f),
            Self::NotUtf8 => f.write_str("the address's escapes do not give UTF-8"),
            Self::ControlCharacter => {
                f.write_str("the label contains a line break or control character")
            }
            Self::LabelTooLong => {
                write!(
                    f,
                    "the issuer or account is longer than {LABEL_LIMIT} bytes"
                )
            }
            Self::Unsupported(parameter) => {
                write!(f, "this value of `{}` is not supported: ", parameter.name())?;
                f.write_str(match parameter {
                    Parameter::Algorithm => "only SHA1, SHA256 and SHA512 are",
                    Parameter::Digits => "a code has 6, 7 or 8 digits",
                    Parameter::Period => "it may be a day at most",
                    Parameter::Counter => "it has 64 bits at most",
                    _ => "leave it out",
                })
            }
            Self::Refused(diagnostic) => diagnostic.fmt(f),
        }
    }
}

impl core::error::Error for UriError {}
