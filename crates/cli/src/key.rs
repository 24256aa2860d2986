//! `countersign key`: what an application's backend authenticates with.

use std::fmt;

use clap::{Args, Subcommand};
use countersign_store::ids::KeyId;
use countersign_store::model::{KeyInfo, Label, Scope};
use countersign_verifier::http::shapes::{self, Moment};
use serde::Serialize;

use super::error::Error;
use super::shell::{Exit, Shell};
use super::store_args::WorkspaceArgs;
use super::table::{Table, moment};

/// List, make and end the API keys of a workspace. To rotate one, make the next, deploy it, then end the old one.
#[derive(Subcommand)]
#[command(after_help = "\
Examples:
  (umask 077; countersign key create --data DIR --label 'web 2026' --json >key.json)
  countersign key create --data DIR --label audit --scope events
  countersign key list --data DIR
  countersign key revoke --data DIR key_01k…")]
pub(super) enum Key {
    /// What is known of the keys; the keys themselves are not
    List(List),
    /// Make a key, which is printed this once
    Create(Create),
    /// End a key, at once
    Revoke(Revoke),
}

/// What is known of the keys; the keys themselves are not
#[derive(Args)]
pub(super) struct List {
    #[command(flatten)]
    of: WorkspaceArgs,
}

/// Make a key, which is printed this once
#[derive(Args)]
pub(super) struct Create {
    #[command(flatten)]
    of: WorkspaceArgs,
    /// What you call it
    #[arg(long, value_name = "TEXT")]
    label: Option<String>,
    /// What it may be used for: sign-ins, members, events or policy; can be given several times. Without any: everything
    #[arg(long, value_name = "SCOPE", value_parser = scope)]
    scope: Vec<Scope>,
}

fn scope(text: &str) -> Result<Scope, String> {
    let known = || format!("give one of {}", named(&Scope::all()).join(", "));
    text.parse().map_err(|_| known())
}

fn named(scopes: &[Scope]) -> Vec<&'static str> {
    scopes.iter().map(|&scope| scope.into()).collect()
}

/// End a key, at once
#[derive(Args)]
pub(super) struct Revoke {
    #[command(flatten)]
    of: WorkspaceArgs,
    /// The key's id (key_…), not the key
    id: String,
}

impl Key {
    pub(super) fn run(self, shell: &Shell) -> Result<Exit, Error> {
        match self {
            Self::List(command) => {
                let keys = command.of.run(shell, async |service, workspace| {
                    Ok(service.keys(workspace.id).await?)
                })?;
                shell.answer(&Listed {
                    keys: keys.into_iter().map(Known::from).collect(),
                })
            }
            Self::Create(command) => command.run(shell),
            Self::Revoke(command) => command.run(shell),
        }
    }
}

impl Create {
    fn run(self, shell: &Shell) -> Result<Exit, Error> {
        let label = self.label.as_deref().map(Label::parse).transpose()?;
        let scopes = if self.scope.is_empty() {
            Scope::all()
        } else {
            self.scope
        };
        let (workspace, info, key) = self.of.run(shell, async |service, workspace| {
            let (info, key) = service.create_key(workspace.id, label, scopes).await?;
            Ok((workspace.name, info, key))
        })?;
        shell.answer(&Made {
            workspace: &workspace,
            id: info.id.into(),
            scopes: named(&info.scopes),
            api_key: key.expose(),
        })
    }
}

impl Revoke {
    fn run(self, shell: &Shell) -> Result<Exit, Error> {
        // A key in place of its id: the shell and the process list have seen it, so its owner must hear of it.
        if self.id.starts_with("cs_") {
            return Err(Error::Name(
                "this is a key, not a key's id; whoever could see it here may use it. \
                 `countersign key list` shows the ids: revoke this key by its id"
                    .to_owned(),
            ));
        }
        let id = KeyId::from_text(self.id);
        self.of.run(shell, async |service, workspace| {
            Ok(service.revoke_key(workspace.id, id.clone()).await?)
        })?;
        shell.answer(&Ended { revoked: id.into() })
    }
}

/// What is known of a key.
#[derive(Serialize)]
struct Known {
    id: shapes::KeyId,
    label: Option<String>,
    scopes: Vec<&'static str>,
    created_at: Moment,
    revoked_at: Option<Moment>,
}

impl From<KeyInfo> for Known {
    fn from(key: KeyInfo) -> Self {
        Self {
            id: key.id.into(),
            label: key.label,
            scopes: named(&key.scopes),
            created_at: key.created_at.into(),
            revoked_at: key.revoked_at.map(Moment),
        }
    }
}

#[derive(Serialize)]
struct Listed {
    keys: Vec<Known>,
}

impl fmt::Display for Listed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let rows = self.keys.iter().map(|key| {
            [
                key.id.to_string(),
                moment(key.created_at),
                key.revoked_at
                    .map_or_else(|| "live".to_owned(), |at| format!("ended {}", moment(at))),
                key.scopes.join(" "),
                key.label.clone().unwrap_or_default(),
            ]
        });
        let table = Table {
            head: ["ID", "SINCE", "STATE", "SCOPES", "LABEL"],
            rows: rows.collect(),
        };
        table.fmt(f)
    }
}

#[derive(Serialize)]
struct Made<'a> {
    workspace: &'a str,
    id: shapes::KeyId,
    scopes: Vec<&'static str>,
    api_key: &'a str,
}

impl fmt::Display for Made<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            workspace,
            id,
            scopes,
            api_key,
        } = self;
        let scopes = scopes.join(" ");
        writeln!(
            f,
            "workspace  {workspace}\nid         {id}\nscopes     {scopes}\nAPI key    {api_key}"
        )?;
        write!(
            f,
            "           Keep it where your backend reads its secrets: it is not shown again."
        )
    }
}

#[derive(Serialize)]
struct Ended {
    revoked: shapes::KeyId,
}

impl fmt::Display for Ended {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ended {}: it opens nothing any more", self.revoked)
    }
}
