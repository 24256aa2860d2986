//! What the commands that work on a verifier's data are told.

use std::fs::File;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::Args;
use countersign_store::Store;
use countersign_store::clock::SystemClock;
use countersign_store::entropy::OsEntropy;
use countersign_store::model::Workspace;
use countersign_verifier::service::{self, Operator, Service, Witness};

use super::error::Error;
use super::home::Home;
use super::shell::Shell;
use crate::config::{Layer, variable};

/// Whose data.
#[derive(Args)]
pub(super) struct StoreArgs {
    /// The data folder: the key ring, and the database unless --store names a server
    #[arg(long, value_name = "DIR")]
    data: Option<PathBuf>,
    /// A PostgreSQL server; put a URL with a password into COUNTERSIGN_STORE instead
    #[arg(long, value_name = "URL")]
    store: Option<String>,
    /// A file of settings, instead of countersign.toml in this folder
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
}

impl StoreArgs {
    /// Every setting: these flags and `others`, then the environment, then the file.
    pub(super) fn settings(self, shell: &Shell, others: Layer) -> Result<Layer, Error> {
        if self.store.as_deref().is_some_and(has_password) {
            shell.warn(
                "every user of this machine can see the password in --store: put the URL into COUNTERSIGN_STORE",
            );
        }
        let flags = Layer {
            data: self.data,
            store: self.store,
            ..others
        };
        Ok(flags.resolve(self.config.as_deref(), variable)?)
    }

    /// Where the data is.
    pub(super) fn home(self, shell: &Shell) -> Result<Home, Error> {
        home_of(&self.settings(shell, Layer::default())?)
    }

    /// Whoever looks after the data. No key is read, so with a database server no data folder is needed.
    pub(super) async fn operator(self, shell: &Shell) -> Result<Operator, Error> {
        let settings = self.settings(shell, Layer::default())?;
        match server_of(&settings)? {
            Some(url) => {
                let store = Store::postgres(url, None).await?;
                Ok(Operator::without_keys(store, Arc::new(OsEntropy)))
            }
            None => home_of(&settings)?.operator().await,
        }
    }
}

impl StoreArgs {
    /// Whoever looks at what happened: in this copy of the database, if one is named, with the key ring where there is one.
    pub(super) async fn witness(
        self,
        shell: &Shell,
        copy: Option<&Path>,
    ) -> Result<Witness, Error> {
        let settings = self.settings(shell, Layer::default())?;
        let ring = || match &settings.data {
            Some(_) => home_of(&settings)?.key_ring_if_any(),
            None => Ok(None),
        };
        let store = match (copy, server_of(&settings)?) {
            (Some(copy), _) => open_copy(copy)?,
            (None, Some(url)) => Store::postgres(url, None).await?,
            (None, None) => {
                let home = home_of(&settings)?;
                home.expect_database()?;
                home.store().await?
            }
        };
        Ok(Witness::perhaps_with_keys(
            store,
            ring()?,
            Arc::new(OsEntropy),
        ))
    }
}

fn open_copy(path: &Path) -> Result<Store, Error> {
    File::open(path).map_err(|source| Error::File {
        path: path.display().to_string(),
        source,
    })?;
    Ok(Store::copy(path, Arc::new(SystemClock))?)
}

pub(super) fn home_of(settings: &Layer) -> Result<Home, Error> {
    let server = server_of(settings)?;
    let folder = settings.data.clone().ok_or_else(|| {
        let holds = match server {
            Some(_) => "its key ring is there",
            None => "everything is there",
        };
        Error::Setting(format!(
            "which data folder? Name it with --data DIR or COUNTERSIGN_DATA: {holds}"
        ))
    })?;
    Ok(Home::new(folder, server.map(str::to_owned)))
}

/// The database server's URL; none for SQLite in the data folder.
fn server_of(settings: &Layer) -> Result<Option<&str>, Error> {
    let server = settings.store.as_deref();
    let known = |url: &str| url.starts_with("postgres://") || url.starts_with("postgresql://");
    if server.is_some_and(|url| !known(url)) {
        return Err(Error::Setting(
            "the store must be a PostgreSQL URL, postgres://…; leave it out for SQLite in the data folder".to_owned(),
        ));
    }
    Ok(server)
}

