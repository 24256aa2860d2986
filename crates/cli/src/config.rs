//! Where settings come from. What stands further to the left wins:
//!
//! | setting | flag | environment | `countersign.toml` | without any |
//! |---|---|---|---|---|
//! | the data folder | `--data DIR` | `COUNTERSIGN_DATA` | `data = "DIR"` | must be said |
//! | the database server | `--store URL` | `COUNTERSIGN_STORE` | `store = "postgres://…"` | SQLite in the data folder |
//! | where to listen | `--listen ADDR` | `COUNTERSIGN_LISTEN` | `listen = "HOST:PORT"` | `127.0.0.1:8600` |
//! | as browsers reach it | `--public-url URL` | `COUNTERSIGN_PUBLIC_URL` | `public_url = "https://…"` | as requests name it |
//! | what to log | `--log FILTER` | `COUNTERSIGN_LOG` | `log = "info"` | `info` |
//! | the mail server | `--mail URL` | `COUNTERSIGN_MAIL` | `mail = "smtps://…"` | e-mails wait |
//! | whom mail comes from | `--mail-from ADDRESS` | `COUNTERSIGN_MAIL_FROM` | `mail_from = "…"` | must be said |
//! | an SMS gateway | `--sms URL` | `COUNTERSIGN_SMS` | `sms = "https://…"` | text messages wait |
//! | its secret | `--sms-secret-file FILE` | `COUNTERSIGN_SMS_SECRET_FILE` | `sms_secret_file = "FILE"` | must be said |
//! | a Twilio account | `--twilio-sid SID` | `COUNTERSIGN_TWILIO_SID` | `twilio_sid = "AC…"` | text messages wait |
//! | its token | `--twilio-token-file FILE` | `COUNTERSIGN_TWILIO_TOKEN_FILE` | `twilio_token_file = "FILE"` | must be said |
//! | its number | `--twilio-from NUMBER` | `COUNTERSIGN_TWILIO_FROM` | `twilio_from = "+1…"` | must be said |
//! | its address | `--twilio-url URL` | `COUNTERSIGN_TWILIO_URL` | `twilio_url = "https://…"` | Twilio's own |
//! | the file itself | `--config FILE` | `COUNTERSIGN_CONFIG` | | `countersign.toml` here, if there is one |
//!
//! Each source is one [`Layer`]; a setting is the first layer's that has it.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::{fs, io};

use serde::Deserialize;

/// The table above, for `--help`.
pub(crate) const TABLE: &str = "\
Settings (a flag wins over the environment, which wins over the file):
  flag           environment             countersign.toml            without any
  --data         COUNTERSIGN_DATA        data = \"DIR\"                must be said
  --store        COUNTERSIGN_STORE       store = \"postgres://…\"      SQLite in the data folder
  --listen       COUNTERSIGN_LISTEN      listen = \"HOST:PORT\"        127.0.0.1:8600
  --public-url   COUNTERSIGN_PUBLIC_URL  public_url = \"https://…\"    as requests name it
  --log          COUNTERSIGN_LOG         log = \"info\"                info
  --config       COUNTERSIGN_CONFIG                                  countersign.toml here, if there is one
  --mail         COUNTERSIGN_MAIL        mail = \"smtps://…\"          e-mails wait in the outbox
  --mail-from    COUNTERSIGN_MAIL_FROM   mail_from = \"a@b.example\"   must be said with --mail
  --sms          COUNTERSIGN_SMS         sms = \"https://…\"           text messages wait in the outbox
  --twilio-sid   COUNTERSIGN_TWILIO_SID  twilio_sid = \"AC…\"          the same
Of the same form: --sms-secret-file with --sms; --twilio-token-file, --twilio-from and --twilio-url with --twilio-sid.
A mail server is smtps://user:password@host, or smtp://… for STARTTLS (?tls=none: in the clear, where you ask for that by
name). The gateway takes POST {to, text, id}, signed like a webhook.
A folder or file in the file of settings is meant from where the file is. Keep a URL with a password in the environment or the file.
A server on another host is spoken to encrypted (add ?sslmode=require to its URL), or in the clear where you ask for that
by name (?sslmode=disable).";

/// One line for each setting: its name in the file, its type, and its variable of the environment.
macro_rules! settings {
    ($($name:ident: $type:ty = $variable:literal),* $(,)?) => {
        /// What one source says.
        #[derive(Clone, Default, Deserialize)]
        #[serde(deny_unknown_fields)]
        pub(crate) struct Layer {
            $(pub(crate) $name: Option<$type>,)*
        }

        impl Layer {
            fn or(self, other: Self) -> Self {
                Self { $($name: self.$name.or(other.$name),)* }
            }

            fn of_environment(environment: impl Fn(&str) -> Option<String>) -> Self {
                Self { $($name: environment($variable).map(<$type>::from),)* }
            }
        }
    };
}

