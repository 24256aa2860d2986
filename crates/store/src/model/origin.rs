use url::Url;

/// Where a page comes from: scheme, host and port, exactly as a browser writes it in `Origin` (RFC 6454 §6.2).
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Origin(String);

/// Why a text is no origin.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "an origin is written as browsers do, like https://app.example.org or http://127.0.0.1:8601: scheme, host in lower \
     case, port unless it is the scheme's own, nothing after it"
)]
pub struct OriginError;

/// Characters that an origin has at most: a scheme, the longest host name and a port.
const LONGEST: usize = 255 + "https://:65535".len();

impl Origin {
    /// Reads an origin.
    ///
    /// # Errors
    /// When a browser would write it otherwise, its scheme is neither http nor https, or something follows it.
    pub fn parse(text: &str) -> Result<Self, OriginError> {
        let url = Url::parse(text).map_err(|_| OriginError)?;
        let as_browsers_do = matches!(url.scheme(), "http" | "https")
            && url.origin().ascii_serialization() == text
            && text.len() <= LONGEST;
        as_browsers_do
            .then(|| Self(text.to_owned()))
            .ok_or(OriginError)
    }

    /// What was read back from the store.
    pub(crate) fn from_text(text: String) -> Self {
        Self(text)
    }

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::Origin;

    #[test]
    fn an_origin_is_what_a_browser_sends() {
        for good in [
            "https://app.example.org",
            "http://127.0.0.1:8601",
            "http://[::1]:8601",
            "http://localhost",
            "https://xn--bcher-kva.example",
        ] {
            assert!(Origin::parse(good).is_ok(), "{good}");
        }
        for bad in [
            "",
            "*",
            "null",
            "https://",
            "https://a/",
            "https://a.b/c",
            "https://a?b",
            "https://a#b",
            "https://u@a",
            "https://a:443",
            "http://a:80",
            "http://a:",
            "http://a:99999",
            "http://127.1",
            "http://[::0001]",
            "HTTPS://a",
            "ftp://a",
            "https://A.b",
            "https://a b",
            "https://bücher.example",
            " https://a",
            &format!("https://{}.org", "a".repeat(300)),
        ] {
            assert!(Origin::parse(bad).is_err(), "{bad}");
        }
    }
}
