//! The key that this app shows to the verifier. Read once, from a file, and never printed.

use std::{fmt, fs, io, path::Path};

/// A workspace's API key, `cs_live_…`.
#[derive(Clone)]
pub struct ApiKey(String);

/// Why there is no key to use.
#[derive(Debug, thiserror::Error)]
pub enum ApiKeyError {
    #[error(
        "the API key file cannot be read ({0}); make one with `countersign init --api-key-file`"
    )]
    Unreadable(#[from] io::Error),
    #[error("the API key file must hold one key, `cs_live_…`, and nothing else")]
    NotAKey,
}

impl ApiKey {
    /// Reads a file that holds the key and at most a line end.
    pub fn read(file: &Path) -> Result<Self, ApiKeyError> {
        Self::parse(&fs::read_to_string(file)?)
    }

    /// Takes the key from text. The verifier checks its checksum; here it only must look like one.
    pub fn parse(text: &str) -> Result<Self, ApiKeyError> {
        let text = text.trim();
        let rest = text.strip_prefix("cs_live_").ok_or(ApiKeyError::NotAKey)?;
        if rest.is_empty() || !rest.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
            return Err(ApiKeyError::NotAKey);
        }
        Ok(Self(text.to_owned()))
    }

    /// The value of the `Authorization` header: the only way the key comes out.
    pub(crate) fn bearer(&self) -> String {
        format!("Bearer {}", self.0)
    }
}

impl fmt::Debug for ApiKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ApiKey(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_end_is_no_part_of_the_key() {
        assert_eq!(
            ApiKey::parse("cs_live_abc234\n").unwrap().bearer(),
            "Bearer cs_live_abc234"
        );
    }

    #[test]
    fn what_is_no_key_is_refused() {
        for text in [
            "",
            "cs_live_",
            "cs_client_abc",
            "{\"api_key\":\"cs_live_abc\"}",
            "cs_live_a\r\nx: y",
        ] {
            assert!(
                matches!(ApiKey::parse(text), Err(ApiKeyError::NotAKey)),
                "{text:?}"
            );
        }
    }

    #[test]
    fn s18_debug_does_not_show_the_key() {
        assert_eq!(
            format!("{:?}", ApiKey::parse("cs_live_abc234").unwrap()),
            "ApiKey(…)"
        );
    }
}
