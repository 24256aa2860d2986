//! `countersign workspace webhook`: where a workspace hears of its events.

use std::fmt;
use std::path::PathBuf;

use clap::Args;
use countersign_delivery::Endpoint;
use countersign_verifier::http::shapes::Moment;
use serde::Serialize;

use super::error::Error;
use super::init::SecretFile;
use super::shell::{Exit, Shell};
use super::store_args::{StoreArgs, block_on, named};
use super::table::moment;

/// Show, set or remove where a workspace hears of its events. Setting it makes a new secret, which is told this once
#[derive(Args)]
pub(super) struct Webhook {
    #[command(flatten)]
    at: StoreArgs,
    /// The workspace
    name: String,
    /// Send every event there: https, or http on this machine. Needs the data folder with the key ring
    #[arg(long, value_name = "URL", conflicts_with = "remove")]
    url: Option<String>,
    /// Write the secret into this new file, readable by this user alone, instead of showing it
    #[arg(long, value_name = "FILE", requires = "url")]
    secret_file: Option<PathBuf>,
    /// Send events nowhere any more, those that wait included
    #[arg(long)]
    remove: bool,
}

impl Webhook {
    pub(super) fn run(self, shell: &Shell) -> Result<Exit, Error> {
        match (&self.url, self.remove) {
            (Some(url), _) => {
                let endpoint =
                    Endpoint::parse(url).map_err(|error| Error::Name(error.to_string()))?;
                self.set(shell, endpoint)
            }
            (None, true) => self.remove(shell),
            (None, false) => self.show(shell),
        }
    }

    fn set(self, shell: &Shell, endpoint: Endpoint) -> Result<Exit, Error> {
        let file = self
            .secret_file
            .as_deref()
            .map(SecretFile::create)
            .transpose()?;
        let url = endpoint.as_str().to_owned();
        let secret = block_on(async {
            let service = self.at.home(shell)?.open().await?;
            let workspace = named(&service, &self.name).await?;
            Ok(service.set_webhook(workspace.id, endpoint).await?)
        })?;
        let (shown, place) = match file {
            Some(file) => (None, Some(file.write(secret.expose())?)),
            None => (Some(secret.expose()), None),
        };
        shell.answer(&Made {
            workspace: &self.name,
            url,
            secret: shown,
            secret_file: place,
        })
    }

    fn remove(self, shell: &Shell) -> Result<Exit, Error> {
        let removed = block_on(async {
            let operator = self.at.operator(shell).await?;
            let workspace = named(&operator, &self.name).await?;
            Ok(operator.remove_webhook(workspace.id).await?)
        })?;
        if !removed {
            return Err(Error::NoWebhook);
        }
        shell.answer(&Known {
            workspace: self.name,
            url: None,
            since: None,
        })
    }

    fn show(self, shell: &Shell) -> Result<Exit, Error> {
        let found = block_on(async {
            let operator = self.at.operator(shell).await?;
            let workspace = named(&operator, &self.name).await?;
            Ok(operator.webhook(workspace.id).await?)
        })?;
        shell.answer(&Known {
            workspace: self.name,
            since: found.as_ref().map(|hook| Moment(hook.created_at)),
            url: found.map(|hook| hook.url),
        })
    }
}

#[derive(Serialize)]
struct Made<'a> {
    workspace: &'a str,
    url: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    secret: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    secret_file: Option<String>,
}

impl fmt::Display for Made<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { workspace, url, .. } = self;
        writeln!(f, "workspace  {workspace}\nevents     to {url}")?;
        if let Some(secret) = self.secret {
            writeln!(f, "secret     {secret}")?;
            write!(
                f,
                "           Keep it where the receiver reads its secrets: it is not shown again."
            )?;
        }
        if let Some(file) = &self.secret_file {
            write!(f, "secret     in {file}, for the receiver to read")?;
        }
        Ok(())
    }
}

#[derive(Serialize)]
struct Known {
    workspace: String,
    url: Option<String>,
    since: Option<Moment>,
}

impl fmt::Display for Known {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "workspace  {}\nevents     ", self.workspace)?;
        match (&self.url, self.since) {
            (Some(url), Some(since)) => write!(f, "to {url}, since {}", moment(since)),
            _ => f.write_str("are sent nowhere"),
        }
    }
}