settings! {
    data: PathBuf = "COUNTERSIGN_DATA",
    store: String = "COUNTERSIGN_STORE",
    listen: String = "COUNTERSIGN_LISTEN",
    public_url: String = "COUNTERSIGN_PUBLIC_URL",
    log: String = "COUNTERSIGN_LOG",
    mail: String = "COUNTERSIGN_MAIL",
    mail_from: String = "COUNTERSIGN_MAIL_FROM",
    sms: String = "COUNTERSIGN_SMS",
    sms_secret_file: PathBuf = "COUNTERSIGN_SMS_SECRET_FILE",
    twilio_sid: String = "COUNTERSIGN_TWILIO_SID",
    twilio_token_file: PathBuf = "COUNTERSIGN_TWILIO_TOKEN_FILE",
    twilio_from: String = "COUNTERSIGN_TWILIO_FROM",
    twilio_url: String = "COUNTERSIGN_TWILIO_URL",
}

/// The file of settings cannot be used. What stands in it is not repeated: it may hold a password.
#[derive(Debug, thiserror::Error)]
pub(crate) enum ConfigError {
    #[error("the settings in {path} cannot be read: {source}")]
    Unreadable { path: String, source: io::Error },
    #[error("{path}, line {line}: {message}")]
    Malformed {
        path: String,
        line: usize,
        message: String,
    },
}

impl Layer {
    /// Everything that was said, by flags (`self`), environment and file.
    pub(crate) fn resolve(
        self,
        file: Option<&Path>,
        environment: impl Fn(&str) -> Option<String>,
    ) -> Result<Self, ConfigError> {
        let named = file
            .map(Path::to_owned)
            .or_else(|| environment("COUNTERSIGN_CONFIG").map(PathBuf::from));
        let file = match named {
            Some(path) => Self::of_file(&path)?,
            None => Self::of_file_if_any(Path::new("countersign.toml"))?,
        };
        Ok(self.or(Self::of_environment(environment)).or(file))
    }

    fn of_file_if_any(path: &Path) -> Result<Self, ConfigError> {
        match Self::of_file(path) {
            Err(ConfigError::Unreadable { source, .. }) if source.kind() == ErrorKind::NotFound => {
                Ok(Self::default())
            }
            read => read,
        }
    }

    fn of_file(path: &Path) -> Result<Self, ConfigError> {
        let text = fs::read_to_string(path).map_err(|source| ConfigError::Unreadable {
            path: path.display().to_string(),
            source,
        })?;
        let mut layer = Self::of_text(&text).map_err(|(line, message)| ConfigError::Malformed {
            path: path.display().to_string(),
            line,
            message,
        })?;
        let places = [
            &mut layer.data,
            &mut layer.sms_secret_file,
            &mut layer.twilio_token_file,
        ];
        if let Some(folder) = path.parent() {
            for place in places.into_iter().flatten() {
                *place = folder.join(&place);
            }
        }
        Ok(layer)
    }

    fn of_text(text: &str) -> Result<Self, (usize, String)> {
        toml::from_str(text).map_err(|error| {
            let start = error.span().map_or(0, |span| span.start);
            let before = text.get(..start).unwrap_or_default();
            (before.matches('\n').count() + 1, error.message().to_owned())
        })
    }
}

/// A variable of the environment; an empty one counts as not set.
pub(crate) fn variable(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|value| !value.is_empty())
}

#[cfg(test)]
mod tests {
    use super::{ConfigError, Layer};
    use std::fs;
    use std::path::Path;

    fn layer(listen: &str) -> Layer {
        Layer {
            listen: Some(listen.to_owned()),
            ..Layer::default()
        }
    }

    #[test]
    fn flags_win_over_the_environment_and_that_over_the_file() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("settings.toml");
        fs::write(&file, "listen = 'file:1'\nlog = 'debug'\ndata = 'kept'\n").unwrap();
        let environment = |name: &str| (name == "COUNTERSIGN_LISTEN").then(|| "env:1".to_owned());

        let said = layer("flag:1").resolve(Some(&file), environment).unwrap();
        assert_eq!(said.listen.as_deref(), Some("flag:1"));
        let said = Layer::default().resolve(Some(&file), environment).unwrap();
        assert_eq!(said.listen.as_deref(), Some("env:1"));
        let said = Layer::default().resolve(Some(&file), |_| None).unwrap();
        assert_eq!(said.listen.as_deref(), Some("file:1"));
        assert_eq!(said.log.as_deref(), Some("debug"));
        assert_eq!(said.data, Some(folder.path().join("kept")));
    }

    #[test]
    fn s18_a_wrong_file_is_named_by_line_and_not_repeated() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("settings.toml");
        fs::write(&file, "log = 'info'\nstor = 'postgres://u:hunter2@h/d'\n").unwrap();
        let error = Layer::default()
            .resolve(Some(&file), |_| None)
            .err()
            .unwrap();
        let text = error.to_string();
        assert!(text.contains("line 2") && text.contains("stor"), "{text}");
        assert!(!text.contains("hunter2"), "{text}");
    }

    #[test]
    fn a_named_file_must_be_there() {
        let missing = Path::new("/nowhere/countersign.toml");
        let error = Layer::default()
            .resolve(Some(missing), |_| None)
            .err()
            .unwrap();
        assert!(matches!(error, ConfigError::Unreadable { .. }));
    }
}
