//! A policy as plain data: one shape in JSON and TOML.

mod advice;
mod api;
mod budget_terms;
mod country;
mod error;
mod event_terms;
mod floors;
mod methods;
mod recovery;
mod reminder_terms;
mod removal;
mod requirement;
mod reset_terms;
mod trusted_devices;

use alloc::{collections::BTreeSet, string::ToString as _};

use serde::{Deserialize, Deserializer, Serialize};

use crate::Budget;

pub use advice::Advice;
pub use api::{Api, ApiPassword};
pub use budget_terms::BudgetTerms;
pub use country::{Country, NotACountry};
pub use error::PolicyError;
pub use event_terms::EventTerms;
pub use floors::{Floor, Floors};
pub use methods::{AppTerms, CodeSeconds, EmailTerms, Mark, Methods, SmsTerms};
pub use recovery::{Recovery, Shown};
pub use reminder_terms::ReminderTerms;
pub use removal::{Removal, RemovedBy};
pub use requirement::{EndUserMode, Requirement, TeamMode};
pub use reset_terms::{ResetTerms, SelfReset};
pub use trusted_devices::TrustedDevices;

/// Who must have a second factor, with what, what is asked of everybody else, and how often one may guess: plain data, of one
/// shape in TOML and JSON.
///
/// What is absent is as in [`Policy::default`]. A field that is not known is refused by name, and so is a number out of its
/// bounds: what was read is valid.
///
/// ```
/// use countersign_policy::Policy;
///
/// let policy = Policy::from_toml("[required]\ngrace_days = 7").unwrap();
/// assert_eq!(policy.required.grace_days.get(), 7);
///
/// let said = |text| Policy::from_toml(text).unwrap_err().to_string();
/// assert_eq!(
///     said("[methods.sms_code]\nseconds = 900"),
///     "methods.sms_code.seconds: a whole number from 30 to 600 is expected, not 900"
/// );
/// assert!(said("[required]\ngrace = 7").starts_with("required.grace: unknown field `grace`, expected one of `team`"));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "utoipa",
    derive(utoipa::ToSchema),
    schema(
        description = "Who must have a second factor, with what, what is asked of everybody else, and how often one may guess. \
                       What is absent has its default; a field that is not known is refused by name."
    )
)]
#[serde(deny_unknown_fields, default)]
pub struct Policy {
    /// What the pages tell people after a set-up.
    pub advice: BTreeSet<Advice>,
    /// Who must have a second factor.
    pub required: Requirement,
    /// How often somebody is reminded who must have one and has none.
    pub reminder: ReminderTerms,
    /// Which roles may set up and use what.
    pub methods: Methods,
    /// What is asked of somebody who has no factor.
    pub floor: Floors,
    /// Browsers that stand in for a second factor.
    pub trusted_devices: TrustedDevices,
    /// Recovery codes.
    pub recovery: Recovery,
    /// How the last factor goes.
    pub removal: Removal,
    /// How somebody gets back in who lost everything.
    pub reset: ResetTerms,
    /// What a password may do without a page.
    pub api: Api,
    /// How often one may guess.
    pub budget: BudgetTerms,
    /// What is kept of what happened.
    pub events: EventTerms,
}

impl Policy {
    /// The most that somebody who has a member's password can hope for under this policy: the chance that one of a year's
    /// guesses is right (G1).
    #[must_use]
    pub fn guess_chance_per_year(&self) -> f64 {
        Budget::on(&self.budget).long_account().chance_per_year()
    }

    /// Reads a policy written as TOML.
    ///
    /// # Errors
    /// When it is no TOML, or has a field that is not known or a value that is not taken: the error says which, and what is.
    pub fn from_toml(text: &str) -> Result<Self, PolicyError> {
        let document = toml::Deserializer::parse(text)
            .map_err(|error| PolicyError::at_top(error.to_string().trim_end().to_string()))?;
        serde_path_to_error::deserialize(document)
            .map_err(|error| PolicyError::at(error, |error| error.message().to_string()))
    }

    /// Reads a policy from anything that serde reads, like a JSON document.
    ///
    /// ```
    /// use countersign_policy::Policy;
    ///
    /// let json = serde_json::json!({ "recovery": { "codes": 0 } });
    /// let error = Policy::read(json).unwrap_err();
    /// assert_eq!(error.to_string(), "recovery.codes: a whole number from 1 to 20 is expected, not 0");
    /// ```
    ///
    /// # Errors
    /// When it has a field that is not known or a value that is not taken: the error says which, and what is.
    pub fn read<'de, D: Deserializer<'de>>(document: D) -> Result<Self, PolicyError> {
        serde_path_to_error::deserialize(document)
            .map_err(|error| PolicyError::at(error, D::Error::to_string))
    }
}

impl Default for Policy {
    /// An authenticator app or a token for everybody, at their first sign-in.
    fn default() -> Self {
        Self {
            advice: BTreeSet::from([Advice::KeepOffline, Advice::TryItOut, Advice::NeverShare]),
            required: Requirement::default(),
            reminder: ReminderTerms::default(),
            methods: Methods::default(),
            floor: Floors::default(),
            trusted_devices: TrustedDevices::default(),
            recovery: Recovery::default(),
            removal: Removal::default(),
            reset: ResetTerms::default(),
            api: Api::default(),
            budget: BudgetTerms::default(),
            events: EventTerms::default(),
        }
    }
}
