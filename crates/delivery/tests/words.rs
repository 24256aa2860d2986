//! Every message in every language.
#![cfg(feature = "send")]
#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot go on says where"
)]

use std::sync::LazyLock;

use countersign_delivery::{
    Announced, Announcement, Audience, Channel, Circumstances, Content, Language, Message, Notice,
    Recipient, Rendered, Text, Words,
};
use countersign_policy::FactorKind;
use proptest::prelude::*;
use strum::VariantArray as _;
use zeroize::Zeroizing;

static WORDS: LazyLock<Words> = LazyLock::new(|| Words::load().unwrap());

const CODE: &str = "402913";
const LINK: &str = "https://verify.example.org/sign-in-link#cs_link_abc";

fn from() -> Circumstances {
    Circumstances {
        device: Some("Firefox on Linux".into()),
        place: Some("Vienna, Austria".into()),
        ip: Some("203.0.113.7".into()),
    }
}

fn codes(from: &Circumstances) -> Vec<Text> {
    let (seconds, from) = (60, from.clone());
    vec![
        Text::SignInCode {
            seconds: 90,
            from: from.clone(),
        },
        Text::NewDeviceCode {
            seconds: 300,
            from: from.clone(),
        },
        Text::ResetCode {
            seconds: 300,
            from: from.clone(),
        },
        Text::ChangeCode { seconds, from },
        Text::AddressCode { seconds },
    ]
}

fn notices(name: &str, from: &Circumstances) -> Vec<Text> {
    let owner = || name.to_owned();
    let name = || Some(name.to_owned());
    let hint = || "a•••@example.org".to_owned();
    let mut notices = vec![
        Notice::RecoveryCodesRenewed,
        Notice::RecoveryCodeIssued,
        Notice::AddressAdded { hint: hint() },
        Notice::AddressRemoved { hint: hint() },
        Notice::DeviceTrusted { from: from.clone() },
        Notice::DeviceCopied { from: from.clone() },
        Notice::Locked,
        Notice::Unlocked,
        Notice::PasswordChanged,
        Notice::Reset,
        Notice::ResetPermission,
        Notice::ResetRefused,
        Notice::ResetCancelled,
        Notice::ResetToPermit { account: owner() },
        Notice::SetUpDue { by: None },
        Notice::SetUpDue {
            by: Some(1_795_737_600),
        },
    ];
    notices.extend([true, false].map(|permitted| Notice::ResetAnswered {
        account: owner(),
        permitted,
    }));
    notices.extend([0, 1, 2, 3, 11, 100].map(|left| Notice::RecoveryCodeUsed { left }));
    for kind in FactorKind::VARIANTS
        .iter()
        .map(|&kind| Some(kind))
        .chain([None])
    {
        notices.push(Notice::FactorAdded { kind, name: name() });
        notices.push(Notice::FactorRemoved { kind, name: name() });
    }
    notices.into_iter().map(Text::Notice).collect()
}

fn links(from: &Circumstances) -> Vec<Text> {
    vec![
        Text::SignInLink {
            seconds: 600,
            from: from.clone(),
        },
        Text::ResetAsked {
            due: 1_795_737_600,
            from: from.clone(),
        },
    ]
}

fn message(channel: Channel, language: Language, text: Text, secret: Option<&str>) -> Message {
    Message {
        id: "msg_1".into(),
        to: Recipient {
            channel,
            address: "ada@example.org".into(),
        },
        at: 1_795_651_200,
        content: Content {
            workspace: "Acme".into(),
            account: "ada@example.org".into(),
            language,
            text,
        },
        secret: secret.map(|secret| Zeroizing::new(secret.to_owned())),
    }
}

fn mail(words: &Words, message: &Message) -> (String, String, String) {
    match words.render(message).unwrap() {
        Rendered::Mail(mail) => (mail.subject, mail.text, mail.html),
        Rendered::Sms(_) => panic!("a text message"),
    }
}

fn sms(words: &Words, message: &Message) -> String {
    match words.render(message).unwrap() {
        Rendered::Sms(text) => text,
        Rendered::Mail(_) => panic!("an e-mail"),
    }
}

/// Nothing is fetched, and no more than this many addresses lead anywhere.
fn assert_leads(html: &str, links: usize) {
    assert_eq!(html.matches("href=").count(), links, "{html}");
    assert_eq!(html.matches("http").count(), links, "{html}");
    for fetched in [
        "src=", "<img", "url(", "<link", "<script", "@import", "<form", "<iframe",
    ] {
        assert!(!html.contains(fetched), "{fetched}: {html}");
    }
}

