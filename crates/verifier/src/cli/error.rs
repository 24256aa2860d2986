//! Why a command stopped: what the layers below say, and what to do about it.

use std::io;

use countersign::ids::MemberIdError;
use countersign::model::{LabelError, OriginError, WorkspaceNameError};
use countersign::sealing::KeyRingError;
use countersign::service;
use countersign::store::StoreError;
use countersign_otp::migration::MigrationError;
use countersign_otp::qr::QrError;
use countersign_otp::uri::{OtpAuthError, UriError};
use countersign_otp::{
    AlgorithmError, CodeError, DigitsError, PeriodError, RecoveryCodeError, SecretError,
};

use super::home::HomeError;
use super::shell::Exit;
use crate::config::ConfigError;

/// Why a command stopped. Its `Display` says what is wrong, [`Error::advice`] what to do next; neither repeats an input.
#[derive(Debug, thiserror::Error)]
pub(super) enum Error {
    /// The core refused an input; its kind is the same in every language.
    #[error("{message}")]
    Refused { kind: &'static str, message: String },
    #[error("{0} is not text in UTF-8")]
    NotText(&'static str),
    #[error("{0} is longer than a mebibyte")]
    TooMuch(&'static str),
    #[error("this is not hexadecimal: two of 0 to 9 and a to f for each byte")]
    NotHex,
    #[error("this is not an account in JSON: {0}")]
    NotAnAccount(String),
    #[error("{what} cannot be read: {source}")]
    Input {
        what: &'static str,
        source: io::Error,
    },
    #[error("{path}: {source}")]
    File { path: String, source: io::Error },
    #[error("the answer cannot be written: {0}")]
    Output(io::Error),

    #[error(transparent)]
    Config(#[from] ConfigError),
    #[error("{0}")]
    Setting(String),
    #[error(transparent)]
    Home(#[from] HomeError),
    #[error(transparent)]
    KeyRing(#[from] KeyRingError),
    #[error(transparent)]
    Service(#[from] service::Error),
    #[error("there are several workspaces")]
    WhichWorkspace,
    #[error("there is no workspace of this name")]
    NoSuchWorkspace,
    #[error("there is no workspace yet")]
    NoWorkspace,
    #[error("the workspace does not list this origin")]
    OriginNotListed,
    #[error("{0}")]
    Name(String),

    #[error("the port of {address} is taken: something listens there already")]
    PortTaken { address: String },
    #[error("cannot listen on {address}: {source}")]
    Listen { address: String, source: io::Error },
    #[error("the service stopped: {0}")]
    Stopped(io::Error),
}

impl Error {
    /// A stable name for programs.
    pub(super) fn kind(&self) -> &'static str {
        match self {
            Self::Refused { kind, .. } => kind,
            Self::NotText(_) => "not-text",
            Self::TooMuch(_) => "input-too-long",
            Self::NotHex => "not-hex",
            Self::NotAnAccount(_) => "not-an-account",
            Self::Input { .. } | Self::File { .. } | Self::Output(_) => "input-output",
            Self::Config(_) | Self::Setting(_) => "settings",
            Self::Home(error) => error.kind(),
            Self::KeyRing(_) => "key-ring",
            Self::Service(error) => service_kind(error),
            Self::WhichWorkspace => "workspace-not-named",
            Self::NoSuchWorkspace | Self::NoWorkspace | Self::OriginNotListed => "not-found",
            Self::Name(_) => "name",
            Self::PortTaken { .. } => "port-taken",
            Self::Listen { .. } => "listen",
            Self::Stopped(_) => "stopped",
        }
    }

    /// How the command ends.
    pub(super) fn exit(&self) -> Exit {
        match self {
            Self::Refused { .. }
            | Self::NotText(_)
            | Self::TooMuch(_)
            | Self::NotHex
            | Self::NotAnAccount(_)
            | Self::Name(_) => Exit::Unusable,
            Self::Config(_) | Self::Setting(_) | Self::WhichWorkspace => Exit::Usage,
            Self::Home(error) => error.exit(),
            Self::NoSuchWorkspace | Self::NoWorkspace | Self::OriginNotListed => Exit::Missing,
            Self::Service(
                service::Error::NotFound(_) | service::Error::Conflict(_) | service::Error::Gone(_),
            ) => Exit::Missing,
            Self::Input { .. }
            | Self::File { .. }
            | Self::Output(_)
            | Self::KeyRing(_)
            | Self::Service(_)
            | Self::PortTaken { .. }
            | Self::Listen { .. }
            | Self::Stopped(_) => Exit::Failed,
        }
    }

    /// What to do next, where something can be done.
    pub(super) fn advice(&self) -> Option<String> {
        let advice = match self {
            Self::Refused { kind, .. } => advice_on_input(kind)?,
            Self::NotText(_) => "Save it as UTF-8, without a byte-order mark.",
            Self::TooMuch(_) => "Give only the one text that is asked for.",
            Self::NotHex => "Leave --encoding hex out if the secret is in base32 (A to Z, 2 to 7).",
            Self::NotAnAccount(_) => "It is the object that `countersign uri read --json` prints.",
            Self::Config(_) => "`countersign serve --help` has a table of every setting.",
            Self::Setting(_) => "`countersign serve --help` has a table of every setting.",
            Self::Home(error) => return Some(error.advice()),
            Self::KeyRing(KeyRingError::Io { .. }) => {
                "Without its key ring no stored secret opens: restore it from your backup, or correct --data."
            }
            Self::KeyRing(_) => return None,
            Self::Service(error) => advice_on_service(error)?,
            Self::WhichWorkspace => {
                "Name one with --workspace NAME; `countersign workspace list` shows them."
            }
            Self::NoSuchWorkspace => "`countersign workspace list` shows those there are.",
            Self::NoWorkspace => "Make one: countersign workspace create NAME",
            Self::OriginNotListed => "`countersign workspace list` shows the origins it lists.",
            Self::PortTaken { .. } => {
                "Stop that (an earlier countersign, perhaps), or choose another with --listen HOST:PORT."
            }
            Self::Listen { .. } => {
                "Give an address of this machine and a port above 1023: --listen 127.0.0.1:8600"
            }
            Self::Name(_)
            | Self::Input { .. }
            | Self::File { .. }
            | Self::Output(_)
            | Self::Stopped(_) => {
                return None;
            }
        };
        Some(advice.to_owned())
    }
}

fn advice_on_input(kind: &str) -> Option<&'static str> {
    Some(match kind {
        "secret-empty" => {
            "Write the secret on the first line of stdin, or name its file with --secret-file."
        }
        "secret-not-base32" => "Copy it again; if it is hexadecimal, add --encoding hex.",
        "secret-not-canonical" => {
            "Compare it with the original: one character may be missing at its end."
        }
        "code-empty" => {
            "The code comes from stdin after the secret, on a line of its own, or from --code-file."
        }
        "code-not-digits" => {
            "A code has only the digits 0 to 9; spaces and hyphens between them are fine."
        }
        "code-wrong-length" => {
            "If the authenticator shows another number of digits, say so with --digits."
        }
        "digits-out-of-range" => "Nearly every authenticator shows 6.",
        "algorithm-unknown" => "Nearly every authenticator uses SHA1.",
        "migration-uri" => "Read it with: countersign uri unpack",
        "not-migration" => "One account's address (otpauth://) is read with: countersign uri read",
        "migration-missing-part" => {
            "An export can have several QR codes: give the address of each, one a line."
        }
        "not-otpauth" => {
            "It begins with otpauth:// ; `zbarimg --quiet --raw FILE` reads it from a picture of a QR code."
        }
        "qr-too-long" => "--level L holds the most: 2,953 bytes.",
        "recovery-code-typo" | "recovery-code-bad-character" | "recovery-code-wrong-length" => {
            "It looks like 60RK4C-SM6MV3-EE1S4H; spaces, hyphens and case do not matter."
        }
        // What only the strict reader refuses.
        "untidy-secret"
        | "untidy-algorithm"
        | "upper-case"
        | "unescaped-character"
        | "surrounding-space"
        | "issuer-mismatch"
        | "duplicate-parameter"
        | "plus-sign"
        | "broken-escape"
        | "fragment"
        | "extra-colon"
        | "bad-digits"
        | "bad-period"
        | "bad-counter"
        | "missing-counter"
        | "no-account"
        | "unknown-algorithm"
        | "unknown-encoder"
        | "non-canonical-secret" => {
            "Without --strict it is read as apps read it, and what had to be repaired or guessed is told."
        }
        _ => return None,
    })
}

fn service_kind(error: &service::Error) -> &'static str {
    match error {
        service::Error::NotFound(_) => "not-found",
        service::Error::Conflict(_) => "conflict",
        service::Error::Gone(_) => "gone",
        service::Error::Store(_) => "store",
        _ => "service",
    }
}

fn advice_on_service(error: &service::Error) -> Option<&'static str> {
    Some(match error {
        service::Error::NotFound("member") => "`countersign member list` shows those there are.",
        service::Error::NotFound("factor") => "`countersign member show MEMBER` lists theirs.",
        service::Error::NotFound("live key") => {
            "`countersign key list` shows those there are, and which have ended."
        }
        service::Error::Store(StoreError::Postgres(_) | StoreError::Pool(_)) => {
            "Check that the database server runs, and that its URL (--store, COUNTERSIGN_STORE) is right."
        }
        service::Error::Store(StoreError::Sqlite(_)) => {
            "Check that this user may write the data folder, and that its disk is not full."
        }
        service::Error::Store(StoreError::Migration(_)) => {
            "If a newer countersign made this database, run that version; otherwise restore your backup."
        }
        _ => return None,
    })
}

impl From<StoreError> for Error {
    fn from(error: StoreError) -> Self {
        Self::Service(error.into())
    }
}

/// The core's errors have a stable kind, and words without anything of the input.
macro_rules! refused {
    ($($error:ty),* $(,)?) => {$(
        impl From<$error> for Error {
            fn from(error: $error) -> Self {
                Self::Refused { kind: error.kind(), message: error.to_string() }
            }
        }
    )*};
}
refused!(
    AlgorithmError,
    CodeError,
    DigitsError,
    MigrationError,
    OtpAuthError,
    PeriodError,
    QrError,
    RecoveryCodeError,
    SecretError,
    UriError,
);

/// Names that people give to things.
macro_rules! names {
    ($($error:ty),* $(,)?) => {$(
        impl From<$error> for Error {
            fn from(error: $error) -> Self {
                Self::Name(error.to_string())
            }
        }
    )*};
}
names!(LabelError, MemberIdError, OriginError, WorkspaceNameError);
