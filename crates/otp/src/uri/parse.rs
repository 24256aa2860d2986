//! Reading an address: strictly, or leniently with findings.

use alloc::{borrow::ToOwned, string::String, vec::Vec};

use super::diagnostic::{Diagnostic, Severity};
use super::error::{OtpAuthError, UriError};
use super::escape::{decode, decode_plus, has_broken_escape};
use super::label;
use super::limits::URI_LIMIT;
use super::otpauth::{Kind, Names, OtpAuth};
use super::parameters::{Parameters, note, secret};
use super::raw::Raw;

/// Reads an address that can only be read one way.
///
/// Every address that [`OtpAuth::to_uri`] writes is accepted. Short secrets and long periods are:
/// look at [`Secret::strength`](crate::Secret::strength) and
/// [`Period::is_recommended`](crate::Period::is_recommended).
///
/// # Errors
/// What makes the address unreadable, or the first thing that the lenient parser would have
/// repaired or guessed.
pub fn parse_strict(uri: &str) -> Result<OtpAuth, UriError> {
    let mut notes = Vec::new();
    let auth = read(uri, &mut notes)?;
    let serious = |diagnostic: &&Diagnostic| diagnostic.severity() > Severity::Note;
    match notes.iter().find(serious) {
        Some(diagnostic) => Err(UriError::Refused(*diagnostic)),
        None => Ok(auth),
    }
}

/// Reads an address as an authenticator app would, and says what is wrong with it.
///
/// A caller that goes on should look at the gravest
/// [`severity`](Diagnostic::severity): after [`Severity::Guessed`] the codes may be others than
/// the ones the issuer expects.
///
/// ```
/// use countersign_otp::uri::{Diagnostic, parse_lenient};
///
/// let (auth, findings) = parse_lenient(
///     "otpauth://totp/ACME:bob?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=Other",
/// )?;
/// assert_eq!(auth.issuer(), Some("Other"));
/// assert_eq!(auth.label_issuer(), Some("ACME"));
/// assert_eq!(findings, [Diagnostic::IssuerMismatch]);
/// # Ok::<(), countersign_otp::uri::UriError>(())
/// ```
///
/// # Errors
/// What cannot be read at all: another scheme or type, no secret, a secret that is not base32, a hash, length, period or
/// counter that is not supported ([`UriError::Unsupported`]), escapes that are not UTF-8, a label with control characters or beyond
/// [`LABEL_LIMIT`](super::LABEL_LIMIT), more than [`URI_LIMIT`] bytes.
pub fn parse_lenient(uri: &str) -> Result<(OtpAuth, Vec<Diagnostic>), UriError> {
    let mut notes = Vec::new();
    let auth = read(uri, &mut notes)?;
    Ok((auth, notes))
}

fn read(uri: &str, notes: &mut Vec<Diagnostic>) -> Result<OtpAuth, UriError> {
    if uri.len() > URI_LIMIT {
        return Err(UriError::TooLong);
    }
    let trimmed = uri.trim();
    if trimmed.len() != uri.len() {
        note(notes, Diagnostic::SurroundingSpace);
    }
    let raw = Raw::split(trimmed).ok_or(UriError::NotOtpAuth)?;
    note_upper_case(raw.scheme, notes);
    let is = |scheme| raw.scheme.eq_ignore_ascii_case(scheme);
    if is("otpauth") {
        otpauth(&raw, notes)
    } else if is("steam") {
        steam(&raw, notes)
    } else if is("otpauth-migration") {
        Err(UriError::Migration)
    } else {
        Err(UriError::NotOtpAuth)
    }
}

fn otpauth(raw: &Raw<'_>, notes: &mut Vec<Diagnostic>) -> Result<OtpAuth, UriError> {
    note_upper_case(raw.host, notes);
    if raw.has_fragment {
        note(notes, Diagnostic::Fragment);
    }
    if raw.has_unescaped() {
        note(notes, Diagnostic::UnescapedCharacter);
    }
    let parameters = Parameters::collect(raw, notes)?;
    let kind = parameters.kind(raw.host, notes)?;
    let secret = parameters.secret(notes)?;
    let names = names(raw, &parameters, notes)?;
    let (algorithm, digits) = match kind {
        Kind::Steam => Default::default(),
        _ => (parameters.algorithm(notes)?, parameters.digits(notes)?),
    };
    Ok(OtpAuth::read(kind, secret, names)
        .with_algorithm(algorithm)
        .with_digits(digits))
}

