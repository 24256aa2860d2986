//! A message in words.

use std::fmt;

use fluent_bundle::FluentArgs;
use maud::{DOCTYPE, html};
use time::{OffsetDateTime, macros::format_description};

use super::given::{account, seen, shown};
use crate::{Channel, Circumstances, Language, Message, Notice, Text, Words, WordsError};

/// A message as its reader gets it.
#[derive(Clone, PartialEq, Eq)]
pub enum Rendered {
    /// An e-mail.
    Mail(Mail),
    /// A text message.
    Sms(String),
}

/// An e-mail, without its envelope.
#[derive(Clone, PartialEq, Eq)]
pub struct Mail {
    /// The subject; a code is its end.
    pub subject: String,
    /// The plain text; a code stands in its first line.
    pub text: String,
    /// The same as HTML: nothing is fetched, and at most one link leads anywhere.
    pub html: String,
}

/// It holds the code: nothing of it may reach a log.
impl fmt::Debug for Rendered {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Mail(_) => "Mail[redacted]",
            Self::Sms(_) => "Sms[redacted]",
        })
    }
}

/// What stands in the place of a code that was wiped, where messages are only looked at.
pub const WIPED: &str = "••••••";

impl Words {
    /// Puts a message into words.
    ///
    /// # Errors
    /// When it brings a code or link that is gone.
    pub fn render(&self, message: &Message) -> Result<Rendered, WordsError> {
        let teller = Teller::of(self, message)?;
        Ok(match message.to.channel {
            Channel::Email => Rendered::Mail(teller.parts(message)?.into()),
            Channel::Sms => Rendered::Sms(teller.sms(message)?),
        })
    }
}

/// Says the sentences of one message.
struct Teller<'a> {
    words: &'a Words,
    language: Language,
    /// Which sentences.
    about: &'static str,
    secret: Option<&'a str>,
    given: FluentArgs<'a>,
}

/// The parts of an e-mail, in their order.
struct Parts<'a> {
    language: Language,
    subject: String,
    first: String,
    code: Option<&'a str>,
    link: Option<Link<'a>>,
    /// What there is to know: how long it is good, what follows.
    more: String,
    facts: Vec<(String, String)>,
    advice: String,
    share: Option<String>,
    footer: String,
}

struct Link<'a> {
    action: String,
    address: &'a str,
}

impl<'a> Teller<'a> {
    fn of(words: &'a Words, message: &'a Message) -> Result<Self, WordsError> {
        let content = &message.content;
        let secret = message.secret.as_deref().map(String::as_str);
        if content.text.brings_secret() && secret.is_none() {
            return Err(WordsError::NoSecret);
        }
        let language = content.language;
        let mut given = FluentArgs::new();
        given.set("workspace", isolated(language, seen(&content.workspace)));
        let about = match &content.text {
            Text::SignInCode { .. } => "sign-in-code",
            Text::SignInLink { .. } => "sign-in-link",
            Text::NewDeviceCode { .. } => "new-device-code",
            Text::ChangeCode { .. } => "change-code",
            Text::AddressCode { .. } => "address-code",
            Text::ResetCode { .. } => "reset-code",
            Text::ResetAsked { .. } => "reset-asked",
            Text::Notice(notice) => {
                match notice {
                    Notice::FactorAdded { kind, .. } | Notice::FactorRemoved { kind, .. } => {
                        given.set("kind", kind.map_or("other", Into::into));
                    }
                    Notice::RecoveryCodeUsed { left } => given.set("left", *left),
                    Notice::ResetAnswered { permitted, .. } => {
                        given.set("permitted", if *permitted { "yes" } else { "no" });
                    }
                    Notice::SetUpDue { by } => {
                        given.set("late", if by.is_none() { "yes" } else { "no" });
                    }
                    _ => {}
                }
                notice.into()
            }
        };
        if let Some(secret) = secret {
            given.set("code", secret);
        }
        Ok(Self {
            words,
            language,
            about,
            secret,
            given,
        })
    }

