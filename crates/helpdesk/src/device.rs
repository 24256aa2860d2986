//! What the verifier knows a browser by: a token for each person who signs in there, kept in a cookie of its own.
//!
//! The token changes at each use, so the cookie does too. It opens nothing: with a password it may spare a code.

use axum::http::{HeaderMap, HeaderValue, header::HeaderName};
use data_encoding::BASE64URL_NOPAD;
use sha2::{Digest, Sha256};

use crate::{cookies, countersign::Device};

/// As long as browsers keep a cookie: when the token ends, the verifier says.
const SECONDS: i64 = 400 * 24 * 3600;

/// The token that this browser has for somebody.
#[must_use]
pub fn read<'h>(headers: &'h HeaderMap, person: &str) -> Option<&'h str> {
    cookies::find(headers, &cookie(person)).filter(|token| is_token(token))
}

/// The cookie that keeps a token, for the sign-in pages alone.
pub fn keep(device: &Device, person: &str, secure: bool) -> Option<(HeaderName, HeaderValue)> {
    let token = is_token(&device.token).then_some(&device.token)?;
    Some(cookies::header(
        &cookie(person),
        token,
        "/sign-in",
        SECONDS,
        secure,
    ))
}

/// Named after a person, without saying whom.
fn cookie(person: &str) -> String {
    let hash = Sha256::digest(person);
    let name: String = BASE64URL_NOPAD.encode(&hash).chars().take(16).collect();
    format!("helpdesk_device_{name}")
}

/// What was planted, and is no such token, is not handed on.
fn is_token(text: &str) -> bool {
    let drawn = text.strip_prefix("cs_device_").unwrap_or_default();
    (1..=100).contains(&drawn.len()) && drawn.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

/// Its browser and system in two words, for the list of devices: `Chrome on Linux`.
#[must_use]
pub fn name(user_agent: &str) -> String {
    let first = |known: &[(&'static str, &'static str)], other| {
        let found = known.iter().find(|(mark, _)| user_agent.contains(mark));
        found.map_or(other, |(_, name)| *name)
    };
    // The order counts: every browser also names those it descends from.
    let browser = first(
        &[
            ("Firefox/", "Firefox"),
            ("Edg/", "Edge"),
            ("Chrome/", "Chrome"),
            ("Safari/", "Safari"),
        ],
        "A browser",
    );
    let system = first(
        &[
            ("Android", "Android"),
            ("iPhone", "iPhone"),
            ("iPad", "iPad"),
            ("Windows", "Windows"),
            ("Mac OS X", "macOS"),
            ("Linux", "Linux"),
        ],
        "an unknown system",
    );
    format!("{browser} on {system}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_person_has_a_cookie_of_their_own_that_names_nobody() {
        assert_ne!(cookie("ada"), cookie("grace"));
        assert!(!cookie("ada").contains("ada"));
    }

    #[test]
    fn only_a_token_is_handed_on() {
        let long = format!("cs_device_{}", "a".repeat(101));
        for planted in ["", "x", "cs_device_", "cs_device_a b", "cs_device_é", &long] {
            assert!(!is_token(planted), "{planted:?}");
        }
        assert!(is_token("cs_device_abc234"));
    }

    #[test]
    fn a_browser_is_named_by_what_it_says() {
        let chrome = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36";
        assert_eq!(name(chrome), "Chrome on Linux");
        assert_eq!(name(""), "A browser on an unknown system");
    }
}
