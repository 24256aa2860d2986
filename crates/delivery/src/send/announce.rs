//! What an administrator can copy to tell the team: no message of ours, but our words.

use countersign_policy::FactorKind;
use fluent_bundle::FluentArgs;
use strum::IntoStaticStr;

use super::given::seen;
use super::render::{isolated, moment};
use crate::{Language, Words, WordsError};

/// Whom a policy asks for a second step.
#[derive(Clone, Copy, Debug, PartialEq, Eq, IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
pub enum Audience {
    /// Nobody must: everybody may.
    Invited,
    /// Owners and administrators.
    Admins,
    /// The whole team.
    Everyone,
    /// Those members for whom it is set.
    Named,
}

/// What there is to announce.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Announcement {
    /// The name of the website.
    pub workspace: String,
    /// Whom it is asked of.
    pub who: Audience,
    /// Whether customers must, too.
    pub customers: bool,
    /// By when it is to be set up: seconds since the Unix epoch; none: at the next sign-in.
    pub by: Option<i64>,
    /// With what, and whether that is recommended.
    pub methods: Vec<(FactorKind, bool)>,
}

/// An announcement in words: plain text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Announced {
    /// A title for it.
    pub subject: String,
    /// The text.
    pub text: String,
}

impl Words {
    /// Puts an announcement into words.
    ///
    /// # Errors
    /// When a sentence is missing: a fault of this library, which its tests find.
    pub fn announce(
        &self,
        language: Language,
        about: &Announcement,
    ) -> Result<Announced, WordsError> {
        let mut given = FluentArgs::new();
        given.set("workspace", isolated(language, seen(&about.workspace)));
        given.set("who", <&str>::from(about.who));
        let deadline = match (about.who, about.by) {
            (Audience::Invited, _) => "none",
            (_, Some(by)) => {
                given.set("date", isolated(language, moment(by)));
                "date"
            }
            (_, None) => "next-sign-in",
        };
        given.set("deadline", deadline);
        let say = |part| self.say(language, "announcement", Some(part), &given);
        let mut methods = vec![say("methods")?];
        for (kind, is_recommended) in &about.methods {
            let mut given = FluentArgs::new();
            given.set("recommended", if *is_recommended { "yes" } else { "no" });
            let name = self.say(language, "announced-way", Some((*kind).into()), &given)?;
            methods.push(format!("- {name}"));
        }
        let mut first = say("first")?;
        if about.customers {
            first = format!("{first} {}", say("customers")?);
        }
        let mut paragraphs = vec![first, say("why")?, say("when")?];
        if !about.methods.is_empty() {
            paragraphs.push(methods.join("\n"));
        }
        paragraphs.extend([say("how")?, say("share")?]);
        Ok(Announced {
            subject: say("subject")?,
            text: paragraphs.join("\n\n"),
        })
    }
}
