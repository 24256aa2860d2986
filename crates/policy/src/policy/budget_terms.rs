use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};

use crate::Bounded;

/// How often one member may guess, within what SP 800-63B-4 §3.2.2 allows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "utoipa", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields, default, remote = "Self")]
pub struct BudgetTerms {
    /// Wrong codes in a row that begin no wait.
    pub slips: Bounded<0, 10>,
    /// Seconds of the first wait.
    pub first_wait_seconds: Bounded<30, 3600>,
    /// Seconds that no wait exceeds; no less than the first wait.
    pub longest_wait_seconds: Bounded<30, 3600>,
    /// Wrong codes in a row that disable the second factor.
    pub stop: Bounded<20, 100>,
    /// Wrong codes that the account holds which no success clears, and that it forgets in a year.
    pub guesses_per_year: Bounded<20, 300>,
}

impl Serialize for BudgetTerms {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Self::serialize(self, serializer)
    }
}

impl<'de> Deserialize<'de> for BudgetTerms {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let terms = Self::deserialize(deserializer)?;
        if terms.longest_wait_seconds < terms.first_wait_seconds {
            return Err(D::Error::custom(
                "longest_wait_seconds must be at least first_wait_seconds",
            ));
        }
        Ok(terms)
    }
}

impl Default for BudgetTerms {
    fn default() -> Self {
        Self {
            slips: Bounded::clamped(4),
            first_wait_seconds: Bounded::clamped(30),
            longest_wait_seconds: Bounded::clamped(3600),
            stop: Bounded::clamped(100),
            guesses_per_year: Bounded::clamped(300),
        }
    }
}
