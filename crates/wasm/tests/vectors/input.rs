//! What a case gives an operation, in the types of the wire. A malformed file stops the run.

use serde_json::Value;

pub(crate) struct Input<'a>(pub(crate) &'a Value);

impl<'a> Input<'a> {
    pub(crate) fn text(&self, field: &str) -> &'a str {
        self.0[field]
            .as_str()
            .unwrap_or_else(|| panic!("{field} is no text"))
    }

    /// Text, or nothing when it is `null` or not there.
    pub(crate) fn optional_text(&self, field: &str) -> Option<&'a str> {
        self.given(field).map(|_| self.text(field))
    }

    pub(crate) fn texts(&self, field: &str) -> Vec<String> {
        self.list(field)
            .iter()
            .map(|text| text.as_str().unwrap().to_owned())
            .collect()
    }

    pub(crate) fn list(&self, field: &str) -> &'a [Value] {
        self.0[field]
            .as_array()
            .unwrap_or_else(|| panic!("{field} is no list"))
    }

    pub(crate) fn bytes(&self, field: &str) -> Vec<u8> {
        let hex = self.text(field);
        assert!(hex.len().is_multiple_of(2), "{field} is no hex");
        (0..hex.len())
            .step_by(2)
            .map(|at| u8::from_str_radix(&hex[at..at + 2], 16).unwrap())
            .collect()
    }

    /// A whole number, written as a number or as a decimal string.
    pub(crate) fn number(&self, field: &str) -> u64 {
        let value = &self.0[field];
        value
            .as_u64()
            .or_else(|| value.as_str()?.parse().ok())
            .unwrap_or_else(|| panic!("{field} is no number"))
    }

    pub(crate) fn optional_number(&self, field: &str) -> Option<u64> {
        self.given(field).map(|_| self.number(field))
    }

    fn given(&self, field: &str) -> Option<&'a Value> {
        self.0.get(field).filter(|value| !value.is_null())
    }
}
