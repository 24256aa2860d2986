//! What callers present: API keys, client tokens, receipts.
//!
//! Each is 32 random bytes behind a prefix that says what it is and before a checksum that lets a scanner of leaked
//! keys, and us, tell a real one from a typing error without asking the store. Only its SHA-256 is ever stored: 256 random
//! bits need no salt.

use std::fmt;
use std::marker::PhantomData;

use data_encoding::BASE32_NOPAD;
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

use crate::entropy::{Entropy, NoEntropy};

/// What sort of thing a token opens.
pub trait TokenKind {
    /// What its text begins with.
    const PREFIX: &'static str;
}

macro_rules! token_kind {
    ($(#[$doc:meta])* $kind:ident, $alias:ident, $prefix:literal) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug)]
        pub enum $kind {}

        impl TokenKind for $kind {
            const PREFIX: &'static str = $prefix;
        }

        $(#[$doc])*
        pub type $alias = Token<$kind>;
    };
}

token_kind!(
    /// Speaks for a workspace: an application's backend holds it.
    Live,
    ApiKey,
    "cs_live_"
);
token_kind!(
    /// Speaks for one member, for one purpose, for some minutes: a browser holds it.
    Client,
    ClientToken,
    "cs_client_"
);
token_kind!(
    /// Proves to the application's backend, once and within a minute, that a sign-in was passed.
    Receipt,
    ReceiptToken,
    "cs_receipt_"
);

token_kind!(
    /// Knows a browser again that its member passed a sign-in with: the application keeps it as a cookie of its own.
    KnownDevice,
    DeviceToken,
    "cs_device_"
);
token_kind!(
    /// Passes one sign-in, in the browser that asked for it: it travels by e-mail.
    Link,
    LinkToken,
    "cs_link_"
);
token_kind!(
    /// Cancels one reset, in any browser: it travels to each address of the member.
    ResetLink,
    ResetToken,
    "cs_reset_"
);

token_kind!(
    /// What a workspace's webhooks are signed with. It is needed to sign, so it is stored sealed and not as a digest.
    Hook,
    HookSecret,
    "cs_hook_"
);

/// A bearer token, wiped when dropped and shown by [`Token::expose`] alone.
pub struct Token<K> {
    text: Zeroizing<String>,
    kind: PhantomData<K>,
}

/// A decision that is made again, because another came between, answers with the same token.
impl<K> Clone for Token<K> {
    fn clone(&self) -> Self {
        Self {
            text: self.text.clone(),
            kind: PhantomData,
        }
    }
}

/// What the store keeps of a token.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct TokenDigest([u8; 32]);

/// What a browser draws before it sends its first code, and keeps to itself: by it the same browser is known again when
/// an answer was lost on its way, and a link in other hands is worth nothing (S28).
pub struct BrowserSecret(Zeroizing<String>);

/// The text is no browser secret.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a browser draws 32 random bytes and sends them as 43 to 128 letters of base64url")]
pub struct NotABrowserSecret;

impl BrowserSecret {
    /// Reads one.
    ///
    /// # Errors
    /// When it is too short to be unguessable, too long, or spelled otherwise.
    pub fn parse(text: &str) -> Result<Self, NotABrowserSecret> {
        let spelled = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_';
        if !(43..=128).contains(&text.len()) || !text.bytes().all(spelled) {
            return Err(NotABrowserSecret);
        }
        Ok(Self(Zeroizing::new(text.to_owned())))
    }

    /// What to store, and to know it by.
    #[must_use]
    pub fn digest(&self) -> TokenDigest {
        TokenDigest(Sha256::digest(self.0.as_bytes()).into())
    }
}

impl fmt::Debug for BrowserSecret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("BrowserSecret[redacted]")
    }
}

/// The text is no token of the kind asked for: wrong prefix, length, letters or checksum.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("this is not such a token, or it was not copied whole")]
pub struct NotAToken;

impl<K: TokenKind> Token<K> {
    /// A new one.
    ///
    /// # Errors
    /// When `entropy` has none.
    pub fn mint(entropy: &dyn Entropy) -> Result<Self, NoEntropy> {
        let bytes = Zeroizing::new(entropy.bytes::<32>()?);
        let mut text = Zeroizing::new(String::with_capacity(80));
        text.push_str(K::PREFIX);
        text.push_str(&Zeroizing::new(
            BASE32_NOPAD.encode(&*bytes).to_ascii_lowercase(),
        ));
        let checksum = checksum(&text);
        text.push_str(&checksum);
        Ok(Self {
            text,
            kind: PhantomData,
        })
    }

    /// Reads one, exactly as it was minted.
    ///
    /// # Errors
    /// When it is not one; the error does not repeat it.
    pub fn parse(text: &str) -> Result<Self, NotAToken> {
        let body_length = K::PREFIX.len() + 52;
        let (body, given) = text.split_at_checked(body_length).ok_or(NotAToken)?;
        let letters = body.strip_prefix(K::PREFIX).ok_or(NotAToken)?;
        let spelled = letters
            .bytes()
            .all(|byte| matches!(byte, b'a'..=b'z' | b'2'..=b'7'));
        if !spelled || checksum(body) != given {
            return Err(NotAToken);
        }
        Ok(Self {
            text: Zeroizing::new(text.to_owned()),
            kind: PhantomData,
        })
    }

    /// The text, to hand to its holder.
    #[must_use]
    pub fn expose(&self) -> &str {
        &self.text
    }

    /// What to store, and to look it up by.
    #[must_use]
    pub fn digest(&self) -> TokenDigest {
        TokenDigest(Sha256::digest(self.text.as_bytes()).into())
    }
}

impl<K: TokenKind> fmt::Debug for Token<K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}[redacted]", K::PREFIX)
    }
}

impl TokenDigest {
    /// The bytes to store.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8] {
        &self.0
    }
}

/// Seven base32 letters of a CRC-32: against slips, not against people.
fn checksum(body: &str) -> String {
    BASE32_NOPAD
        .encode(&crc32fast::hash(body.as_bytes()).to_be_bytes())
        .to_ascii_lowercase()
}

#[cfg(test)]
mod tests {
    use super::{ApiKey, ClientToken};
    use crate::entropy::OsEntropy;

    #[test]
    fn a_minted_token_reads_back_as_its_own_kind_only() {
        let key = ApiKey::mint(&OsEntropy).unwrap();
        assert_eq!(ApiKey::parse(key.expose()).unwrap().digest(), key.digest());
        assert!(ClientToken::parse(key.expose()).is_err());
    }

    #[test]
    fn a_slip_is_caught_without_the_store() {
        let key = ApiKey::mint(&OsEntropy).unwrap();
        for at in 0..key.expose().len() {
            let mut slipped = key.expose().as_bytes().to_vec();
            slipped[at] = if slipped[at] == b'q' { b'r' } else { b'q' };
            assert!(
                ApiKey::parse(std::str::from_utf8(&slipped).unwrap()).is_err(),
                "at {at}"
            );
        }
        for bad in [
            "",
            "cs_live_",
            "ключ",
            &key.expose()[1..],
            &format!("{}a", key.expose()),
        ] {
            assert!(ApiKey::parse(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn s18_a_token_never_prints_itself() {
        let key = ApiKey::mint(&OsEntropy).unwrap();
        assert_eq!(format!("{key:?}"), "cs_live_[redacted]");
    }
}
