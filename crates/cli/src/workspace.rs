//! `countersign workspace`: the customers of this verifier.

use std::fmt;
use std::fs::File;
use std::io::Read as _;
use std::path::{Path, PathBuf};

use clap::{Args, Subcommand};
use countersign_policy::Preset;
use countersign_store::model::{self, Brand, Color, Logo, Origin, WorkspaceName};
use countersign_verifier::http::shapes::{Moment, WorkspaceId};
use serde::Serialize;

use super::args::preset;
use super::error::Error;
use super::init::origins;
use super::shell::{Exit, Shell};
use super::store_args::{StoreArgs, block_on, named};
use super::table::{Table, moment};
use super::webhook::Webhook;

/// List and make workspaces, say which pages may call.
#[derive(Subcommand)]
#[command(after_help = "\
Examples:
  countersign workspace create --data DIR 'ACME Support' --origin https://support.example.org
  countersign workspace origins --data DIR 'ACME Support' --add https://beta.example.org
  countersign workspace brand --data DIR 'ACME Support' --color '#1a6b5c' --logo logo.png
  countersign workspace webhook --data DIR 'ACME Support' --url https://support.example.org/hooks")]
pub(super) enum Workspace {
    /// Every workspace, with the origins it lists
    List(List),
    /// Make a workspace; its first API key comes from `key create`
    Create(Create),
    /// Show or change the origins whose pages may call with a workspace's client tokens
    Origins(Origins),
    /// Show or change how a workspace's hosted pages look
    Brand(Look),
    /// Show, set or remove where a workspace hears of its events
    Webhook(Webhook),
}

/// Every workspace, with the origins it lists
#[derive(Args)]
pub(super) struct List {
    #[command(flatten)]
    at: StoreArgs,
}

/// Make a workspace; its first API key comes from `key create`
#[derive(Args)]
pub(super) struct Create {
    #[command(flatten)]
    at: StoreArgs,
    /// What people see as the issuer in their authenticator app
    name: String,
    /// Pages of this origin may call; can be given several times
    #[arg(long, value_name = "URL")]
    origin: Vec<String>,
    /// Begin with this policy: heyy, hello-customer, zendesk, helpkit or customer-io
    #[arg(long, value_name = "NAME", value_parser = preset)]
    preset: Option<Preset>,
}

/// Show or change the origins whose pages may call with a workspace's client tokens
#[derive(Args)]
pub(super) struct Origins {
    #[command(flatten)]
    at: StoreArgs,
    /// The workspace
    name: String,
    /// List this origin too; can be given several times
    #[arg(long, value_name = "URL")]
    add: Vec<String>,
    /// List this origin no longer; can be given several times
    #[arg(long, value_name = "URL")]
    remove: Vec<String>,
}

/// Show or change how a workspace's hosted pages look
#[derive(Args)]
pub(super) struct Look {
    #[command(flatten)]
    at: StoreArgs,
    /// The workspace
    name: String,
    /// The color of the buttons, like '#1a6b5c'; `none` takes it away
    #[arg(long, value_name = "#RRGGBB")]
    color: Option<String>,
    /// The logo: a PNG, JPEG or WebP file of at most 32 kilobytes; `none` takes it away
    #[arg(long, value_name = "FILE")]
    logo: Option<PathBuf>,
}

impl Workspace {
    pub(super) fn run(self, shell: &Shell) -> Result<Exit, Error> {
        match self {
            Self::List(command) => {
                let workspaces =
                    block_on(async { Ok(command.at.operator(shell).await?.workspaces().await?) })?;
                shell.answer(&Listed {
                    workspaces: workspaces.into_iter().map(Known::from).collect(),
                })
            }
            Self::Create(command) => command.run(shell),
            Self::Origins(command) => command.run(shell),
            Self::Brand(command) => command.run(shell),
            Self::Webhook(command) => command.run(shell),
        }
    }
}

impl Create {
    fn run(self, shell: &Shell) -> Result<Exit, Error> {
        let (name, origins) = (WorkspaceName::parse(&self.name)?, origins(&self.origin)?);
        let policy = self.preset.map(Preset::policy).transpose()?;
        let made = block_on(async {
            let operator = self.at.operator(shell).await?;
            let made = operator.create_workspace_with(&name, origins, policy);
            Ok(made.await?)
        })?;
        shell.answer(&Made {
            workspace: made.into(),
            preset: self.preset.map(Into::into),
        })?;
        shell.remark(format_args!(
            "next: countersign key create --workspace '{}'",
            name.as_str()
        ));
        Ok(Exit::Done)
    }
}

impl Origins {
    fn run(self, shell: &Shell) -> Result<Exit, Error> {
        let (add, remove) = (origins(&self.add)?, origins(&self.remove)?);
        let listed = block_on(async {
            let operator = self.at.operator(shell).await?;
            let workspace = named(&operator, &self.name).await?;
            let listed = changed(workspace.origins.clone(), add, &remove)?;
            if listed != workspace.origins {
                operator.set_origins(workspace.id, listed.clone()).await?;
            }
            Ok(listed)
        })?;
        shell.answer(&ListedOrigins {
            workspace: self.name,
            origins: spelled(&listed),
        })
    }
}

