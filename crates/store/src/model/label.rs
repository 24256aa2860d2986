use crate::text::is_name;

/// What somebody calls a thing of theirs: 1 to 128 bytes that can all be seen, no space at either end.
///
/// Control, bidirectional and other invisible characters are refused (S33): with them two names look alike, or a name
/// turns the line round that an administrator reads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label(String);

/// Why a text is no label.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "a label has 1 to 128 bytes, no control or invisible characters, and no space at either end"
)]
pub struct LabelError;

impl Label {
    /// Reads a label.
    ///
    /// # Errors
    /// When it is empty, too long, padded, or has a character that cannot be seen.
    pub fn parse(text: &str) -> Result<Self, LabelError> {
        if is_name(text) {
            Ok(Self(text.to_owned()))
        } else {
            Err(LabelError)
        }
    }

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The text, taken out.
    #[must_use]
    pub fn into_string(self) -> String {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::Label;

    #[test]
    fn s33_what_cannot_be_seen_is_refused() {
        for good in [
            "Ada",
            "Zoë's phone",
            "研究室 3",
            "مها",
            "naïve",
            "📱 private",
        ] {
            assert!(Label::parse(good).is_ok(), "{good}");
        }
        for hidden in [
            '\0',
            '\n',
            '\u{7f}',
            '\u{ad}',
            '\u{200b}',
            '\u{200e}',
            '\u{202e}',
            '\u{2066}',
            '\u{2028}',
            '\u{2060}',
            '\u{feff}',
            '\u{3164}',
            '\u{115f}',
            '\u{fe0f}',
            '\u{e0041}',
            '\u{e000}',
        ] {
            assert!(
                Label::parse(&format!("ad{hidden}a")).is_err(),
                "U+{:04X}",
                u32::from(hidden)
            );
        }
    }
}