/// Whether an address holds a password.
pub(super) fn has_password(url: &str) -> bool {
    url.split_once("://")
        .and_then(|(_, rest)| rest.split('/').next())
        .and_then(|authority| authority.rsplit_once('@'))
        .is_some_and(|(user, _)| user.contains(':'))
        || url.contains("password=")
}

/// Which workspace.
#[derive(Args)]
pub(super) struct WorkspaceArgs {
    #[command(flatten)]
    at: StoreArgs,
    /// The workspace; may be left out while there is only one
    #[arg(long, value_name = "NAME")]
    workspace: Option<String>,
}

impl WorkspaceArgs {
    /// Does `work` on the workspace that was meant.
    pub(super) fn run<T>(
        self,
        shell: &Shell,
        work: impl AsyncFnOnce(Operator, Workspace) -> Result<T, Error>,
    ) -> Result<T, Error> {
        block_on(async {
            let operator = self.at.operator(shell).await?;
            let workspace = choose(&operator, self.workspace.as_deref()).await?;
            work(operator, workspace).await
        })
    }

    /// Whether one is named.
    pub(super) const fn names_one(&self) -> bool {
        self.workspace.is_some()
    }

    /// The same, with the key ring where there is one.
    pub(super) fn look<T>(
        self,
        shell: &Shell,
        work: impl AsyncFnOnce(Witness, Workspace) -> Result<T, Error>,
    ) -> Result<T, Error> {
        block_on(async {
            let witness = self.at.witness(shell, None).await?;
            let workspace = choose(&witness, self.workspace.as_deref()).await?;
            work(witness, workspace).await
        })
    }

    /// Looks at the workspace that was named, or at all, in this copy of the database if one is named.
    pub(super) fn look_at_all<T>(
        self,
        shell: &Shell,
        copy: Option<&Path>,
        work: impl AsyncFnOnce(Witness, Vec<Workspace>) -> Result<T, Error>,
    ) -> Result<T, Error> {
        block_on(async {
            let witness = self.at.witness(shell, copy).await?;
            let workspaces = match self.workspace.as_deref() {
                Some(name) => vec![named(&witness, name).await?],
                None => witness.workspaces().await?,
            };
            work(witness, workspaces).await
        })
    }
}

async fn choose<K>(operator: &Service<K>, name: Option<&str>) -> Result<Workspace, Error> {
    if let Some(name) = name {
        return named(operator, name).await;
    }
    let mut workspaces = operator.workspaces().await?;
    match (workspaces.pop(), workspaces.is_empty()) {
        (Some(only), true) => Ok(only),
        (Some(_), false) => Err(Error::WhichWorkspace),
        (None, _) => Err(Error::NoWorkspace),
    }
}

/// The workspace of this name.
pub(super) async fn named<K>(operator: &Service<K>, name: &str) -> Result<Workspace, Error> {
    operator.workspace(name).await.map_err(|error| match error {
        service::Error::NotFound(_) => Error::NoSuchWorkspace,
        error => error.into(),
    })
}

/// Runs a command's work to its end.
pub(super) fn block_on<T>(work: impl Future<Output = Result<T, Error>>) -> Result<T, Error> {
    tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(Error::Stopped)?
        .block_on(work)
}

#[cfg(test)]
mod tests {
    use super::has_password;

    #[test]
    fn s18_a_password_among_the_arguments_is_noticed() {
        for url in [
            "postgres://u:p@h/d",
            "postgres://u:p%40x@h:1/d",
            "postgres://h/d?user=u&password=p",
        ] {
            assert!(has_password(url), "{url}");
        }
        for url in [
            "postgres://h/d",
            "postgres://u@h:5432/d",
            "postgres://h:5432/a@b:c",
            "x",
        ] {
            assert!(!has_password(url), "{url}");
        }
    }
}
