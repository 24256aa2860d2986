//! Why a command stopped: what the layers below say, and what to do about it.

mod advice;
mod refusal;

use std::io;

use countersign_store::StoreError;
use countersign_store::ids::MemberIdError;
use countersign_store::model::{BrandError, LabelError, OriginError, WorkspaceNameError};
use countersign_store::sealing::KeyRingError;
use countersign_verifier::http::shapes::ProblemName;
use countersign_verifier::service;

pub(super) use refusal::Refusal;

use super::home::HomeError;
use super::shell::Exit;
use crate::config::ConfigError;

/// Why a command stopped. Its `Display` says what is wrong, [`Error::advice`] what to do next; neither repeats an input.
#[derive(Debug, thiserror::Error)]
pub(super) enum Error {
    #[error(transparent)]
    Refused(#[from] Refusal),
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
    #[error("the policy in force is another one than the version that you named")]
    PolicyChanged,
    #[error(transparent)]
    Service(service::Error),
    #[error("there are several workspaces")]
    WhichWorkspace,
    #[error("there is no workspace of this name")]
    NoSuchWorkspace,
    #[error("there is no workspace yet")]
    NoWorkspace,
    #[error("the workspace has no webhook")]
    NoWebhook,
    #[error("no message of this id waits or failed")]
    NoSuchMessage,
    #[error("the code or link of this message is gone: its time was over, and it was wiped")]
    MessageOver,
    #[error("{path} is there already")]
    FileThere { path: String },
    #[error("{path} exists already, with something in it")]
    SecretThere { path: String },
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
            Self::Refused(refusal) => refusal.kind(),
            Self::NotText(_) => "not-text",
            Self::TooMuch(_) => "input-too-long",
            Self::NotHex => "not-hex",
            Self::NotAnAccount(_) => "not-an-account",
            Self::Input { .. } | Self::File { .. } | Self::Output(_) => "input-output",
            Self::Config(_) | Self::Setting(_) => "settings",
            Self::Home(error) => error.kind(),
            Self::KeyRing(_) => "key-ring",
            Self::PolicyChanged => ProblemName::PolicyChanged.into(),
            Self::Service(error) => ProblemName::from(error).into(),
            Self::WhichWorkspace => "workspace-not-named",
            Self::NoSuchWorkspace
            | Self::NoWorkspace
            | Self::OriginNotListed
            | Self::NoSuchMessage
            | Self::NoWebhook => "not-found",
            Self::FileThere { .. } | Self::SecretThere { .. } => "file-exists",
            Self::MessageOver => "message-over",
            Self::Name(_) => "name",
            Self::PortTaken { .. } => "port-taken",
            Self::Listen { .. } => "listen",
            Self::Stopped(_) => "stopped",
        }
    }

    /// What it says in JSON.
    pub(super) fn document(&self) -> serde_json::Value {
        serde_json::json!({ "error": self.kind(), "message": self.to_string(), "advice": self.advice() })
    }

    /// How the command ends.
    pub(super) fn exit(&self) -> Exit {
        match self {
            Self::Refused(_)
            | Self::NotText(_)
            | Self::TooMuch(_)
            | Self::NotHex
            | Self::NotAnAccount(_)
            | Self::Name(_) => Exit::Unusable,
            Self::Config(_) | Self::Setting(_) | Self::WhichWorkspace => Exit::Usage,
            Self::Home(error) => error.exit(),
            Self::NoSuchWorkspace
            | Self::NoWorkspace
            | Self::OriginNotListed
            | Self::NoSuchMessage
            | Self::NoWebhook
            | Self::MessageOver
            | Self::FileThere { .. }
            | Self::SecretThere { .. }
            | Self::PolicyChanged => Exit::Missing,
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
}

impl From<service::Error> for Error {
    fn from(error: service::Error) -> Self {
        match error {
            // The service's words speak of headers of HTTP.
            service::Error::Conflict(service::Conflict::PolicyChanged) => Self::PolicyChanged,
            error => Self::Service(error),
        }
    }
}

impl From<StoreError> for Error {
    fn from(error: StoreError) -> Self {
        Self::Service(error.into())
    }
}

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
names!(
    BrandError,
    LabelError,
    MemberIdError,
    OriginError,
    WorkspaceNameError
);