    fn part(&self, part: &str) -> Result<String, WordsError> {
        let Self {
            words,
            language,
            about,
            given,
            ..
        } = self;
        words.say(*language, about, Some(part), given)
    }

    fn common(&self, name: &str, part: Option<&str>) -> Result<String, WordsError> {
        self.words.say(self.language, name, part, &self.given)
    }

    /// How long it is good, in whole minutes where that is exact.
    fn valid(&self, seconds: u32) -> Result<String, WordsError> {
        let (count, unit) = match seconds % 60 {
            0 => (seconds / 60, "minutes"),
            _ => (seconds, "seconds"),
        };
        let mut given = FluentArgs::new();
        given.set("count", count);
        self.words.say(self.language, "valid", Some(unit), &given)
    }

    fn sms(&self, message: &Message) -> Result<String, WordsError> {
        let short = self
            .words
            .say_if_any(self.language, self.about, Some("sms"), &self.given)?;
        let short = match short {
            Some(short) => short,
            None => self.part("subject")?,
        };
        Ok(match (&message.content.text, self.secret) {
            (Text::SignInLink { .. } | Text::ResetAsked { .. }, Some(link)) => {
                format!("{short} {link}")
            }
            (Text::Notice(_), _) => format!("{short}\n{}", self.common("notice", Some("sms"))?),
            _ => short,
        })
    }

    fn parts(&self, message: &Message) -> Result<Parts<'a>, WordsError> {
        let subject = self.part("subject")?;
        let is_link = matches!(
            message.content.text,
            Text::SignInLink { .. } | Text::ResetAsked { .. }
        );
        let link = match self.secret.filter(|_| is_link) {
            Some(address) => Some(Link {
                action: self.part("action")?,
                address,
            }),
            None => None,
        };
        let (first, more, advice) = match &message.content.text {
            Text::SignInCode { seconds, .. }
            | Text::SignInLink { seconds, .. }
            | Text::NewDeviceCode { seconds, .. }
            | Text::ChangeCode { seconds, .. }
            | Text::ResetCode { seconds, .. }
            | Text::AddressCode { seconds } => (
                self.part("first")?,
                self.valid(*seconds)?,
                self.part("advice")?,
            ),
            Text::ResetAsked { .. } => (
                self.part("first")?,
                self.part("more")?,
                self.part("advice")?,
            ),
            Text::Notice(notice) => (
                subject.clone(),
                self.part("more")?,
                match notice {
                    Notice::ResetToPermit { .. }
                    | Notice::ResetAnswered { .. }
                    | Notice::SetUpDue { .. } => self.part("advice")?,
                    _ => self.common("notice", Some("advice"))?,
                },
            ),
        };
        let code = self.secret.filter(|_| !is_link);
        Ok(Parts {
            language: self.language,
            subject,
            first,
            code,
            link,
            more,
            facts: self.facts(message)?,
            advice,
            share: code.map(|_| self.common("share", None)).transpose()?,
            footer: self.common("footer", None)?,
        })
    }

    /// Who, what, when, and from where.
    fn facts(&self, message: &Message) -> Result<Vec<(String, String)>, WordsError> {
        let content = &message.content;
        let mut facts = vec![("account", account(&content.account))];
        let from = match &content.text {
            Text::SignInCode { from, .. }
            | Text::SignInLink { from, .. }
            | Text::NewDeviceCode { from, .. }
            | Text::ChangeCode { from, .. }
            | Text::ResetCode { from, .. }
            | Text::ResetAsked { from, .. }
            | Text::Notice(Notice::DeviceTrusted { from } | Notice::DeviceCopied { from }) => {
                from.clone()
            }
            Text::AddressCode { .. } | Text::Notice(_) => Circumstances::default(),
        };
        match &content.text {
            Text::Notice(
                Notice::FactorAdded {
                    name: Some(name), ..
                }
                | Notice::FactorRemoved {
                    name: Some(name), ..
                },
            ) => facts.push(("name", shown(name))),
            Text::Notice(Notice::AddressAdded { hint } | Notice::AddressRemoved { hint }) => {
                facts.push(("address", shown(hint)));
            }
            Text::Notice(
                Notice::ResetToPermit { account: member }
                | Notice::ResetAnswered {
                    account: member, ..
                },
            ) => facts.push(("member", account(member))),
            Text::ResetAsked { due, .. } => facts.push(("due", moment(*due))),
            Text::Notice(Notice::SetUpDue { by: Some(by) }) => facts.push(("by", moment(*by))),
            _ => {}
        }
        facts.push(("when", moment(message.at)));
        let told = [
            ("device", from.device),
            ("place", from.place),
            ("ip", from.ip),
        ];
        facts.extend(
            told.into_iter()
                .filter_map(|(name, value)| Some((name, shown(&value?)))),
        );
        facts
            .into_iter()
            .filter(|(_, value)| !value.is_empty())
            .map(|(name, value)| Ok((self.common("fact", Some(name))?, value)))
            .collect()
    }
}

