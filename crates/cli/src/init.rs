//! `countersign init`: from nothing to a workspace with a key.

use std::fmt;
use std::sync::Arc;

use clap::Args;
use countersign_store::entropy::OsEntropy;
use countersign_store::model::{Origin, Workspace, WorkspaceName};
use countersign_store::sealing::KeyRing;
use countersign_verifier::service::Service;
use serde::Serialize;

use super::error::Error;
use super::home::{Home, HomeError};
use super::shell::{Exit, Shell};
use super::store_args::{StoreArgs, block_on};

/// Make a data folder with a key ring and a database, a first workspace, and an API key for its backend.
///
/// The key is printed this once. If it is stopped half-way, run it again: it goes on, and never replaces a key ring.
#[derive(Args)]
#[command(after_help = "\
Examples:
  countersign init --data var/countersign --workspace demo --origin https://app.example.org
  COUNTERSIGN_STORE=postgres://… countersign init --data /etc/countersign --workspace demo

Back up the file `keyring` in the data folder apart from the database: without it no stored secret opens.")]
pub(super) struct Init {
    #[command(flatten)]
    at: StoreArgs,
    /// The workspace's name: what people see as the issuer in their authenticator app
    #[arg(long, value_name = "NAME")]
    workspace: String,
    /// Pages of this origin may call with the workspace's client tokens; can be given several times
    #[arg(long, value_name = "URL")]
    origin: Vec<String>,
}

impl Init {
    pub(super) fn run(self, shell: &Shell) -> Result<Exit, Error> {
        let name = WorkspaceName::parse(&self.workspace)?;
        let origins = origins(&self.origin)?;
        let home = self.at.home(shell)?;
        home.make()?;
        let api_key = block_on(begin(&home, &name, origins))?;
        shell.answer(&Begun {
            workspace: name.as_str(),
            api_key: &api_key,
            folder: home.folder(),
        })
    }
}

pub(super) fn origins(texts: &[String]) -> Result<Vec<Origin>, Error> {
    let mut origins = Vec::with_capacity(texts.len());
    for text in texts {
        let origin = Origin::parse(text)?;
        if !origins.contains(&origin) {
            origins.push(origin);
        }
    }
    Ok(origins)
}

/// The last step is the key: whatever a stop left undone before it is done by the next run.
async fn begin(
    home: &Home,
    name: &WorkspaceName,
    origins: Vec<Origin>,
) -> Result<zeroize::Zeroizing<String>, Error> {
    let store = home.store().await?;
    // It only says what there is: the ring of this one seals nothing, and none is left where another node's belongs.
    let looking = Service::new(
        store.clone(),
        KeyRing::generate(&OsEntropy)?,
        Arc::new(OsEntropy),
    );
    let begun = unfinished(&looking, home, name).await?;

    let service = Service::new(store, home.key_ring()?, Arc::new(OsEntropy));
    let id = match begun {
        Some(workspace) => {
            service.set_origins(workspace.id.clone(), origins).await?;
            workspace.id
        }
        None => service.create_workspace(name, origins).await?.id,
    };
    let (_, key) = service.create_key(id, None).await?;
    Ok(zeroize::Zeroizing::new(key.expose().to_owned()))
}

/// The workspace that an `init` before this one made without coming to its key; refuses when there is any other.
async fn unfinished(
    service: &Service,
    home: &Home,
    name: &WorkspaceName,
) -> Result<Option<Workspace>, Error> {
    let mut workspaces = service.workspaces().await?;
    let Some(last) = workspaces.pop() else {
        return Ok(None);
    };
    let unfinished = workspaces.is_empty()
        && last.name == name.as_str()
        && service.keys(last.id.clone()).await?.is_empty();
    if unfinished {
        return Ok(Some(last));
    }
    Err(HomeError::InUse {
        place: home.place(),
        folder: home.folder(),
        workspace: last.name,
    }
    .into())
}

#[derive(Serialize)]
struct Begun<'a> {
    workspace: &'a str,
    api_key: &'a str,
    #[serde(skip)]
    folder: String,
}

impl fmt::Display for Begun<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            workspace,
            api_key,
            folder,
        } = self;
        writeln!(f, "workspace  {workspace}")?;
        writeln!(f, "API key    {api_key}")?;
        writeln!(
            f,
            "           Keep it where your backend reads its secrets: it is not shown again."
        )?;
        writeln!(f, "data       {folder}")?;
        writeln!(
            f,
            "           Back up its file `keyring`: without it no stored secret opens."
        )?;
        write!(f, "next       countersign serve --data {folder}")
    }
}