#[test]
fn a_code_ends_the_subject_and_stands_in_the_first_line() {
    let words = Words::load().unwrap();
    for &language in Language::VARIANTS {
        for text in codes(&from()) {
            let about = format!("{language:?} {text:?}");
            let message = message(Channel::Email, language, text.clone(), Some(CODE));
            let (subject, plain, html) = mail(&words, &message);
            assert!(subject.ends_with(CODE), "{about}: {subject}");
            assert!(plain.lines().next().unwrap().contains(CODE), "{about}");
            assert_leads(&html, 0);
            assert!(html.contains(CODE), "{about}");
            for said in ["ada@example.org", "2026-11-26 00:00 UTC"] {
                assert!(plain.contains(said) && html.contains(said), "{about}");
            }
            if !matches!(text, Text::AddressCode { .. }) {
                for said in ["Firefox on Linux", "Vienna, Austria", "203.0.113.7"] {
                    assert!(plain.contains(said) && html.contains(said), "{about}");
                }
            }
            let direction = if language == Language::Ar {
                "rtl"
            } else {
                "ltr"
            };
            assert!(html.contains(&format!("dir=\"{direction}\"")), "{about}");
        }
    }
}

#[test]
fn a_link_is_the_only_one() {
    let words = Words::load().unwrap();
    for &language in Language::VARIANTS {
        for text in links(&from()) {
            let message = message(Channel::Email, language, text, Some(LINK));
            let (subject, plain, html) = mail(&words, &message);
            assert!(!subject.contains("http"), "{subject}");
            assert_eq!(plain.matches("http").count(), 1, "{plain}");
            assert_eq!(plain.lines().nth(1), Some(LINK));
            assert_leads(&html, 1);
        }
    }
}

#[test]
fn n5_a_notice_says_what_changed_and_what_to_do() {
    let words = Words::load().unwrap();
    for &language in Language::VARIANTS {
        for text in notices("Work phone", &from()) {
            let named = matches!(
                &text,
                Text::Notice(
                    Notice::FactorAdded { .. }
                        | Notice::FactorRemoved { .. }
                        | Notice::ResetToPermit { .. }
                        | Notice::ResetAnswered { .. }
                )
            );
            let message = message(Channel::Email, language, text, None);
            let (subject, plain, html) = mail(&words, &message);
            assert!(subject.contains("Acme"), "{subject}");
            assert!(plain.starts_with(&subject), "{plain}");
            assert_eq!(plain.contains("Work phone"), named, "{plain}");
            assert_leads(&html, 0);
        }
    }
}

/// The letters that one text message holds 160 of (3GPP TS 23.038, without its extension table).
const GSM: &str = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿\
                   abcdefghijklmnopqrstuvwxyzäöñüà";

#[test]
fn an_announcement_is_whole_in_every_language() {
    for &language in Language::VARIANTS {
        let mut said = std::collections::BTreeSet::new();
        for who in [
            Audience::Invited,
            Audience::Admins,
            Audience::Everyone,
            Audience::Named,
        ] {
            for by in [None, Some(1_795_737_600)] {
                for methods in [
                    vec![],
                    FactorKind::VARIANTS
                        .iter()
                        .map(|&kind| (kind, true))
                        .collect(),
                ] {
                    let ways = methods.len();
                    let announcement = Announcement {
                        workspace: "Acme {x} \u{202e}".into(),
                        who,
                        customers: ways == 0,
                        by,
                        methods,
                    };
                    let announced = WORDS.announce(language, &announcement).unwrap();
                    let Announced { subject, text } = announced;
                    assert!(subject.contains("Acme {x}") && text.contains("Acme {x}"));
                    assert!(!text.contains('$') && !text.contains("http"), "{text}");
                    assert!(!text.contains('\u{202e}'), "nothing turns the text around");
                    let lists = text.lines().filter(|line| line.starts_with("- "));
                    assert_eq!(lists.count(), ways, "{text}");
                    let dated = by.is_some() && who != Audience::Invited;
                    assert_eq!(text.contains("2026-11-27"), dated, "{text}");
                    said.insert(text);
                }
            }
        }
        // Who is only invited has no deadline: all others differ.
        assert_eq!(said.len(), 14, "{language:?}");
    }
}