fn note_upper_case(name: &str, notes: &mut Vec<Diagnostic>) {
    if name.bytes().any(|byte| byte.is_ascii_uppercase()) {
        note(notes, Diagnostic::UpperCase);
    }
}

/// `steam://SECRET`, as Bitwarden and others store it.
fn steam(raw: &Raw<'_>, notes: &mut Vec<Diagnostic>) -> Result<OtpAuth, UriError> {
    if !raw.label.is_empty() || !raw.query.is_empty() {
        note(notes, Diagnostic::UnknownParameter);
    }
    if raw.has_fragment {
        note(notes, Diagnostic::Fragment);
    }
    if raw.host.is_empty() {
        return Err(UriError::MissingSecret);
    }
    let text = decode(raw.host).ok_or(UriError::NotUtf8)?;
    let secret = secret(&text, notes)?;
    let names = Names::new(Some("Steam".to_owned()), None, String::new()).map_err(name_error)?;
    Ok(OtpAuth::read(Kind::Steam, secret, names))
}

fn names(
    raw: &Raw<'_>,
    parameters: &Parameters<'_>,
    notes: &mut Vec<Diagnostic>,
) -> Result<Names, UriError> {
    if has_broken_escape(raw.label) {
        note(notes, Diagnostic::BrokenEscape);
    }
    let raw_parameter = parameters.raw_issuer;
    let mut parameter = issuer(raw_parameter, notes)?;
    // Colons in an issuer are settled where the label begins with it.
    let settled = parameter
        .as_deref()
        .and_then(|issuer| raw.cut_after(issuer));
    let (raw_label, raw_account) = match settled {
        Some((issuer, account)) => (Some(issuer), account),
        None => raw.issuer_and_account(),
    };
    let mut label = issuer(raw_label, notes)?;
    let account = without_colons(name(raw_account)?, notes);
    if account.is_empty() {
        note(notes, Diagnostic::NoAccount);
    }
    if settled.is_none() {
        label = label.map(|label| without_colons(label, notes));
        parameter = parameter.map(|parameter| without_colons(parameter, notes));
    }
    let (issuer, label_issuer) = match (label, parameter) {
        (Some(label), Some(parameter))
            if label != parameter && !is_with_spaces(raw_parameter, &label) =>
        {
            note(notes, Diagnostic::IssuerMismatch);
            (Some(parameter), Some(label))
        }
        (label, parameter) => (label.or(parameter), None),
    };
    Names::new(issuer, label_issuer, account).map_err(name_error)
}

/// An issuer as it is meant, where there is one.
fn issuer(raw: Option<&str>, notes: &mut Vec<Diagnostic>) -> Result<Option<String>, UriError> {
    let Some(raw) = raw else { return Ok(None) };
    if label::has(raw, b'+') {
        note(notes, Diagnostic::PlusSign);
    }
    let name = name(raw)?;
    if name.is_empty() {
        note(notes, Diagnostic::EmptyIssuer);
        return Ok(None);
    }
    Ok(Some(name))
}

/// Whether a parameter is this name once its bare plus signs are spaces. An escaped one is a plus sign to everybody.
fn is_with_spaces(raw: Option<&str>, name: &str) -> bool {
    raw.and_then(|raw| decode_plus(raw, b' '))
        .is_some_and(|text| text.trim() == name)
}

/// A name as it is meant: decoded and trimmed, as spaces may follow the colon.
fn name(raw: &str) -> Result<String, UriError> {
    let text = decode(raw).ok_or(UriError::NotUtf8)?;
    if text.chars().any(char::is_control) {
        return Err(UriError::ControlCharacter);
    }
    Ok(text.trim().to_owned())
}

/// A colon that nothing explains becomes a hyphen: as it is, an app would cut the name there.
fn without_colons(name: String, notes: &mut Vec<Diagnostic>) -> String {
    if !label::has(&name, b':') {
        return name;
    }
    note(notes, Diagnostic::ExtraColon);
    let mut bytes = name.into_bytes();
    for byte in &mut bytes {
        if *byte == b':' {
            *byte = b'-';
        }
    }
    // What was UTF-8 still is.
    String::from_utf8(bytes).unwrap_or_default()
}

fn name_error(error: OtpAuthError) -> UriError {
    match error {
        OtpAuthError::LabelTooLong => UriError::LabelTooLong,
        _ => UriError::ControlCharacter,
    }
}
