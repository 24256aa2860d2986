use std::collections::HashMap;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};
use strum::VariantArray as _;

use crate::Language;

/// The sentences of every language, read from `texts/`.
pub struct Words(HashMap<Language, FluentBundle<FluentResource>>);

/// The sentences cannot be used: a fault of this library, which its tests find.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum WordsError {
    /// A file does not read.
    #[error("the {0} texts do not read")]
    Unreadable(&'static str),
    /// A sentence is missing or names something that it was not given.
    #[error("the {language} texts cannot say {sentence}")]
    Unsaid {
        /// In which language.
        language: &'static str,
        /// Which sentence.
        sentence: String,
    },
    /// A message that brings a code or link came without it: its time is over.
    #[error("the code or link of this message is gone")]
    NoSecret,
}

const fn file(language: Language) -> &'static str {
    match language {
        Language::En => include_str!("../../texts/en.ftl"),
        Language::De => include_str!("../../texts/de.ftl"),
        Language::Es => include_str!("../../texts/es.ftl"),
        Language::Fr => include_str!("../../texts/fr.ftl"),
        Language::Ja => include_str!("../../texts/ja.ftl"),
        Language::Ar => include_str!("../../texts/ar.ftl"),
    }
}

impl Words {
    /// Reads them.
    ///
    /// # Errors
    /// When a file of this library does not read.
    pub fn load() -> Result<Self, WordsError> {
        let bundle = |&language: &Language| {
            let name: &'static str = language.into();
            let unreadable = || WordsError::Unreadable(name);
            let texts =
                FluentResource::try_new(file(language).to_owned()).map_err(|_| unreadable())?;
            let identifier = name.parse().map_err(|_| unreadable())?;
            let mut bundle = FluentBundle::new_concurrent(vec![identifier]);
            // What is given is isolated where the direction asks for it; a code must stay what its reader copies.
            bundle.set_use_isolating(false);
            bundle.add_resource(texts).map_err(|_| unreadable())?;
            Ok((language, bundle))
        };
        Language::VARIANTS
            .iter()
            .map(bundle)
            .collect::<Result<_, _>>()
            .map(Self)
    }

    /// The sentence `name`, or `name.part`.
    pub(crate) fn say(
        &self,
        language: Language,
        name: &str,
        part: Option<&str>,
        given: &FluentArgs<'_>,
    ) -> Result<String, WordsError> {
        self.say_if_any(language, name, part, given)?
            .ok_or_else(|| unsaid(language, name, part))
    }

    /// The same; none where the language has no such sentence.
    pub(crate) fn say_if_any(
        &self,
        language: Language,
        name: &str,
        part: Option<&str>,
        given: &FluentArgs<'_>,
    ) -> Result<Option<String>, WordsError> {
        let Some(bundle) = self.0.get(&language) else {
            return Err(unsaid(language, name, part));
        };
        let message = bundle.get_message(name);
        let pattern = message.and_then(|message| match part {
            None => message.value(),
            Some(part) => message.get_attribute(part).map(|found| found.value()),
        });
        let Some(pattern) = pattern else {
            return Ok(None);
        };
        let mut errors = Vec::new();
        let said = bundle.format_pattern(pattern, Some(given), &mut errors);
        if errors.is_empty() {
            Ok(Some(said.into_owned()))
        } else {
            Err(unsaid(language, name, part))
        }
    }
}

fn unsaid(language: Language, name: &str, part: Option<&str>) -> WordsError {
    WordsError::Unsaid {
        language: language.into(),
        sentence: part.map_or_else(|| name.to_owned(), |part| format!("{name}.{part}")),
    }
}
