use serde::{Deserialize, Serialize};
use strum::{AsRefStr, EnumString, IntoStaticStr, VariantArray};

/// A language that there are words in: those of the elements.
#[derive(
    Clone,
    Copy,
    Debug,
    Default,
    PartialEq,
    Eq,
    Hash,
    AsRefStr,
    Deserialize,
    EnumString,
    IntoStaticStr,
    Serialize,
    VariantArray,
)]
#[serde(rename_all = "lowercase")]
#[strum(serialize_all = "lowercase")]
pub enum Language {
    /// English, for everybody whose own language is not here.
    #[default]
    En,
    /// German.
    De,
    /// Spanish.
    Es,
    /// French.
    Fr,
    /// Japanese.
    Ja,
    /// Arabic.
    Ar,
}

impl Language {
    /// The language that `tag` asks for (BCP 47, like `de-AT`), or English.
    ///
    /// ```
    /// use countersign_delivery::Language;
    ///
    /// assert_eq!(Language::of("de-AT"), Language::De);
    /// assert_eq!(Language::of("FR"), Language::Fr);
    /// assert_eq!(Language::of("tlh"), Language::En);
    /// ```
    #[must_use]
    pub fn of(tag: &str) -> Self {
        let primary = tag.split(['-', '_']).next().unwrap_or_default();
        primary.to_ascii_lowercase().parse().unwrap_or_default()
    }

    /// Which way it is read: `ltr` or `rtl`, as HTML says it.
    #[must_use]
    pub const fn direction(self) -> &'static str {
        match self {
            Self::Ar => "rtl",
            Self::En | Self::De | Self::Es | Self::Fr | Self::Ja => "ltr",
        }
    }
}
