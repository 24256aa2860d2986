//! Random bearer tokens, as they stand in cookies and in programs' requests.

use std::fmt;

use data_encoding::BASE64URL_NOPAD;
use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;

/// 256 random bits that only one browser holds. The server keeps [`Token::hash`] at most.
#[derive(Clone)]
pub struct Token([u8; 32]);

/// What a program's token begins with.
const API: &str = "helpdesk_";

/// What a stored token is found by. Reading the database yields no cookie.
pub type TokenHash = [u8; 32];

impl Token {
    /// Draws a new token from the operating system.
    pub fn generate() -> Result<Self, getrandom::Error> {
        let mut bytes = [0; 32];
        getrandom::fill(&mut bytes)?;
        Ok(Self(bytes))
    }

    /// Reads a cookie's value. `None` for anything that [`Token::cookie_value`] did not write.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let bytes = BASE64URL_NOPAD.decode(text.as_bytes()).ok()?;
        bytes.try_into().ok().map(Self)
    }

    /// The text for the cookie.
    #[must_use]
    pub fn cookie_value(&self) -> String {
        BASE64URL_NOPAD.encode(&self.0)
    }

    /// The text that a program sends. Its beginning says to a scanner of source code what leaked.
    #[must_use]
    pub fn api_value(&self) -> String {
        format!("{API}{}", self.cookie_value())
    }

    /// Reads what a program sent.
    #[must_use]
    pub fn parse_api(text: &str) -> Option<Self> {
        Self::parse(text.strip_prefix(API)?)
    }

    /// 256 random bits need no salt and no slow hash.
    #[must_use]
    pub fn hash(&self) -> TokenHash {
        Sha256::digest(self.0).into()
    }

    /// The token that forms carry to show that they came from our own pages: it follows from the
    /// cookie, which another site's page cannot read.
    #[must_use]
    pub fn csrf(&self) -> CsrfToken {
        let mut hash = Sha256::new_with_prefix(b"helpdesk form\0");
        hash.update(self.0);
        CsrfToken(BASE64URL_NOPAD.encode(&hash.finalize()))
    }
}

impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Token(…)")
    }
}

/// Proves that a form came from a page we served to this very browser.
#[derive(Clone)]
pub struct CsrfToken(String);

/// The form carried no such proof, or an old one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stale;

impl CsrfToken {
    /// The text for the hidden field.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Compares with what a form carried, in constant time.
    pub fn check(&self, carried: &str) -> Result<(), Stale> {
        if self.0.as_bytes().ct_eq(carried.as_bytes()).into() {
            Ok(())
        } else {
            Err(Stale)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cookie_reads_back() {
        let token = Token::generate().unwrap();
        assert_eq!(
            Token::parse(&token.cookie_value()).unwrap().hash(),
            token.hash()
        );
    }

    #[test]
    fn what_we_did_not_write_is_no_token() {
        let long = "A".repeat(44);
        for text in [
            "",
            "AAAA",
            "ä",
            &long,
            "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
        ] {
            assert!(Token::parse(text).is_none(), "{text:?}");
        }
    }

    #[test]
    fn the_form_token_gives_away_neither_cookie_nor_hash() {
        let token = Token::generate().unwrap();
        let csrf = token.csrf();
        assert_ne!(csrf.as_str(), token.cookie_value());
        assert_ne!(csrf.as_str(), BASE64URL_NOPAD.encode(&token.hash()));
        assert_eq!(csrf.check(csrf.as_str()), Ok(()));
        assert_eq!(csrf.check(""), Err(Stale));
        assert_eq!(
            csrf.check(Token::generate().unwrap().csrf().as_str()),
            Err(Stale)
        );
    }
}
