use std::fmt;

use crate::model;
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use strum::VariantArray;
use utoipa::openapi::RefOr;
use utoipa::openapi::schema::{ObjectBuilder, Schema, Type};
use utoipa::{PartialSchema, ToSchema};

/// A word of a closed list, spelled as the store spells it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Word<T>(pub T);

/// A closed list, and what the OpenAPI document calls it.
pub trait ClosedList: Copy + Into<&'static str> + VariantArray {
    /// The name of its schema.
    const NAME: &'static str;
    /// What its words say.
    const MEANING: &'static str;
}

macro_rules! closed_lists {
    ($($name:ident: $list:ty = $meaning:literal;)+) => {$(
        #[doc = $meaning]
        pub type $name = Word<$list>;

        impl ClosedList for $list {
            const NAME: &'static str = stringify!($name);
            const MEANING: &'static str = $meaning;
        }
    )+};
}

closed_lists! {
    Advice: model::Advice = "What people are told after a set-up.";
    Language: countersign_delivery::Language = "A language that there are words in.";
    Mark: model::Mark = "How a method is offered.";
    Shown: model::Shown = "When recovery codes are shown.";
    AddressKind: model::AddressKind = "What sort of address it is.";
    Assurance: model::Assurance = "What a passed sign-in is worth: a second factor given now; one given earlier, or something that came by e-mail; or nothing but what the application had checked.";
    Channel: model::Channel = "By what way somebody signs in: in a browser, where a page can ask, or with a password to an API.";
    ConfirmedBy: model::ConfirmedBy = "Who vouches that an address is a member's: the application, or a code that was sent there and typed.";
    EventName: model::EventName = "What happened.";
    FactorKind: model::FactorKind = "What kind of factor it is.";
    FactorStatus: model::FactorStatus = "How far a factor is set up.";
    MemberStatus: model::MemberStatus = "Whether a member has a confirmed factor.";
    Method: model::Method = "What kind of code was accepted, or can be typed.";
    Purpose: model::Purpose = "What a browser holds a client token for.";
    Reason: model::ReasonName = "Why a code was not accepted.";
    ReportFormat: crate::http::ReportFormat = "How a report is written.";
    ReportState: model::ReportState = "How far somebody is: has a second factor, must have one by a moment that is to come, is late, or need not have one.";
    ResetStatus: model::ResetStatus = "How far a reset is: it waits for its delay or for an owner's permission; it was done, cancelled or refused, or its time is over.";
    Role: model::Role = "What somebody is in the application.";
    Scope: model::Scope = "What an API key may be used for.";
    Setting: model::Setting = "What is set for one member alone.";
    SignInStatus: model::SignInStatus = "How far a sign-in is.";
    Surface: model::Surface = "On which side of the application somebody signs in.";
    Why: model::Why = "Why a sign-in asks nothing, or is denied.";
}

impl<T> From<T> for Word<T> {
    fn from(word: T) -> Self {
        Self(word)
    }
}

impl<T: ClosedList> fmt::Display for Word<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.0.into())
    }
}

impl<T: ClosedList> Serialize for Word<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.0.into())
    }
}

impl<'de, T: ClosedList> Deserialize<'de> for Word<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let given = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
        let known = T::VARIANTS
            .iter()
            .copied()
            .find(|&word| word.into() == given);
        known.map(Self).ok_or_else(|| {
            let words: Vec<String> = words::<T>().map(|word| format!("`{word}`")).collect();
            D::Error::custom(format_args!(
                "unknown word, expected {}",
                words.join(" or ")
            ))
        })
    }
}

impl<T: ClosedList> PartialSchema for Word<T> {
    fn schema() -> RefOr<Schema> {
        ObjectBuilder::new()
            .schema_type(Type::String)
            .description(Some(T::MEANING))
            .enum_values(Some(words::<T>()))
            .into()
    }
}

impl<T: ClosedList> ToSchema for Word<T> {
    fn name() -> std::borrow::Cow<'static, str> {
        T::NAME.into()
    }
}

fn words<T: ClosedList>() -> impl Iterator<Item = &'static str> {
    T::VARIANTS.iter().map(|&word| word.into())
}
