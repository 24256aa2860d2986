/// What somebody calls a thing of theirs: 1 to 128 bytes, no control characters, no space at either end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label(String);

/// Why a text is no label.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a label has 1 to 128 bytes, no control characters, and no space at either end")]
pub struct LabelError;

impl Label {
    /// Reads a label.
    ///
    /// # Errors
    /// When it is empty, too long, padded, or has a control character.
    pub fn parse(text: &str) -> Result<Self, LabelError> {
        let fits = (1..=128).contains(&text.len());
        if !fits || text.trim() != text || text.chars().any(char::is_control) {
            return Err(LabelError);
        }
        Ok(Self(text.to_owned()))
    }

    /// The text of it.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The text of it, taken out.
    #[must_use]
    pub fn into_string(self) -> String {
        self.0
    }
}