impl From<Parts<'_>> for Mail {
    fn from(parts: Parts<'_>) -> Self {
        let (text, html) = (parts.text(), parts.html());
        Self {
            subject: parts.subject,
            text,
            html,
        }
    }
}

impl Parts<'_> {
    fn text(&self) -> String {
        let facts: Vec<String> = self
            .facts
            .iter()
            .map(|(name, value)| format!("{name}: {}", isolated(self.language, value.clone())))
            .collect();
        let first = match &self.link {
            Some(link) => format!("{}\n{}", self.first, link.address),
            None => self.first.clone(),
        };
        let advice = match &self.share {
            Some(share) => format!("{}\n{share}", self.advice),
            None => self.advice.clone(),
        };
        let paragraphs = [
            first.as_str(),
            &self.more,
            &facts.join("\n"),
            &advice,
            &format!("-- \n{}\n", self.footer),
        ];
        paragraphs.join("\n\n")
    }

    /// Every text is escaped by the macro that it goes through.
    fn html(&self) -> String {
        let page = html! {
            (DOCTYPE)
            html lang=(self.language.as_ref()) dir=(self.language.direction()) {
                head {
                    meta charset="utf-8";
                    meta name="viewport" content="width=device-width";
                    meta name="color-scheme" content="light dark";
                    title { (self.subject) }
                }
                body style="margin:0;padding:24px;font:16px/1.5 system-ui,sans-serif" {
                    div style="max-width:32em;margin:0 auto" {
                        p { strong { (self.first) } }
                        @if let Some(code) = self.code {
                            p dir="ltr" style="font:600 32px/1.2 ui-monospace,monospace;letter-spacing:4px" { (code) }
                        }
                        @if let Some(link) = &self.link {
                            p {
                                a href=(link.address) style="display:inline-block;padding:10px 18px;border:2px solid;border-radius:6px" {
                                    (link.action)
                                }
                            }
                        }
                        p { (self.more) }
                        table style="border-spacing:0" {
                            @for (name, value) in &self.facts {
                                tr {
                                    th scope="row" style="text-align:start;vertical-align:top;padding:2px 16px 2px 0;font-weight:normal;opacity:.7" { (name) }
                                    td { bdi { (value) } }
                                }
                            }
                        }
                        p { (self.advice) }
                        @if let Some(share) = &self.share { p { (share) } }
                        p style="font-size:13px;opacity:.7" { (self.footer) }
                    }
                }
            }
        };
        page.into_string()
    }
}

/// What is given stands by itself where text runs from right to left.
pub(super) fn isolated(language: Language, text: String) -> String {
    match language.direction() {
        "rtl" => format!("\u{2068}{text}\u{2069}"),
        _ => text,
    }
}

/// A moment to the minute, in UTC: the one spelling that no language reads otherwise.
pub(super) fn moment(at: i64) -> String {
    let format = format_description!("[year]-[month]-[day] [hour]:[minute] UTC");
    OffsetDateTime::from_unix_timestamp(at)
        .ok()
        .and_then(|moment| moment.format(format).ok())
        .unwrap_or_default()
}
