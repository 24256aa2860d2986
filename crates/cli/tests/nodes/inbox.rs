//! What people are sent, as it arrives: at a mail server and an SMS gateway of the test's own.

use std::fs;

use countersign_testkit::{HeardRequest, HttpListener, MailServer, TakenMail};
use serde_json::Value;

use crate::node::{Home, Node};

pub(crate) struct Inbox {
    mail: MailServer,
    gateway: HttpListener,
}

impl Inbox {
    pub(crate) fn open() -> Self {
        Self {
            mail: MailServer::start(),
            gateway: HttpListener::start(),
        }
    }

    /// Starts a node that sends everything here.
    pub(crate) fn start(&self, home: &Home) -> Node {
        let secret = home.folder().join("sms-secret");
        fs::write(&secret, "what requests to the gateway are signed with").unwrap();
        home.start_with(&[
            (
                "COUNTERSIGN_MAIL",
                &format!("smtp://{}", self.mail.address()),
            ),
            ("COUNTERSIGN_MAIL_FROM", "no-reply@example.org"),
            ("COUNTERSIGN_SMS", &self.gateway.url("/sms")),
            ("COUNTERSIGN_SMS_SECRET_FILE", secret.to_str().unwrap()),
        ])
    }

    /// The `nth` code that comes by e-mail.
    pub(crate) fn mailed_code(&self, nth: usize) -> String {
        await_nth(nth, |count| self.mail.wait_for(count), code_of_mail)
    }

    /// The `nth` code that comes by text message.
    pub(crate) fn texted_code(&self, nth: usize) -> String {
        await_nth(nth, |count| self.gateway.wait_for(count), code_of_text)
    }

    /// The token of the first link that comes by e-mail.
    pub(crate) fn mailed_link(&self) -> String {
        await_nth(1, |count| self.mail.wait_for(count), link_of_mail)
    }
}

/// Waits for the `nth` message that brings what is wanted, from 1 on: notices arrive between them.
fn await_nth<M>(
    nth: usize,
    wait_for: impl Fn(usize) -> Vec<M>,
    brought: impl Fn(&M) -> Option<String>,
) -> String {
    let mut counts = 1..;
    let found = counts.find_map(|count| wait_for(count).iter().filter_map(&brought).nth(nth - 1));
    found.unwrap()
}

/// A subject ends with the code.
fn code_of_mail(mail: &TakenMail) -> Option<String> {
    let subject = mail.header("Subject");
    let (_, code) = subject.rsplit_once(' ')?;
    is_code(code).then(|| code.to_owned())
}

/// A text message begins with the code.
fn code_of_text(request: &HeardRequest) -> Option<String> {
    let sent: Value = serde_json::from_str(&request.body).unwrap();
    let (code, _) = sent["text"].as_str()?.split_once(' ')?;
    is_code(code).then(|| code.to_owned())
}

fn is_code(word: &str) -> bool {
    word.len() == 6 && word.bytes().all(|byte| byte.is_ascii_digit())
}

/// A long line may be broken on its way, after `=`.
fn link_of_mail(mail: &TakenMail) -> Option<String> {
    let unbroken = mail.data.replace("=\r\n", "");
    let (_, link) = unbroken.split_once("/sign-in-link#")?;
    let end = link.find(char::is_whitespace)?;
    Some(link[..end].to_owned())
}
