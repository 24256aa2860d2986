//! The two cookies: one for the door, one for the house. A device has its own: [`crate::device`].

use axum::http::{
    HeaderMap, HeaderValue,
    header::{self, HeaderName},
};

use crate::token::Token;

/// A cookie of ours and where it counts.
#[derive(Clone, Copy, Debug)]
pub struct Cookie {
    name: &'static str,
    path: &'static str,
    seconds: i64,
}

/// Held while signing in. It opens nothing but the sign-in pages.
pub const DOOR: Cookie = Cookie {
    name: "helpdesk_door",
    path: "/sign-in",
    seconds: 1800, // setting up a first authenticator takes a while
};

/// Held once the second factor has been passed.
pub const SESSION: Cookie = Cookie {
    name: "helpdesk_session",
    path: "/",
    seconds: 12 * 3600,
};

impl Cookie {
    /// How long a browser keeps it, in seconds. The server holds itself to the same.
    #[must_use]
    pub fn seconds(self) -> i64 {
        self.seconds
    }

    /// The token a browser sent, if it is one.
    #[must_use]
    pub fn read(self, headers: &HeaderMap) -> Option<Token> {
        Token::parse(find(headers, self.name)?)
    }

    /// The header that sets it. `secure` where browsers come over HTTPS.
    pub fn set(self, token: &Token, secure: bool) -> (HeaderName, HeaderValue) {
        let value = token.cookie_value();
        header(self.name, &value, self.path, self.seconds, secure)
    }

    /// The header that takes it back.
    pub fn clear(self, secure: bool) -> (HeaderName, HeaderValue) {
        header(self.name, "", self.path, 0, secure)
    }
}

/// What a browser sent for a cookie of this name.
pub(crate) fn find<'h>(headers: &'h HeaderMap, name: &str) -> Option<&'h str> {
    let sent = headers.get_all(header::COOKIE).into_iter();
    sent.filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find(|(named, _)| *named == name)
        .map(|(_, value)| value)
}

/// A cookie that no script reads and no other site's form brings along.
pub(crate) fn header(
    name: &str,
    value: &str,
    path: &str,
    seconds: i64,
    secure: bool,
) -> (HeaderName, HeaderValue) {
    let secure = if secure { "; Secure" } else { "" };
    let text =
        format!("{name}={value}; Path={path}; Max-Age={seconds}; HttpOnly; SameSite=Lax{secure}");
    // Base64 and constants: always a header's text. An empty one would set nothing, which is
    // the safe side.
    let value = HeaderValue::try_from(text).unwrap_or(HeaderValue::from_static(""));
    (header::SET_COOKIE, value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cookie_is_found_among_others() {
        let token = Token::generate().unwrap();
        let mut headers = HeaderMap::new();
        let text = format!("theme=dark; helpdesk_door={}", token.cookie_value());
        headers.append(header::COOKIE, text.parse().unwrap());
        assert_eq!(DOOR.read(&headers).unwrap().hash(), token.hash());
        assert!(SESSION.read(&headers).is_none());
    }

    #[test]
    fn no_script_reads_it_and_no_other_site_posts_with_it() {
        let token = Token::generate().unwrap();
        let (_, plain) = SESSION.set(&token, false);
        let (_, secure) = SESSION.set(&token, true);
        assert!(plain.to_str().unwrap().contains("; HttpOnly; SameSite=Lax"));
        assert!(secure.to_str().unwrap().ends_with("; Secure"));
    }
}
