//! What to do about it.

use countersign_store::StoreError;
use countersign_store::sealing::KeyRingError;
use countersign_verifier::service::{self, Conflict, Noun};

use super::Error;

impl Error {
    /// What to do next, where something can be done.
    pub(crate) fn advice(&self) -> Option<String> {
        let advice = match self {
            Self::Refused(refusal) => refusal.advice()?,
            Self::NotText(_) => "Save it as UTF-8, without a byte-order mark.",
            Self::TooMuch(_) => "Give only the one text that is asked for.",
            Self::NotHex => "Leave --encoding hex out if the secret is in base32 (A to Z, 2 to 7).",
            Self::NotAnAccount(_) => "It is the object that `countersign uri read --json` prints.",
            Self::Config(_) | Self::Setting(_) => {
                "`countersign serve --help` has a table of every setting."
            }
            Self::Home(error) => return Some(error.advice()),
            Self::KeyRing(KeyRingError::Io { .. }) => {
                "Without its key ring no stored secret opens: restore it from your backup, or correct --data."
            }
            Self::KeyRing(_) => return None,
            Self::Service(error) => on_service(error)?,
            Self::WhichWorkspace => {
                "Name one with --workspace NAME; `countersign workspace list` shows them."
            }
            Self::NoSuchWorkspace => "`countersign workspace list` shows those there are.",
            Self::NoWorkspace => "Make one: countersign workspace create NAME",
            Self::PolicyChanged => {
                "`countersign policy show` prints it, and its version: put your change into that one."
            }
            Self::NoWebhook => "Set one: countersign workspace webhook NAME --url URL",
            Self::NoSuchMessage => "`countersign outbox` lists what waits and what failed.",
            Self::MessageOver => {
                "The person asks for another one where they sign in; `countersign outbox drop ID` takes this one off the list."
            }
            Self::FileThere { .. } => {
                "Nothing is replaced and nothing was written: name another folder."
            }
            Self::SecretThere { .. } => {
                "This was done before, and no secret is overwritten. Another API key: countersign key create --data DIR\n  Otherwise name another file."
            }
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

fn on_service(error: &service::Error) -> Option<&'static str> {
    Some(match error {
        service::Error::NotFound(Noun::Member) => {
            "`countersign member list` shows those there are."
        }
        service::Error::Conflict(Conflict::AdminFirst) => {
            "Name an owner or admin who has a second factor: --by MEMBER"
        }
        service::Error::NotFound(Noun::Factor) => "`countersign member show MEMBER` lists theirs.",
        service::Error::NotFound(Noun::Key) => {
            "`countersign key list` shows those there are, and which were revoked."
        }
        service::Error::Store(StoreError::InTheClear) => {
            "Add ?sslmode=require to the URL (SSL_CERT_FILE adds an authority of your own), or ?sslmode=disable if nobody else can read that network."
        }
        service::Error::Store(StoreError::Postgres(_) | StoreError::Pool(_)) => {
            "Check that the database server runs, and that its URL (--store, COUNTERSIGN_STORE) is right."
        }
        service::Error::Store(StoreError::OtherVersion) => {
            "Look at the copy with the countersign that made it."
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