#[test]
fn a_text_message_is_one_segment() {
    let words = Words::load().unwrap();
    for &language in Language::VARIANTS {
        let wide = matches!(language, Language::Ja | Language::Ar);
        for text in codes(&from()).into_iter().chain(notices("x", &from())) {
            let secret = text.brings_secret().then_some(CODE);
            let brings_code = secret.is_some();
            let said = sms(&words, &message(Channel::Sms, language, text, secret));
            assert_eq!(said.contains(CODE), brings_code, "{said}");
            if wide {
                // A notice in 16-bit letters takes two; a code, one.
                let most = if brings_code { 70 } else { 134 };
                assert!(said.encode_utf16().count() <= most, "{said}");
            } else {
                let foreign: Vec<char> = said
                    .chars()
                    .filter(|&letter| !GSM.contains(letter))
                    .collect();
                assert!(foreign.is_empty(), "{language:?} {foreign:?}: {said}");
                assert!(said.chars().count() <= 160, "{}: {said}", said.len());
            }
        }
    }
}

#[test]
fn n5_whoever_reads_that_a_reset_waits_reads_until_when() {
    let words = Words::load().unwrap();
    for &language in Language::VARIANTS {
        let text = links(&from()).remove(1);
        let asked = message(Channel::Email, language, text.clone(), Some(LINK));
        let (_, plain, html) = mail(&words, &asked);
        for said in ["2026-11-27 00:00 UTC", "Firefox on Linux", "203.0.113.7"] {
            assert!(plain.contains(said) && html.contains(said), "{plain}");
        }
        let asked = message(Channel::Sms, language, text, Some(LINK));
        assert!(sms(&words, &asked).ends_with(LINK));
    }
}

#[test]
fn a_message_whose_code_was_wiped_is_not_sent() {
    let words = Words::load().unwrap();
    for text in codes(&from()).into_iter().chain(links(&from())) {
        let message = message(Channel::Email, Language::En, text, None);
        assert!(words.render(&message).is_err());
    }
}

#[test]
fn s18_what_holds_a_code_never_prints_it() {
    let words = Words::load().unwrap();
    let text = codes(&from()).remove(0);
    let message = message(Channel::Email, Language::En, text, Some(CODE));
    let rendered = words.render(&message).unwrap();
    assert_eq!(
        format!("{message:?} {rendered:?}"),
        "Message(msg_1) Mail[redacted]"
    );
}

proptest! {
    /// Whoever begins a sign-in chooses the name of the device, and may have chosen the place and their label.
    #[test]
    fn s33_hostile_names_change_nothing_but_their_own_words(
        name in prop_oneof![
            any::<String>(),
            "[<>&\"'/a-z:. @]{0,60}",
            Just("\r\nBcc: eve@evil.example\r\n\r\n<script src=//evil.example>".to_owned()),
            Just("</td><a href='http://evil.example'>confirm</a>".to_owned()),
            Just("\u{202e}http://evil.example\u{2066}".to_owned()),
        ],
        language in prop::sample::select(Language::VARIANTS),
    ) {
        let words = &*WORDS;
        let from = Circumstances {
            device: Some(name.clone()),
            place: Some(name.clone()),
            ip: Some(name.clone()),
        };
        let texts = codes(&from).into_iter().chain(notices(&name, &from)).chain(links(&from));
        for text in texts {
            let is_link = matches!(text, Text::SignInLink { .. } | Text::ResetAsked { .. });
            let secret = text.brings_secret().then_some(if is_link { LINK } else { CODE });
            let mut message = message(Channel::Email, language, text, secret);
            message.content.account = name.clone();
            let (subject, plain, html) = mail(words, &message);
            let breaks = ['\r', '\n'];
            prop_assert!(!subject.contains(breaks));
            prop_assert!(!subject.contains("evil"));
            prop_assert_eq!(plain.matches("://").count(), usize::from(is_link));
            prop_assert_eq!(html.matches("://").count(), usize::from(is_link));
            prop_assert_eq!(html.matches("<a ").count(), usize::from(is_link));
            prop_assert_eq!(html.matches("<td>").count(), html.matches("</td>").count());
            prop_assert!(!html.contains("<script") && !html.contains("evil.example"));
            let turns = ['\r', '\u{202e}', '\u{2066}'];
            prop_assert!(!plain.contains(turns));
        }
    }
}
