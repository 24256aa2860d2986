//! `countersign init`: from nothing to a workspace with a key.

use std::fmt;
use std::fs::{self, File, OpenOptions, Permissions};
use std::io::{ErrorKind, Write as _};
use std::os::unix::fs::{OpenOptionsExt as _, PermissionsExt as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::Args;
use countersign_policy::{Policy, Preset};
use countersign_store::entropy::OsEntropy;
use countersign_store::model::{Origin, Workspace, WorkspaceName};
use countersign_verifier::service::Operator;
use serde::Serialize;

use super::args::preset;
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
    /// Begin with this policy: heyy, hello-customer, zendesk, helpkit or customer-io
    #[arg(long, value_name = "NAME", value_parser = preset)]
    preset: Option<Preset>,
    /// Write the API key to this new file, readable by its owner alone, instead of printing it
    #[arg(long, value_name = "FILE")]
    api_key_file: Option<PathBuf>,
}

impl Init {
    pub(super) fn run(self, shell: &Shell) -> Result<Exit, Error> {
        let name = WorkspaceName::parse(&self.workspace)?;
        let origins = origins(&self.origin)?;
        let policy = self.preset.map(Preset::policy).transpose()?;
        let home = self.at.home(shell)?;
        // Before anything is made: a key that cannot be written down must not exist.
        let file = self
            .api_key_file
            .as_deref()
            .map(SecretFile::create)
            .transpose()?;
        let made = home.make().map_err(Error::from);
        let api_key = match made.and_then(|()| block_on(begin(&home, &name, origins, policy))) {
            Ok(api_key) => api_key,
            Err(error) => {
                if let Some(file) = file {
                    file.discard();
                }
                return Err(error);
            }
        };
        let place = file.map(|file| file.write(&api_key)).transpose()?;
        shell.answer(&Begun {
            workspace: name.as_str(),
            preset: self.preset.map(Into::into),
            api_key: place.is_none().then_some(&api_key),
            api_key_file: place,
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
    policy: Option<Policy>,
) -> Result<zeroize::Zeroizing<String>, Error> {
    let store = home.store().await?;
    // The key ring is made only when this is known to be the first node: none is left where another node's belongs.
    let operator = Operator::without_keys(store, Arc::new(OsEntropy));
    let begun = unfinished(&operator, home, name).await?;
    home.key_ring()?;
    let id = match begun {
        Some(workspace) => {
            operator.set_origins(workspace.id.clone(), origins).await?;
            if let Some(policy) = policy {
                operator.begin_policy(workspace.id.clone(), policy).await?;
            }
            workspace.id
        }
        None => {
            let made = operator.create_workspace_with(name, origins, policy);
            made.await?.id
        }
    };
    let (_, key) = operator
        .create_key(id, None, countersign_store::model::Scope::all())
        .await?;
    Ok(zeroize::Zeroizing::new(key.expose().to_owned()))
}

/// The workspace that an `init` before this one made without coming to its key; refuses when there is any other.
async fn unfinished(
    operator: &Operator,
    home: &Home,
    name: &WorkspaceName,
) -> Result<Option<Workspace>, Error> {
    let mut workspaces = operator.workspaces().await?;
    let Some(last) = workspaces.pop() else {
        return Ok(None);
    };
    let unfinished = workspaces.is_empty()
        && last.name == name.as_str()
        && operator.keys(last.id.clone()).await?.is_empty();
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

/// The file that an API key, or another secret, is written to.
pub(super) struct SecretFile {
    path: String,
    file: File,
}

impl SecretFile {
    /// Makes the file. An empty one, such as an interrupted `init` leaves, is taken; no other is overwritten.
    pub(super) fn create(path: &Path) -> Result<Self, Error> {
        let name = path.display().to_string();
        let open = || -> std::io::Result<File> {
            let file = OpenOptions::new()
                .append(true)
                .create(true)
                .mode(0o600)
                .open(path)?;
            if file.metadata()?.len() > 0 {
                return Err(ErrorKind::AlreadyExists.into());
            }
            file.set_permissions(Permissions::from_mode(0o600))?;
            Ok(file)
        };
        match open() {
            Ok(file) => Ok(Self { path: name, file }),
            Err(source) if source.kind() == ErrorKind::AlreadyExists => {
                Err(Error::SecretThere { path: name })
            }
            Err(source) => Err(Error::File { path: name, source }),
        }
    }

    /// Removes the file again: there is no key to write.
    fn discard(self) {
        // It is empty, so one that stays does no harm.
        let _ = fs::remove_file(self.path);
    }

    /// Writes the secret, durably; where it is now.
    pub(super) fn write(mut self, secret: &str) -> Result<String, Error> {
        let written = writeln!(self.file, "{secret}").and_then(|()| self.file.sync_all());
        match written {
            Ok(()) => Ok(self.path),
            Err(source) => Err(Error::File {
                path: self.path,
                source,
            }),
        }
    }
}

#[derive(Serialize)]
struct Begun<'a> {
    workspace: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    preset: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    api_key: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    api_key_file: Option<String>,
    #[serde(skip)]
    folder: String,
}

impl fmt::Display for Begun<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "workspace  {}", self.workspace)?;
        if let Some(preset) = self.preset {
            writeln!(f, "policy     begins as {preset}")?;
        }
        if let Some(api_key) = self.api_key {
            writeln!(f, "API key    {api_key}")?;
            writeln!(
                f,
                "           Keep it where your backend reads its secrets: it is not shown again."
            )?;
        }
        if let Some(file) = &self.api_key_file {
            writeln!(f, "API key    in {file}, for your backend to read")?;
        }
        writeln!(f, "data       {}", self.folder)?;
        writeln!(
            f,
            "           Back up its file `keyring`: without it no stored secret opens."
        )?;
        write!(f, "next       countersign serve --data {}", self.folder)
    }
}
