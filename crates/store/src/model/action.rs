use std::collections::BTreeMap;

use data_encoding::HEXLOWER;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use super::{Label, LabelError};

/// One act of the application's own, for which it asks a second factor: what the person is shown, and what exactly is to be
/// done. A receipt of one opens no other, and no sign-in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Action {
    text: String,
    parameters: [u8; 32],
}

/// What is to be done, by names of the application's own. Texts alone: a number has more spellings than one.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Parameters(BTreeMap<String, String>);

/// Why something is no action.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ActionError {
    /// The text cannot be shown.
    #[error("action: {0}")]
    Text(#[from] LabelError),
    /// There are too many parameters, or one is too long.
    #[error(
        "parameters: at most {} of them, each with a name of 1 to 64 of a-z, 0-9, `_`, `-` and `.`, and a text of at most {} bytes",
        Parameters::MOST,
        Parameters::LONGEST
    )]
    Parameters,
}

impl Parameters {
    /// How many there are at most.
    pub const MOST: usize = 16;
    /// Bytes that the text of one has at most.
    pub const LONGEST: usize = 512;

    fn are_few(&self) -> bool {
        let is_name = |name: &str| {
            (1..=64).contains(&name.len())
                && name
                    .bytes()
                    .all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'_' | b'-' | b'.'))
        };
        self.0.len() <= Self::MOST
            && self
                .0
                .iter()
                .all(|(name, text)| is_name(name) && text.len() <= Self::LONGEST)
    }

    /// SHA-256 of the parameters as RFC 8785 writes them: the names in order, nothing between them that need not be.
    fn digest(&self) -> [u8; 32] {
        // Texts in a map: writing them cannot fail.
        let canonical = serde_json::to_vec(self).unwrap_or_default();
        Sha256::digest(canonical).into()
    }
}

impl Action {
    /// What the person is shown, and what is to be done.
    ///
    /// # Errors
    /// When the text cannot be shown, or the parameters are too many.
    pub fn new(text: &str, parameters: &Parameters) -> Result<Self, ActionError> {
        let text = Label::parse(text)?.into_string();
        if !parameters.are_few() {
            return Err(ActionError::Parameters);
        }
        Ok(Self {
            text,
            parameters: parameters.digest(),
        })
    }

    /// What the store kept of one.
    pub(crate) fn kept(text: String, parameters: [u8; 32]) -> Self {
        Self { text, parameters }
    }

    /// What the person is shown.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The digest of what is to be done.
    #[must_use]
    pub fn parameters(&self) -> &[u8; 32] {
        &self.parameters
    }

    /// The same, in hexadecimal.
    #[must_use]
    pub fn parameters_hex(&self) -> String {
        HEXLOWER.encode(&self.parameters)
    }
}

#[cfg(test)]
mod tests {
    use super::{Action, Parameters};

    fn parameters(json: &str) -> Parameters {
        serde_json::from_str(json).unwrap()
    }

    #[test]
    fn parameters_are_digested_as_rfc_8785_writes_them() {
        // `printf '{"account":"42","to":"\\"a\\"\\n"}' | sha256sum`
        let one = Action::new(
            "Export",
            &parameters(r#"{ "to": "\"a\"\n", "account" : "42" }"#),
        );
        let same = Action::new(
            "Export",
            &parameters("{\"account\":\"42\",\"to\":\"\\u0022a\\u0022\\u000a\"}"),
        );
        assert_eq!(one, same);
        assert_eq!(
            one.unwrap().parameters_hex(),
            "40107832176861bf351b4c1eaaad56e913593d6188f610d9532e4df057da7a5f"
        );
        let none = Action::new("Export", &Parameters::default()).unwrap();
        // `printf '{}' | sha256sum`
        assert_eq!(
            none.parameters_hex(),
            "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a"
        );
    }

    #[test]
    fn s33_what_cannot_be_shown_or_kept_is_refused() {
        for text in ["", " a", "a\u{202e}b", &"x".repeat(129)] {
            assert!(Action::new(text, &Parameters::default()).is_err(), "{text}");
        }
        let long = format!(r#"{{"a":"{}"}}"#, "x".repeat(513));
        let names: Vec<_> = (0..17).map(|at| format!(r#""p{at}":"""#)).collect();
        for json in [
            r#"{"":"x"}"#,
            r#"{"A":"x"}"#,
            r#"{"ü":"x"}"#,
            &long,
            &format!("{{{}}}", names.join(",")),
        ] {
            assert!(Action::new("Export", &parameters(json)).is_err(), "{json}");
        }
        for json in [r#"{"a":1}"#, r#"{"a":null}"#, r#"{"a":["x"]}"#, "[]"] {
            assert!(serde_json::from_str::<Parameters>(json).is_err(), "{json}");
        }
    }
}
