//! How sure a session is of its person, by the verifier's words.

use rusqlite::{
    ToSql,
    types::{FromSql, FromSqlError, FromSqlResult, ToSqlOutput, ValueRef},
};
use serde::Deserialize;

/// What was asked beside the password.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Assurance {
    /// A second factor was given now.
    SecondFactor,
    /// Less: a trusted device, or what was sent by e-mail.
    Reduced,
    /// Nothing.
    SingleFactor,
}

impl Assurance {
    const ALL: [Self; 3] = [Self::SecondFactor, Self::Reduced, Self::SingleFactor];

    const fn as_str(self) -> &'static str {
        match self {
            Self::SecondFactor => "second-factor",
            Self::Reduced => "reduced",
            Self::SingleFactor => "single-factor",
        }
    }
}

impl ToSql for Assurance {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(self.as_str().into())
    }
}

impl FromSql for Assurance {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        let word = value.as_str()?;
        let named = Self::ALL.into_iter().find(|each| each.as_str() == word);
        named.ok_or(FromSqlError::InvalidType)
    }
}
