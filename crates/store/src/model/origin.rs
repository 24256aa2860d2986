/// Where a page comes from: scheme, host and port, exactly as a browser writes it in `Origin`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Origin(String);

/// Why a text is no origin.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "an origin is written like https://app.example.org or http://127.0.0.1:8601: scheme, host, port, nothing after it"
)]
pub struct OriginError;

impl Origin {
    /// Reads an origin.
    ///
    /// # Errors
    /// When it has a path, no host, another scheme than http or https, or letters that no host has.
    pub fn parse(text: &str) -> Result<Self, OriginError> {
        let authority = text
            .strip_prefix("https://")
            .or_else(|| text.strip_prefix("http://"))
            .ok_or(OriginError)?;
        let spelled = |byte: u8| {
            byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"-.:[]".contains(&byte)
        };
        if authority.is_empty() || authority.len() > 255 || !authority.bytes().all(spelled) {
            return Err(OriginError);
        }
        Ok(Self(text.to_owned()))
    }

    /// The text of it.
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
            "HTTPS://a",
            "ftp://a",
            "https://A.b",
            "https://a b",
        ] {
            assert!(Origin::parse(bad).is_err(), "{bad}");
        }
    }
}
