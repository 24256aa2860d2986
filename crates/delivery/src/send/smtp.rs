//! Mail, over SMTP (RFC 5321).

use std::time::{Duration, UNIX_EPOCH};

use lettre::message::header::{HeaderName, HeaderValue};
use lettre::message::{Mailbox, MultiPart};
use lettre::transport::smtp::authentication::Credentials;
use lettre::transport::smtp::client::{Tls, TlsParameters};
use lettre::{SmtpTransport, Transport as _};
use percent_encoding::percent_decode_str;
use url::{Host, Url};

use super::given;
use super::http::is_loopback;
use crate::{Failure, Mail, Message, SettingError};

/// How long the server may take for each of its answers.
const PATIENCE: Duration = Duration::from_secs(8);
/// Letters that are kept of what the server said.
const LONGEST: usize = 240;
/// The answers that are about our login and not about the message (RFC 4954).
const LOGIN: [u16; 4] = [530, 534, 535, 538];

/// A mail server, and whom our mail comes from.
#[derive(Debug)]
pub struct Smtp {
    server: SmtpTransport,
    from: Mailbox,
}

impl Smtp {
    /// The server at `url`, mail from `sender`.
    ///
    /// * `smtps://user:password@host` speaks TLS from the first byte, on port 465 unless another is named.
    /// * `smtp://user:password@host` asks for TLS with STARTTLS and sends nothing without, on port 587; on this machine itself
    ///   it speaks in the clear. `?tls=required` and `?tls=none` say otherwise by name.
    ///
    /// # Errors
    /// When either cannot be read. What stands in them is not repeated: it may be a password.
    pub fn new(url: &str, sender: &str) -> Result<Self, SettingError> {
        let url = Url::parse(url).map_err(|_| SettingError::MailServer)?;
        // A URL of this scheme may name anything; what it names must be a host.
        let name = url.host_str().unwrap_or_default();
        let host = Host::parse(name).map_err(|_| SettingError::MailServer)?;
        let name = name.trim_start_matches('[').trim_end_matches(']');
        let tls = || {
            TlsParameters::new_rustls(name.to_owned())
                .map_err(|error| SettingError::Tls(error.to_string()))
        };
        let asked: Vec<(String, String)> = url.query_pairs().into_owned().collect();
        let asked: Vec<(&str, &str)> = asked
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str()))
            .collect();
        let (port, tls) = match (url.scheme(), asked.as_slice()) {
            ("smtps", []) => (465, Tls::Wrapper(tls()?)),
            ("smtp", []) if is_loopback(&host) => (587, Tls::None),
            ("smtp", [] | [("tls", "required")]) => (587, Tls::Required(tls()?)),
            ("smtp", [("tls", "none")]) => (587, Tls::None),
            _ => return Err(SettingError::MailServer),
        };
        if !matches!(url.path(), "" | "/") || url.fragment().is_some() {
            return Err(SettingError::MailServer);
        }
        let mut server = SmtpTransport::builder_dangerous(name)
            .port(url.port().unwrap_or(port))
            .tls(tls)
            .timeout(Some(PATIENCE));
        if !url.username().is_empty() {
            server = server.credentials(Credentials::new(
                decoded(url.username())?,
                decoded(url.password().unwrap_or_default())?,
            ));
        }
        Ok(Self {
            server: server.build(),
            from: sender.parse().map_err(|_| SettingError::Sender)?,
        })
    }

    /// Hands a mail to the server.
    ///
    /// # Errors
    /// When it was not taken.
    pub fn send(&self, message: &Message, mail: &Mail) -> Result<(), Failure> {
        let letter = self.letter(message, mail)?;
        match self.server.send(&letter) {
            Ok(_) => Ok(()),
            Err(error) => Err(judge(&error)),
        }
    }

    /// The mail with its headers. Its `Message-ID` is the message's own, so that a copy can be recognized.
    fn letter(&self, message: &Message, mail: &Mail) -> Result<lettre::Message, Failure> {
        let never = |what: &str| Failure::Never(format!("{what} cannot be written"));
        let to = message
            .to
            .address
            .parse()
            .map_err(|_| never("the address"))?;
        let domain = self.from.email.domain();
        let from = match &self.from.name {
            Some(_) => self.from.clone(),
            None => Mailbox::new(
                Some(given::seen(&message.content.workspace)),
                self.from.email.clone(),
            ),
        };
        let at = UNIX_EPOCH + Duration::from_secs(message.at.max(0).unsigned_abs());
        let mut letter = lettre::Message::builder()
            .from(from)
            .to(Mailbox::new(None, to))
            .subject(&mail.subject)
            .date(at)
            .message_id(Some(format!("<{}@{domain}>", message.id)))
            .multipart(MultiPart::alternative_plain_html(
                mail.text.clone(),
                mail.html.clone(),
            ))
            .map_err(|_| never("the mail"))?;
        // No machine is to answer (RFC 3834).
        letter.headers_mut().insert_raw(HeaderValue::new(
            HeaderName::new_from_ascii_str("Auto-Submitted"),
            "auto-generated".to_owned(),
        ));
        Ok(letter)
    }
}

fn decoded(text: &str) -> Result<String, SettingError> {
    let decoded = percent_decode_str(text).decode_utf8();
    decoded
        .map(std::borrow::Cow::into_owned)
        .map_err(|_| SettingError::MailServer)
}

/// A lasting refusal is the message's end, unless it is our login that was refused.
fn judge(error: &lettre::transport::smtp::Error) -> Failure {
    let said = format!(
        "the mail server: {}",
        given::cut(&error.to_string(), LONGEST)
    );
    let status = error.status().map(u16::from);
    if error.is_permanent() && !status.is_some_and(|status| LOGIN.contains(&status)) {
        Failure::Never(said)
    } else {
        Failure::Later(said)
    }
}

#[cfg(test)]
mod tests {
    use super::Smtp;

    #[test]
    fn a_mail_server_is_named_by_an_address() {
        for good in [
            "smtps://mail.example.org",
            "smtps://u:p%40ss@mail.example.org:2465",
            "smtp://mail.example.org",
            "smtp://mail.example.org?tls=none",
            "smtp://127.0.0.1:2525?tls=required",
            "smtp://[::1]:25/",
        ] {
            assert!(Smtp::new(good, "no-reply@example.org").is_ok(), "{good}");
        }
        for bad in [
            "",
            "mail.example.org",
            "https://mail.example.org",
            "smtp://",
            "smtps://mail.example.org?tls=none",
            "smtp://mail.example.org?tls=maybe",
            "smtp://u:hunter2@mail.example.org/path",
        ] {
            let error = Smtp::new(bad, "no-reply@example.org").unwrap_err();
            assert!(!error.to_string().contains("hunter2"), "{bad}");
        }
        for (sender, is_good) in [
            ("Acme <no-reply@example.org>", true),
            ("nobody", false),
            ("a@example.org\r\nBcc: eve@example.org", false),
        ] {
            assert_eq!(
                Smtp::new("smtp://127.0.0.1", sender).is_ok(),
                is_good,
                "{sender}"
            );
        }
    }
}
