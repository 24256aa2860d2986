//! Mail, to a real server.
#![cfg(feature = "send")]
#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot go on says where"
)]

use countersign_delivery::{
    Channel, Circumstances, Content, Failure, Language, Message, Recipient, Rendered, Smtp, Text,
    Words,
};
use countersign_testkit::{Encryption, MailServer, Mood};
use zeroize::Zeroizing;

fn message(language: Language, to: &str) -> Message {
    Message {
        id: "msg_01k".into(),
        to: Recipient {
            channel: Channel::Email,
            address: to.into(),
        },
        at: 1_795_651_200,
        content: Content {
            workspace: "Café \"Acme\", Ltd.".into(),
            account: "ada".into(),
            language,
            text: Text::SignInCode {
                seconds: 60,
                from: Circumstances::default(),
            },
        },
        secret: Some(Zeroizing::new("402913".into())),
    }
}

fn send(url: &str, from: &str, message: &Message) -> Result<(), Failure> {
    let Rendered::Mail(mail) = Words::load().unwrap().render(message).unwrap() else {
        panic!("a text message");
    };
    Smtp::new(url, from).unwrap().send(message, &mail)
}

fn url(server: &MailServer, login: &str) -> String {
    format!("smtp://{login}{}", server.address())
}

#[test]
fn a_mail_comes_whole_and_by_its_own_id() {
    let server = MailServer::start();
    let from = "no-reply@example.org";
    for language in [Language::En, Language::Ar, Language::Ja] {
        let message = message(language, "ada@example.net");
        send(&url(&server, "cs:p%40ss@"), from, &message).unwrap();
    }
    let taken = server.wait_for(3);
    for mail in &taken {
        assert_eq!(
            (mail.from.as_str(), mail.to.as_str()),
            (from, "ada@example.net")
        );
        // NUL cs NUL p@ss
        assert_eq!(mail.login.as_deref(), Some("AGNzAHBAc3M="));
        assert_eq!(mail.header("Message-ID"), "<msg_01k@example.org>");
        assert_eq!(mail.header("Auto-Submitted"), "auto-generated");
        assert_eq!(mail.header("Date"), "Thu, 26 Nov 2026 00:00:00 +0000");
        assert!(
            mail.header("Content-Type")
                .starts_with("multipart/alternative")
        );
        assert!(mail.header("From").ends_with("<no-reply@example.org>"));
        assert!(mail.data.contains("text/plain") && mail.data.contains("text/html"));
    }
    assert!(
        taken[0].header("Subject").ends_with("402913"),
        "{}",
        taken[0].data
    );
}

#[test]
fn s33_an_address_brings_no_header_of_its_own() {
    let server = MailServer::start();
    for hostile in [
        "ada@example.net\r\nBcc: eve@example.net",
        "ada@example.net>\r\nRCPT TO:<eve@example.net",
        "ada@example.net, eve@example.net",
        "",
    ] {
        let message = message(Language::En, hostile);
        let refused = send(&url(&server, ""), "no-reply@example.org", &message);
        assert!(
            matches!(refused, Err(Failure::Never(_))),
            "{hostile:?} {refused:?}"
        );
    }
    assert!(server.taken().is_empty());
}

#[test]
fn a_refusal_says_whether_another_try_can_help() {
    let server = MailServer::start();
    let outcome = |mood| {
        server.be(mood);
        let message = message(Language::En, "ada@example.net");
        send(&url(&server, "u:p@"), "no-reply@example.org", &message).unwrap_err()
    };
    for (mood, later) in [
        (Mood::Refuses("450 4.2.0 the mailbox is busy"), true),
        (Mood::Refuses("421 4.7.0 come again"), true),
        (Mood::Refuses("550 5.1.1 no such mailbox"), false),
        (Mood::Refuses("554 5.7.1 refused"), false),
        (Mood::RefusesLogin, true),
    ] {
        let failure = outcome(mood.clone());
        assert_eq!(
            matches!(failure, Failure::Later(_)),
            later,
            "{mood:?} {failure:?}"
        );
        assert!(!failure.to_string().contains("402913"));
    }
    let said = outcome(Mood::Refuses("550 5.1.1 no such mailbox")).to_string();
    assert!(said.contains("550"), "{said}");
    assert!(server.taken().is_empty());
}

#[test]
fn a_server_that_is_away_or_silent_can_be_tried_again() {
    let server = MailServer::start();
    server.be(Mood::Silent);
    let closed = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let gone = closed.local_addr().unwrap();
    drop(closed);
    for address in [gone, server.address()] {
        let message = message(Language::En, "ada@example.net");
        let failure = send(
            &format!("smtp://{address}"),
            "no-reply@example.org",
            &message,
        );
        assert!(matches!(failure, Err(Failure::Later(_))), "{failure:?}");
    }
}

/// Whoever is between us and the server may take STARTTLS out of what it says, or show a certificate of their own.
#[test]
fn s18_a_code_is_not_sent_in_the_clear_where_encryption_is_asked_for() {
    for encryption in [Encryption::None, Encryption::StartTls] {
        let server = MailServer::at("127.0.0.1:0", encryption);
        let message = message(Language::En, "ada@example.net");
        let url = format!(
            "smtp://u:p@localhost:{}?tls=required",
            server.address().port()
        );
        let failure = send(&url, "no-reply@example.org", &message);
        assert!(matches!(failure, Err(Failure::Later(_))), "{failure:?}");
        assert!(server.taken().is_empty());
    }
}