impl Look {
    fn run(self, shell: &Shell) -> Result<Exit, Error> {
        let color = self.color.as_deref().map(color).transpose()?;
        let logo = self.logo.as_deref().map(logo).transpose()?;
        let brand = block_on(async {
            let operator = self.at.operator(shell).await?;
            let workspace = named(&operator, &self.name).await?.id;
            let known = operator.brand(workspace.clone()).await?;
            let brand = Brand {
                color: color.unwrap_or_else(|| known.color.clone()),
                logo: logo.unwrap_or_else(|| known.logo.clone()),
            };
            if brand != known {
                operator.set_brand(workspace, brand.clone()).await?;
            }
            Ok(brand)
        })?;
        shell.answer(&Looks {
            workspace: self.name,
            color: brand.color.map(|color| color.as_str().to_owned()),
            logo: brand.logo.map(|logo| logo.as_data_url().to_owned()),
        })
    }
}

fn color(text: &str) -> Result<Option<Color>, Error> {
    match text {
        "none" => Ok(None),
        text => Ok(Some(Color::parse(text)?)),
    }
}

fn logo(path: &Path) -> Result<Option<Logo>, Error> {
    if path == Path::new("none") {
        return Ok(None);
    }
    let file = |source| Error::File {
        path: path.display().to_string(),
        source,
    };
    // One byte more than a logo may have tells that it is too large, however large it is.
    let most = u64::try_from(Logo::LARGEST).unwrap_or(u64::MAX);
    let mut bytes = Vec::new();
    File::open(path)
        .and_then(|open| open.take(most.saturating_add(1)).read_to_end(&mut bytes))
        .map_err(file)?;
    Ok(Some(Logo::from_file(&bytes)?))
}

/// Taking away what is not there is a slip worth hearing of; adding what is there is not.
fn changed(
    mut listed: Vec<Origin>,
    add: Vec<Origin>,
    remove: &[Origin],
) -> Result<Vec<Origin>, Error> {
    for origin in remove {
        let before = listed.len();
        listed.retain(|known| known != origin);
        if listed.len() == before {
            return Err(Error::OriginNotListed);
        }
    }
    for origin in add {
        if !listed.contains(&origin) {
            listed.push(origin);
        }
    }
    Ok(listed)
}

/// A workspace, as it is told.
#[derive(Serialize)]
struct Known {
    id: WorkspaceId,
    name: String,
    origins: Vec<String>,
    created_at: Moment,
}

impl From<model::Workspace> for Known {
    fn from(workspace: model::Workspace) -> Self {
        Self {
            id: workspace.id.into(),
            name: workspace.name,
            origins: spelled(&workspace.origins),
            created_at: workspace.created_at.into(),
        }
    }
}

#[derive(Serialize)]
struct Listed {
    workspaces: Vec<Known>,
}

impl fmt::Display for Listed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let rows = self.workspaces.iter().map(|known| {
            [
                known.name.clone(),
                known.id.to_string(),
                moment(known.created_at),
                on_one_line(&known.origins),
            ]
        });
        let table = Table {
            head: ["NAME", "ID", "SINCE", "ORIGINS"],
            rows: rows.collect(),
        };
        table.fmt(f)
    }
}

#[derive(Serialize)]
struct Made {
    #[serde(flatten)]
    workspace: Known,
    #[serde(skip_serializing_if = "Option::is_none")]
    preset: Option<&'static str>,
}

impl fmt::Display for Made {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Known {
            name, id, origins, ..
        } = &self.workspace;
        write!(
            f,
            "workspace  {name}\nid         {id}\norigins    {}",
            on_one_line(origins)
        )?;
        match self.preset {
            Some(preset) => write!(f, "\npolicy     begins as {preset}"),
            None => Ok(()),
        }
    }
}

#[derive(Serialize)]
struct ListedOrigins {
    workspace: String,
    origins: Vec<String>,
}

impl fmt::Display for ListedOrigins {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.origins.is_empty() {
            return f.write_str("none: only pages that the verifier itself serves may call");
        }
        f.write_str(&self.origins.join("\n"))
    }
}

#[derive(Serialize)]
struct Looks {
    workspace: String,
    color: Option<String>,
    logo: Option<String>,
}

impl fmt::Display for Looks {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let logo = match &self.logo {
            Some(logo) => logo.split(';').next().unwrap_or_default(),
            None => "none",
        };
        write!(
            f,
            "workspace  {}\ncolor      {}\nlogo       {}",
            self.workspace,
            self.color.as_deref().unwrap_or("none"),
            logo.trim_start_matches("data:"),
        )
    }
}

fn spelled(origins: &[Origin]) -> Vec<String> {
    let texts = origins.iter().map(|origin| origin.as_str().to_owned());
    texts.collect()
}

fn on_one_line(origins: &[String]) -> String {
    if origins.is_empty() {
        return "none".to_owned();
    }
    origins.join(" ")
}
