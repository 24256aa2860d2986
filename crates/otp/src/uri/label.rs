//! The names an app shows: issuer and account.

use alloc::string::String;

use super::error::OtpAuthError;
use super::limits::LABEL_LIMIT;

/// Characters that at least one app trips over inside an issuer, even escaped.
const ISSUER_TRAPS: [char; 4] = [':', '&', '#', '?'];

/// Makes any text fit to be an issuer or an account.
///
/// `: & # ?` become hyphens, because apps that decode the whole address first read them as
/// separators; control characters go; the rest is trimmed and cut at [`LABEL_LIMIT`] bytes.
///
/// ```
/// use countersign_otp::uri::plain;
/// assert_eq!(plain("AT&T: support"), "AT-T- support");
/// ```
#[must_use]
pub fn plain(text: &str) -> String {
    let mut plain = String::new();
    for character in text.trim().chars().filter(|c| !c.is_control()) {
        let character = if ISSUER_TRAPS.contains(&character) {
            '-'
        } else {
            character
        };
        if plain.len().saturating_add(character.len_utf8()) > LABEL_LIMIT {
            break;
        }
        plain.push(character);
    }
    plain.truncate(plain.trim_end().len());
    plain
}

/// An issuer that we make: without the characters that apps trip over.
pub(super) fn issuer(text: &str) -> Result<String, OtpAuthError> {
    let text = text.trim();
    if text.is_empty() {
        return Err(OtpAuthError::EmptyIssuer);
    }
    match text.chars().find(|c| ISSUER_TRAPS.contains(c)) {
        Some(character) => Err(OtpAuthError::IssuerCharacter(character)),
        None => sound(text),
    }
}

/// An account that we make: a colon would end the issuer.
pub(super) fn account(text: &str) -> Result<String, OtpAuthError> {
    let text = text.trim();
    if text.is_empty() {
        return Err(OtpAuthError::EmptyAccount);
    }
    if has(text, b':') {
        return Err(OtpAuthError::AccountColon);
    }
    sound(text)
}

/// Whether text holds an ASCII character. The searches of the standard library know all characters, and a page would download
/// what they do for them.
pub(super) fn has(text: &str, ascii: u8) -> bool {
    text.bytes().any(|byte| byte == ascii)
}

/// Text that can stand in a label, even if it is not as plain as what we write.
fn sound(text: &str) -> Result<String, OtpAuthError> {
    check(text).map(|()| String::from(text))
}

/// Whether text can stand in a label.
pub(super) fn check(text: &str) -> Result<(), OtpAuthError> {
    if text.len() > LABEL_LIMIT {
        return Err(OtpAuthError::LabelTooLong);
    }
    if text.chars().any(char::is_control) {
        return Err(OtpAuthError::ControlCharacter);
    }
    Ok(())
}
