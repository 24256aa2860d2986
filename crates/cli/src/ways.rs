//! How messages leave: the settings of the mail server and of the SMS gateway.

use std::fs;
use std::path::{Path, PathBuf};

use clap::Args;
use countersign_delivery::{Endpoint, Gateway, SettingError, Sms, Smtp, Webhooks};
use countersign_verifier::service::Ways;
use zeroize::Zeroizing;

use super::error::Error;
use crate::config::Layer;

const TWILIO: &str = "https://api.twilio.com";

/// The mail server and the SMS gateway. No flag takes a secret: it stands in a file, or in a URL in the environment.
#[derive(Args)]
pub(super) struct WaysArgs {
    /// The mail server, like smtps://user@host; put a URL with a password into COUNTERSIGN_MAIL instead
    #[arg(long, value_name = "URL")]
    pub(super) mail: Option<String>,
    /// Whom mail comes from, like no-reply@example.org
    #[arg(long, value_name = "ADDRESS")]
    mail_from: Option<String>,
    /// An SMS gateway that takes signed requests
    #[arg(long, value_name = "URL")]
    sms: Option<String>,
    /// The file with the secret that requests to the SMS gateway are signed with
    #[arg(long, value_name = "FILE")]
    sms_secret_file: Option<PathBuf>,
    /// The Twilio account that text messages are sent by
    #[arg(long, value_name = "SID")]
    twilio_sid: Option<String>,
    /// The file with its token
    #[arg(long, value_name = "FILE")]
    twilio_token_file: Option<PathBuf>,
    /// The number, or messaging service, that they come from
    #[arg(long, value_name = "NUMBER")]
    twilio_from: Option<String>,
    /// Another address that speaks like Twilio
    #[arg(long, value_name = "URL")]
    twilio_url: Option<String>,
}

impl WaysArgs {
    /// These flags, among the others.
    pub(super) fn over(self, others: Layer) -> Layer {
        Layer {
            mail: self.mail,
            mail_from: self.mail_from,
            sms: self.sms,
            sms_secret_file: self.sms_secret_file,
            twilio_sid: self.twilio_sid,
            twilio_token_file: self.twilio_token_file,
            twilio_from: self.twilio_from,
            twilio_url: self.twilio_url,
            ..others
        }
    }
}

/// The ways that the settings open.
pub(super) fn ways(settings: &Layer) -> Result<Ways, Error> {
    Ok(Ways {
        mail: mail(settings)?,
        sms: gateway(settings)?.map(Sms::new),
        webhooks: Webhooks::default(),
    })
}

fn mail(settings: &Layer) -> Result<Option<Smtp>, Error> {
    match (&settings.mail, &settings.mail_from) {
        (None, _) => Ok(None),
        (Some(_), None) => Err(Error::Setting(
            "whom does mail come from? Name it with --mail-from or COUNTERSIGN_MAIL_FROM"
                .to_owned(),
        )),
        (Some(url), Some(from)) => Ok(Some(Smtp::new(url, from)?)),
    }
}

fn gateway(settings: &Layer) -> Result<Option<Gateway>, Error> {
    match (&settings.sms, &settings.twilio_sid) {
        (None, None) => Ok(None),
        (Some(_), Some(_)) => Err(Error::Setting(
            "text messages leave by one way: name an SMS gateway or a Twilio account, not both"
                .to_owned(),
        )),
        (Some(url), None) => Ok(Some(Gateway::Signed {
            endpoint: Endpoint::parse(url)?,
            secret: secret_in(settings.sms_secret_file.as_deref(), "--sms-secret-file")?,
        })),
        (None, Some(sid)) => Ok(Some(Gateway::Twilio {
            endpoint: Endpoint::parse(settings.twilio_url.as_deref().unwrap_or(TWILIO))?,
            sid: account(sid)?,
            token: secret_in(settings.twilio_token_file.as_deref(), "--twilio-token-file")?,
            from: settings.twilio_from.clone().ok_or_else(|| {
                Error::Setting(
                    "which number do text messages come from? Name it with --twilio-from"
                        .to_owned(),
                )
            })?,
        })),
    }
}

/// It becomes part of an address.
fn account(sid: &str) -> Result<String, Error> {
    if !sid.is_empty() && sid.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        return Ok(sid.to_owned());
    }
    Err(Error::Setting(
        "a Twilio account is named by letters and digits, like AC0123…".to_owned(),
    ))
}

fn secret_in(file: Option<&Path>, flag: &str) -> Result<Zeroizing<String>, Error> {
    let path =
        file.ok_or_else(|| Error::Setting(format!("{flag} must name the file with the secret")))?;
    let text = fs::read_to_string(path).map(Zeroizing::new);
    let text = text.map_err(|source| Error::File {
        path: path.display().to_string(),
        source,
    })?;
    let secret = Zeroizing::new(text.trim().to_owned());
    if secret.is_empty() {
        return Err(Error::Setting(format!(
            "the file that {flag} names is empty"
        )));
    }
    Ok(secret)
}

impl From<SettingError> for Error {
    fn from(error: SettingError) -> Self {
        Self::Setting(error.to_string())
    }
}

#[cfg(test)]
mod tests {
    use super::ways;
    use crate::config::Layer;
    use std::fs;

    fn text(value: &str) -> Option<String> {
        Some(value.to_owned())
    }

    #[test]
    fn each_way_is_whole_or_refused_by_name() {
        let folder = tempfile::tempdir().unwrap();
        let secret = folder.path().join("secret");
        fs::write(&secret, "s3cret\n").unwrap();
        let none = ways(&Layer::default()).unwrap();
        assert!(none.mail.is_none() && none.sms.is_none());

        let whole = ways(&Layer {
            mail: text("smtps://u:p@mail.example.org"),
            mail_from: text("no-reply@example.org"),
            twilio_sid: text("AC1"),
            twilio_token_file: Some(secret.clone()),
            twilio_from: text("+15005550006"),
            ..Layer::default()
        })
        .unwrap();
        assert!(whole.mail.is_some() && whole.sms.is_some());

        let sms = || text("https://sms.example.org/send");
        for (half, named) in [
            (
                Layer {
                    mail: text("smtps://u:hunter2@mail.example.org"),
                    ..Layer::default()
                },
                "--mail-from",
            ),
            (
                Layer {
                    sms: sms(),
                    ..Layer::default()
                },
                "--sms-secret-file",
            ),
            (
                Layer {
                    sms: sms(),
                    twilio_sid: text("AC1"),
                    ..Layer::default()
                },
                "not both",
            ),
            (
                Layer {
                    sms: text("http://sms.example.org/send"),
                    sms_secret_file: Some(secret.clone()),
                    ..Layer::default()
                },
                "https://",
            ),
            (
                Layer {
                    twilio_sid: text("../AC1"),
                    twilio_token_file: Some(secret.clone()),
                    ..Layer::default()
                },
                "letters and digits",
            ),
        ] {
            let error = ways(&half).err().unwrap().to_string();
            assert!(error.contains(named), "{error}");
            assert!(!error.contains("hunter2"), "{error}");
        }
    }
}
